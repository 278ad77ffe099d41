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
}
