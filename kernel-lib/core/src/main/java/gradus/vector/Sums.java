package gradus.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Sums of `float32` numbers, formed in 64 bits as the specification forms them.
///
/// The order of the additions depends on the count of the numbers and on the vector width, on
/// nothing else.
final class Sums {
  private static final VectorSpecies<Double> DOUBLES =
      switch (Width.HERE) {
        case BITS_128 -> DoubleVector.SPECIES_128;
        case BITS_256 -> DoubleVector.SPECIES_256;
        case BITS_512 -> DoubleVector.SPECIES_512;
      };

  /// As many numbers of half the size.
  private static final VectorSpecies<Float> FLOATS =
      switch (Width.HERE) {
        case BITS_128 -> FloatVector.SPECIES_64;
        case BITS_256 -> FloatVector.SPECIES_128;
        case BITS_512 -> FloatVector.SPECIES_256;
      };

  private static final int LANES = DOUBLES.length();

  /// Four sums at a time keep the adders busy: one addition does not wait for the one before. Each
  /// goes through a quarter of the numbers, because four ways through the memory at a time are
  /// faster than one.
  private static final int BLOCK = 4 * LANES;

  private static final int AROUND = 16;
  private static final VectorLoop SUMMING = summing();
  private static final VectorLoop ADDING = adding();

  private Sums() {}

  private static VectorLoop summing() {
    float[] x = new float[AROUND * BLOCK];
    return VectorLoop.of(AROUND, 20, k -> sumOfBlocks(x, 0, k * BLOCK));
  }

  private static VectorLoop adding() {
    float[] x = new float[AROUND * (BLOCK + LANES)];
    double[] sums = new double[BLOCK + LANES];
    return VectorLoop.of(
        AROUND,
        30,
        k -> {
          addBlock(x, 0, k, BLOCK, sums, 0);
          addVector(x, 0, k, LANES, sums, BLOCK);
        });
  }

  private static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  /// The sum of neighbors.
  static double sum(float[] x, int at, int count) {
    double sum = 0;
    int k = 0;
    if (count >= BLOCK) {
      k = count - count % BLOCK;
      sum = SUMMING.isHot(count) ? sumOfBlocks(x, at, k) : sumOneByOne(x, at, k);
    }
    for (; k < count; k++) {
      sum += x[at + k];
    }
    return sum;
  }

  private static double sumOfBlocks(float[] x, int at, int count) {
    if (count == 0) {
      return 0;
    }
    DoubleVector a = DoubleVector.zero(DOUBLES);
    DoubleVector b = DoubleVector.zero(DOUBLES);
    DoubleVector c = DoubleVector.zero(DOUBLES);
    DoubleVector d = DoubleVector.zero(DOUBLES);
    int quarter = count / 4;
    for (int k = at; k < at + quarter; k += LANES) {
      a = a.add(load(x, k));
      b = b.add(load(x, k + quarter));
      c = c.add(load(x, k + 2 * quarter));
      d = d.add(load(x, k + 3 * quarter));
    }
    // Not reduceLanes, whose order is left open.
    double[] lanes = Scratch.own().lanes();
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    double sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += lanes[lane];
    }
    return sum;
  }

  private static double sumOneByOne(float[] x, int at, int count) {
    int quarter = count / 4;
    double sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      for (int k = at + lane; k < at + quarter; k += LANES) {
        a += x[k];
        b += x[k + quarter];
        c += x[k + 2 * quarter];
        d += x[k + 3 * quarter];
      }
      sum += (a + b) + (c + d);
    }
    return sum;
  }

  /// Adds to each sum the numbers of its column, row by row.
  static void addColumns(float[] x, int at, int rows, int columns, double[] sums, int to) {
    int c = 0;
    if (columns >= LANES && ADDING.isHot((long) rows * columns)) {
      for (; c + BLOCK <= columns; c += BLOCK) {
        addBlock(x, at + c, rows, columns, sums, to + c);
      }
      for (; c + LANES <= columns; c += LANES) {
        addVector(x, at + c, rows, columns, sums, to + c);
      }
    }
    for (; c < columns; c++) {
      double sum = sums[to + c];
      for (int r = 0; r < rows; r++) {
        sum += x[at + c + r * columns];
      }
      sums[to + c] = sum;
    }
  }

  private static void addVector(float[] x, int at, int rows, int step, double[] sums, int to) {
    if (rows == 0) {
      return;
    }
    DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, to);
    for (int r = 0; r < rows; r++) {
      sum = sum.add(load(x, at + r * step));
    }
    sum.intoArray(sums, to);
  }

  private static void addBlock(float[] x, int at, int rows, int step, double[] sums, int to) {
    if (rows == 0) {
      return;
    }
    DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector b = DoubleVector.fromArray(DOUBLES, sums, to + LANES);
    DoubleVector c = DoubleVector.fromArray(DOUBLES, sums, to + 2 * LANES);
    DoubleVector d = DoubleVector.fromArray(DOUBLES, sums, to + 3 * LANES);
    for (int r = 0; r < rows; r++) {
      int k = at + r * step;
      a = a.add(load(x, k));
      b = b.add(load(x, k + LANES));
      c = c.add(load(x, k + 2 * LANES));
      d = d.add(load(x, k + 3 * LANES));
    }
    a.intoArray(sums, to);
    b.intoArray(sums, to + LANES);
    c.intoArray(sums, to + 2 * LANES);
    d.intoArray(sums, to + 3 * LANES);
  }
}
