package gradus.train;

import static gradus.tensor.Context.defaultType;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.Map;

/// What is no tensor by nature, written as one, so that it can be saved beside the weights.
final class Numbers {
  private static final int PIECES = 4;

  private Numbers() {}

  static Tensor of(double... values) {
    try (var _ = defaultType(DType.FLOAT64)) {
      return Tensors.tensor(values);
    }
  }

  /// The bits of whole numbers in pieces of 16: a `float64` holds no more than 53.
  static Tensor ofBits(long[] words) {
    double[] pieces = new double[PIECES * words.length];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = words[i / PIECES] >>> (16 * (i % PIECES)) & 0xffff;
    }
    return of(pieces);
  }

  /// A part of what was saved.
  static Tensor need(Map<String, Tensor> state, String name) {
    Tensor part = state.get(name);
    if (part == null) {
      throw new IllegalArgumentException(
          "what was saved has no %s, so this training cannot go on from it. Was it saved by a trainer with the same model and options?"
              .formatted(name));
    }
    return part;
  }

  static double number(Map<String, Tensor> state, String name) {
    return need(state, name).at(0);
  }

  static long[] toBits(Tensor pieces) {
    double[] values = pieces.toArray();
    long[] words = new long[values.length / PIECES];
    for (int i = 0; i < values.length; i++) {
      words[i / PIECES] |= (long) values[i] << (16 * (i % PIECES));
    }
    return words;
  }
}
