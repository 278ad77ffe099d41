package gradus.tensor;

/// The type of a tensor's numbers.
public enum DType {
  /// 32 bits: about 7 decimal digits. The default.
  FLOAT32("float32", 4),
  /// 64 bits: about 16 decimal digits. For checking derivatives and for exact comparisons.
  FLOAT64("float64", 8);

  private final String label;
  private final int bytes;

  DType(String label, int bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /// How many bytes one number takes.
  ///
  /// @return 4 or 8
  public int bytes() {
    return bytes;
  }

  /// The name that NumPy and PyTorch use, such as `float32`.
  @Override
  public String toString() {
    return label;
  }
}
