package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// A table with one vector for each word, or for each of any other things that are counted: the
/// layer looks its inputs up. Only the vectors that were looked up get a gradient.
///
/// @param weight the table, of shape (count, size)
public record Embedding(Tensor weight) implements Layer {
  /// Checks the table.
  ///
  /// @throws ShapeException unless it is a matrix
  public Embedding {
    if (weight.rank() != 2) {
      throw new ShapeException(
          "an embedding needs a table (count, size); this is %s.".formatted(weight.shape()));
    }
  }

  /// Whole numbers of shape (…) become vectors of shape (…, size).
  @Override
  public Tensor forward(Tensor x) {
    return Calls.run(this, () -> weight.embedding(x));
  }

  @Override
  public String toString() {
    return "embedding(%d, %d)".formatted(weight.size(0), weight.size(1));
  }
}
