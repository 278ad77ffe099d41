package gradus.diagnose;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.tensor.Tensor;
import gradus.train.History;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/// Looks at a network. A notebook has these names without an import; what they return prints as a
/// table or a sentence.
///
/// Before training: [#initialLoss] and [#overfitOneBatch] find most mistakes in seconds.
///
/// ```java
/// var data = spirals(300, 3, 0.05, 7);
/// var model = sequential(linear(2, 16), relu(), linear(16, 3));
/// initialLoss(model, data, Losses::crossEntropy);       // a guess costs log 3
/// overfitOneBatch(model, data.select(0, 1, 2, 3, 4), Losses::crossEntropy);
/// activity(model, data.x());
/// ```
public final class Diagnostics {
  private Diagnostics() {}

  /// What each layer gives for a set of examples: spread, dead units, saturated share.
  ///
  /// @param model the model; it predicts as in [eval][Layer#eval] mode and is left as it was
  /// @param x the inputs, best of a whole data set: dead is what is zero for every one of them
  /// @return one row for each layer
  public static Activity activity(Layer model, Tensor x) {
    return Activity.of(model, x);
  }

  /// How large weights and gradients are. Call it between `backward()` and the next `zeroGrad()`.
  ///
  /// @param model the model
  /// @return one row for each parameter
  public static Sizes sizes(Layer model) {
    return Sizes.of(model);
  }

  /// How far each step moves each parameter, measured by its size.
  ///
  /// @param history with the curves of parameters, as a [Recording] keeps them
  /// @return one row for each parameter
  /// @throws IllegalArgumentException if there are no such curves
  public static Updates updates(History history) {
    if (Updates.parameters(history).isEmpty()) {
      throw new IllegalArgumentException(
          "this history has no curves of parameters, such as \"0.weight.update\"; it has %s. Take the steps with new Recording(model, optimizer)."
              .formatted(history.names()));
    }
    return Updates.of(history);
  }

  /// What a new network costs, against a guess.
  ///
  /// @param model the model, before training
  /// @param data the training data
  /// @param loss from predictions and targets to the loss, such as `Losses::crossEntropy`
  /// @return both numbers
  public static InitialLoss initialLoss(Layer model, Dataset data, BinaryOperator<Tensor> loss) {
    return InitialLoss.of(model, data, loss);
  }

  /// Trains on a few examples alone, with up to 500 steps of Adam at rate 0.01, until the loss is a
  /// twentieth. Parameters and buffers are put back afterwards, and gradients forgotten.
  ///
  /// @param model the model
  /// @param batch a few examples; five are enough
  /// @param loss from predictions and targets to the loss
  /// @return whether it could
  public static OneBatch overfitOneBatch(Layer model, Dataset batch, BinaryOperator<Tensor> loss) {
    return OneBatch.of(model, batch, loss);
  }

  /// Computes something and finds the first operation that gives NaN or ∞ for ordinary numbers.
  ///
  /// ```java
  /// var p = tensor(0.5, 0);
  /// firstNotFinite(() -> p.log().mean());   // log … gave −∞ for 0
  /// ```
  ///
  /// @param computation such as `() -> loss(model.forward(x), y)`
  /// @return the operation; empty if all results are finite, or if a number that went in was not
  public static Optional<NotFinite> firstNotFinite(Supplier<Tensor> computation) {
    return NotFinite.first(computation);
  }
}
