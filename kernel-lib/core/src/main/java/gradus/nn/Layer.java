package gradus.nn;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A function of a tensor, usually with parameters that can be learned.
///
/// A model is plain Java. A record whose components are layers or tensors needs only `forward`; its
/// parameters are found in its components:
///
/// ```java
/// record Net(Layer hidden, Layer output) implements Layer {
///   public Tensor forward(Tensor x) {
///     return output.forward(hidden.forward(x).tanh());
///   }
/// }
/// ```
@FunctionalInterface
public interface Layer {
  /// Computes the output for a batch of inputs.
  ///
  /// @param x the inputs, usually (batch, features)
  /// @return the outputs
  Tensor forward(Tensor x);

  /// The parameters by name, such as `hidden.weight`, in the order of the components.
  ///
  /// A parameter is a tensor that requires a gradient. One that is used in two places is listed
  /// once.
  ///
  /// @return the parameters; empty for a layer that has nothing to learn
  default Map<String, Tensor> namedParameters() {
    return Parameters.of(this);
  }

  /// The parameters.
  ///
  /// @return each tensor that learning may change
  default List<Tensor> parameters() {
    return List.copyOf(namedParameters().values());
  }
}
