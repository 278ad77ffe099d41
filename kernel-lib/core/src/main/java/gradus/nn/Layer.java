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

  /// What this layer is made of, by name: tensors, layers, and lists or arrays of them.
  ///
  /// A record's parts are its components. Any other class that keeps tensors or layers says here
  /// which; what is not said is not learned, not saved and not switched by [#train].
  ///
  /// @return the parts in order; empty for a layer that is a lambda
  default Map<String, Object> parts() {
    return Parts.of(this);
  }

  /// The parameters by name, such as `hidden.weight`, in the order of the parts.
  ///
  /// A parameter is a tensor that requires a gradient. One that is used in two places is listed
  /// once.
  ///
  /// @return the parameters; empty for a layer that has nothing to learn
  default Map<String, Tensor> namedParameters() {
    return Parts.tensors(this, Tensor::isGradRequired);
  }

  /// The parameters.
  ///
  /// @return each tensor that learning may change
  default List<Tensor> parameters() {
    return List.copyOf(namedParameters().values());
  }

  /// The tensors that belong to the model but are not learned, by name: running statistics, frozen
  /// weights, constants. Parameters and buffers together are what must be saved.
  ///
  /// @return the buffers, in the order of the parts
  default Map<String, Tensor> namedBuffers() {
    return Parts.tensors(this, tensor -> !tensor.isGradRequired());
  }

  /// Makes ready to learn: dropout drops, batch norm uses the batch at hand. A new layer is.
  default void train() {
    Parts.switchTo(this, true);
  }

  /// Makes ready to predict: dropout keeps everything, batch norm uses its running statistics.
  default void eval() {
    Parts.switchTo(this, false);
  }
}
