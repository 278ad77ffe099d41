package gradus.diagnose;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.nn.Layers;
import gradus.tensor.Tensor;
import java.util.function.BinaryOperator;

/// What a network costs before it has learned anything, against a guess. Made by
/// [Diagnostics#initialLoss].
///
/// Much more than a guess means that the network is sure of itself without a reason: its last
/// weights start too large. With cross-entropy and K equally frequent classes, a guess costs log K.
///
/// @param loss what the network costs now
/// @param guess what the best answer costs that does not look at the inputs
public record InitialLoss(double loss, double guess) {
  /// From this multiple of a guess on, the first steps only undo the start. An honest start costs a
  /// little more than a guess, 1.0 to 1.5 times with the usual rules.
  static final double TOO_MUCH = 2;

  static InitialLoss of(Layer model, Dataset data, BinaryOperator<Tensor> loss) {
    Tensor prediction = Layers.outputs(model, data.x()).prediction();
    return new InitialLoss(
        loss.apply(prediction, data.y()).item(), Guess.cost(data, prediction, loss));
  }

  /// Whether the network is far surer of itself than it may be.
  ///
  /// @return true if it costs more than twice as much as a guess
  public boolean isTooLarge() {
    return loss > TOO_MUCH * guess;
  }

  /// Both numbers and what they mean.
  @Override
  public String toString() {
    return "the loss starts at %s; a guess that does not look at the inputs costs %s: %s"
        .formatted(
            Words.number(loss),
            Words.number(guess),
            isTooLarge()
                ? "the network is sure of itself without a reason. Start its last weights smaller."
                : "as it should be.");
  }
}
