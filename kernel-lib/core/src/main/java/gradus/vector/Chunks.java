package gradus.vector;

/// How large work is split over the [Team]: into parts whose bounds depend on the work alone, so
/// that its bits do not depend on who does which part.
final class Chunks {
  /// From so many numbers on it pays to ask others for help.
  static final int LARGE = 32_768;

  private static final int SMALLEST = 16_384;
  private static final int MOST_PARTS = 4096;

  /// Part bounds are multiples of this, so that all parts but the last are whole vectors.
  private static final int STEP = 64;

  private Chunks() {}

  /// How many numbers each part of so many has, the last aside.
  static int size(int count) {
    int size = Math.max(SMALLEST, count / MOST_PARTS + 1);
    return (size + STEP - 1) / STEP * STEP;
  }

  /// How many rows each part has.
  static int rows(int rows, int columns) {
    return Math.clamp(size(rows * columns) / columns, rows / MOST_PARTS + 1, rows);
  }

  /// How many parts of a size there are.
  static int parts(int count, int size) {
    return (count - 1) / size + 1;
  }

  static void run(Kernel kernel, float[] x, int at, float[] out, int to, int count) {
    if (count < LARGE) {
      kernel.run(x, at, out, to, count);
      return;
    }
    int size = size(count);
    Team.run(
        parts(count, size),
        part -> {
          int k = part * size;
          kernel.run(x, at + k, out, to + k, Math.min(size, count - k));
        });
  }

  /// @param aStep 1 if the first input steps along, 0 if it is one number
  /// @param bStep the same of the second
  static void run(
      Kernel kernel,
      float[] a,
      int at,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] out,
      int to,
      int count) {
    if (count < LARGE) {
      kernel.run(a, at, b, bAt, out, to, count);
      return;
    }
    int size = size(count);
    Team.run(
        parts(count, size),
        part -> {
          int k = part * size;
          kernel.run(a, at + k * aStep, b, bAt + k * bStep, out, to + k, Math.min(size, count - k));
        });
  }
}
