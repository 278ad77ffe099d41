package gradus.tensor;

import java.util.Arrays;

/// The numbers behind one or more tensors: one flat Java array.
///
/// A view, such as a transpose, is a second tensor on the same storage. Only a backend needs to
/// look in here; everybody else asks the tensor.
public abstract sealed class Storage {
  /// Counts assignments, so that `backward()` can tell that a number it needs is no longer there.
  int version;

  private Storage() {}

  static Storage allocate(DType type, int length) {
    return switch (type) {
      case FLOAT32 -> new Floats(new float[length]);
      case FLOAT64 -> new Doubles(new double[length]);
      case BFLOAT16, FLOAT16 -> new Halves(type, new short[length]);
    };
  }

  /// The type of every number in here.
  ///
  /// @return the type
  public abstract DType type();

  /// How many numbers there are.
  ///
  /// @return the length of the array
  public abstract int length();

  /// One number.
  ///
  /// @param i its place in the array
  /// @return the number
  public abstract double get(int i);

  /// Writes one number, rounded to the type of this storage.
  ///
  /// @param i its place in the array
  /// @param value the number
  public abstract void set(int i, double value);

  abstract void fill(double value);

  /// Numbers of 32 bits.
  public static final class Floats extends Storage {
    private final float[] array;

    Floats(float[] array) {
      this.array = array;
    }

    /// The array itself, not a copy.
    ///
    /// @return the numbers
    public float[] array() {
      return array;
    }

    @Override
    public DType type() {
      return DType.FLOAT32;
    }

    @Override
    public int length() {
      return array.length;
    }

    @Override
    public double get(int i) {
      return array[i];
    }

    @Override
    public void set(int i, double value) {
      array[i] = (float) value;
    }

    @Override
    void fill(double value) {
      Arrays.fill(array, (float) value);
    }
  }

  /// Numbers of 64 bits.
  public static final class Doubles extends Storage {
    private final double[] array;

    Doubles(double[] array) {
      this.array = array;
    }

    /// The array itself, not a copy.
    ///
    /// @return the numbers
    public double[] array() {
      return array;
    }

    @Override
    public DType type() {
      return DType.FLOAT64;
    }

    @Override
    public int length() {
      return array.length;
    }

    @Override
    public double get(int i) {
      return array[i];
    }

    @Override
    public void set(int i, double value) {
      array[i] = value;
    }

    @Override
    void fill(double value) {
      Arrays.fill(array, value);
    }
  }

  /// Numbers of 16 bits, `bfloat16` or `float16`: a type to keep numbers in, not to compute with.
  ///
  /// Reading widens a number, which is exact. Writing rounds it to `float32` and then to the
  /// nearest of 16 bits, the even one of two that are equally near, as PyTorch does.
  public static final class Halves extends Storage {
    private final DType type;
    private final short[] array;

    Halves(DType type, short[] array) {
      this.type = type;
      this.array = array;
    }

    /// The bits themselves, not a copy.
    ///
    /// @return the numbers, each as the 16 bits that it is kept in
    public short[] array() {
      return array;
    }

    @Override
    public DType type() {
      return type;
    }

    @Override
    public int length() {
      return array.length;
    }

    @Override
    public double get(int i) {
      return type == DType.FLOAT16
          ? Float.float16ToFloat(array[i])
          : Float.intBitsToFloat(array[i] << 16);
    }

    @Override
    public void set(int i, double value) {
      array[i] = bits((float) value);
    }

    @Override
    void fill(double value) {
      Arrays.fill(array, bits((float) value));
    }

    private short bits(float value) {
      return type == DType.FLOAT16 ? Float.floatToFloat16(value) : brainBits(value);
    }

    /// The upper half of the bits of a `float32`, rounded.
    private static short brainBits(float value) {
      int bits = Float.floatToIntBits(value);
      // Rounding up could carry a NaN over into an infinity or into a number.
      int half = Float.isNaN(value) ? 0 : 0x7fff + ((bits >>> 16) & 1);
      return (short) ((bits + half) >>> 16);
    }
  }
}
