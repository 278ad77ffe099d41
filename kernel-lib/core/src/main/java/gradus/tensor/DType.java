package gradus.tensor;

/// The type of a tensor's numbers.
public enum DType {
  /// 32 bits: about 7 decimal digits. The default.
  FLOAT32("float32", 4, 24),
  /// 64 bits: about 16 decimal digits. For checking derivatives and for exact comparisons.
  FLOAT64("float64", 8, 53),
  /// 16 bits with the range of `float32`, to 3.4e38, and 2 to 3 decimal digits. Half the memory.
  BFLOAT16("bfloat16", 2, 8),
  /// 16 bits with 3 to 4 decimal digits, to 65,504 only; the smallest positive number is 6e-8.
  FLOAT16("float16", 2, 11);

  private final String label;
  private final int bytes;
  private final int digits;

  DType(String label, int bytes, int digits) {
    this.label = label;
    this.bytes = bytes;
    this.digits = digits;
  }

  /// How many bytes one number takes.
  ///
  /// @return 2, 4 or 8
  public int bytes() {
    return bytes;
  }

  /// How many binary digits a number has: whole numbers are exact up to 2 to this power.
  ///
  /// @return 24 for `float32`, 53 for `float64`, 8 for `bfloat16`, 11 for `float16`
  public int digits() {
    return digits;
  }

  /// The type for whole numbers from 0 to `largest` beside numbers of this type: this type if it
  /// can tell them apart, else one that can.
  DType counting(int largest) {
    return largest <= 1L << digits ? this : largest <= 1 << FLOAT32.digits ? FLOAT32 : FLOAT64;
  }

  /// The name that NumPy and PyTorch use, such as `float32`.
  @Override
  public String toString() {
    return label;
  }
}
