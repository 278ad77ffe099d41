package gradus.train;

import static gradus.tensor.Context.noGrad;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// How good predictions are, in numbers for people; a loss is for the optimizer.
public final class Metrics {
  private Metrics() {}

  /// The share of right answers.
  ///
  /// ```java
  /// accuracy(tensor(2, -1, 3).reshape(3, 1), tensor(1, 0, 0).reshape(3, 1));   // ⅔ ≈ 0.6666667
  /// ```
  ///
  /// @param logits one row for each example: with several columns the largest is the answer, with
  ///   one the answer is yes if it is above 0
  /// @param target class numbers (n), probabilities (n, classes), or 0 and 1 in a column (n, 1)
  /// @return from 0 to 1
  /// @throws ShapeException if there is not one target for each row, or no row at all
  public static double accuracy(Tensor logits, Tensor target) {
    if (logits.rank() != 2 || target.rank() < 1 || logits.size(0) != target.size(0)) {
      throw new ShapeException(
          "accuracy compares rows of logits (n, classes) with n targets; these are %s and %s."
              .formatted(logits.shape(), target.shape()));
    }
    if (logits.numel() == 0) {
      throw new ShapeException("the accuracy of no answers is no number.");
    }
    try (var _ = noGrad()) {
      double[] answers = answers(logits, 0);
      double[] truth = target.rank() == 1 ? target.toArray() : answers(target, 0.5);
      int right = 0;
      for (int i = 0; i < answers.length; i++) {
        right += answers[i] == truth[i] ? 1 : 0;
      }
      return right / (double) answers.length;
    }
  }

  private static double[] answers(Tensor rows, double threshold) {
    if (rows.size(1) > 1) {
      return rows.argmax(1).toArray();
    }
    double[] column = rows.toArray();
    for (int i = 0; i < column.length; i++) {
      column[i] = column[i] > threshold ? 1 : 0;
    }
    return column;
  }
}
