package gradus.diagnose;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// What the best answer costs that does not look at the input: the frequencies of the classes, or
/// the mean of the targets. A network that has learned anything costs less.
final class Guess {
  /// Keeps a class that never comes from costing ∞.
  private static final double RARE = 1e-6;

  private Guess() {}

  /// The cost. With cross-entropy on K equally frequent classes it is log K.
  ///
  /// @param data the examples
  /// @param prediction what a model said about them, for its shape
  /// @param loss the loss
  /// @return NaN if no such answer can be made for these targets
  static double cost(Dataset data, Tensor prediction, BinaryOperator<Tensor> loss) {
    double best = Double.NaN;
    try (var _ = noGrad()) {
      for (Tensor answer : answers(data, prediction)) {
        best = smaller(best, cost(answer, data, prediction, loss));
      }
    }
    return best;
  }

  private static double smaller(double a, double b) {
    return Double.isFinite(b) && !(a <= b) ? b : a;
  }

  private static double cost(
      Tensor answer, Dataset data, Tensor prediction, BinaryOperator<Tensor> loss) {
    Tensor everywhere = answer.to(prediction.dtype()).broadcastTo(prediction.shape());
    try {
      return loss.apply(everywhere, data.y()).item();
    } catch (IllegalArgumentException e) {
      // A loss of probabilities refuses logits.
      return Double.NaN;
    }
  }

  /// The mean, and as logits where it is a probability. Which of them the loss is meant for shows
  /// in what they cost.
  private static List<Tensor> answers(Dataset data, Tensor prediction) {
    int outputs = prediction.rank() == 2 ? prediction.size(1) : 1;
    boolean numbered = data.y().rank() == 1 && outputs > 1;
    Tensor targets = numbered ? Tensors.oneHot(data.y(), outputs) : data.y();
    if (prediction.rank() > 2 || targets.numel() != prediction.numel()) {
      return List.of();
    }
    Tensor mean = targets.reshape(data.size(), outputs).mean(0);
    var answers = new ArrayList<>(List.of(mean));
    if (targets.min().item() >= 0 && targets.max().item() <= 1) {
      Tensor p = mean.maximum(tensor(RARE)).minimum(tensor(1 - RARE));
      answers.add(p.log());
      answers.add(p.div(p.negate().plus(1)).log());
    }
    return answers;
  }
}
