package gradus.vector;

import java.util.function.ObjIntConsumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest and the smallest of `float32` numbers, and where they are. A NaN is both.
///
/// The two loops are alike but for the operation. Were it a parameter, it would be no constant
/// where a loop is compiled by itself, and its vectors would be objects.
final class Extremes {
  static final VectorSpecies<Float> FLOATS =
      switch (Width.HERE) {
        case BITS_128 -> FloatVector.SPECIES_128;
        case BITS_256 -> FloatVector.SPECIES_256;
        case BITS_512 -> FloatVector.SPECIES_512;
      };
  private static final int LANES = FLOATS.length();
  private static final int BLOCK = 4 * LANES;

  private static final int AROUND = 16;
  private static final VectorLoop MAX = loop((x, count) -> maxOfBlocks(x, 0, count));
  private static final VectorLoop MIN = loop((x, count) -> minOfBlocks(x, 0, count));

  private Extremes() {}

  private static VectorLoop loop(ObjIntConsumer<float[]> extreme) {
    float[] x = new float[AROUND * BLOCK];
    return VectorLoop.of(AROUND, 20, k -> extreme.accept(x, k * BLOCK));
  }

  /// The largest of at least one number.
  static float max(float[] x, int at, int count) {
    if (count >= BLOCK && MAX.isHot(count)) {
      return maxOfBlocks(x, at, count);
    }
    float max = x[at];
    for (int k = 1; k < count; k++) {
      max = Math.max(max, x[at + k]);
    }
    return max;
  }

  private static float maxOfBlocks(float[] x, int at, int count) {
    if (count == 0) {
      return x[at];
    }
    // The last block first: the others go on until they meet it, and may overlap it.
    int last = at + count - BLOCK;
    FloatVector a = FloatVector.fromArray(FLOATS, x, last);
    FloatVector b = FloatVector.fromArray(FLOATS, x, last + LANES);
    FloatVector c = FloatVector.fromArray(FLOATS, x, last + 2 * LANES);
    FloatVector d = FloatVector.fromArray(FLOATS, x, last + 3 * LANES);
    for (int k = at; k < last; k += BLOCK) {
      a = a.max(FloatVector.fromArray(FLOATS, x, k));
      b = b.max(FloatVector.fromArray(FLOATS, x, k + LANES));
      c = c.max(FloatVector.fromArray(FLOATS, x, k + 2 * LANES));
      d = d.max(FloatVector.fromArray(FLOATS, x, k + 3 * LANES));
    }
    return a.max(b).max(c.max(d)).reduceLanes(VectorOperators.MAX);
  }

  /// The smallest of at least one number.
  static float min(float[] x, int at, int count) {
    if (count >= BLOCK && MIN.isHot(count)) {
      return minOfBlocks(x, at, count);
    }
    float min = x[at];
    for (int k = 1; k < count; k++) {
      min = Math.min(min, x[at + k]);
    }
    return min;
  }

  private static float minOfBlocks(float[] x, int at, int count) {
    if (count == 0) {
      return x[at];
    }
    // The last block first: the others go on until they meet it, and may overlap it.
    int last = at + count - BLOCK;
    FloatVector a = FloatVector.fromArray(FLOATS, x, last);
    FloatVector b = FloatVector.fromArray(FLOATS, x, last + LANES);
    FloatVector c = FloatVector.fromArray(FLOATS, x, last + 2 * LANES);
    FloatVector d = FloatVector.fromArray(FLOATS, x, last + 3 * LANES);
    for (int k = at; k < last; k += BLOCK) {
      a = a.min(FloatVector.fromArray(FLOATS, x, k));
      b = b.min(FloatVector.fromArray(FLOATS, x, k + LANES));
      c = c.min(FloatVector.fromArray(FLOATS, x, k + 2 * LANES));
      d = d.min(FloatVector.fromArray(FLOATS, x, k + 3 * LANES));
    }
    return a.min(b).min(c.min(d)).reduceLanes(VectorOperators.MIN);
  }

  /// The place of the first of the largest numbers, or of the first NaN; they lie a step apart.
  static int argmax(float[] x, int at, int step, int count) {
    int best = 0;
    float largest = x[at];
    for (int k = 1; k < count; k++) {
      float number = x[at + k * step];
      if (number > largest || (Float.isNaN(number) && !Float.isNaN(largest))) {
        largest = number;
        best = k;
      }
    }
    return best;
  }

  /// The place of the first of the smallest numbers, or of the first NaN; they lie a step apart.
  static int argmin(float[] x, int at, int step, int count) {
    int best = 0;
    float smallest = x[at];
    for (int k = 1; k < count; k++) {
      float number = x[at + k * step];
      if (number < smallest || (Float.isNaN(number) && !Float.isNaN(smallest))) {
        smallest = number;
        best = k;
      }
    }
    return best;
  }
}
