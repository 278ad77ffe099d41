package gradus.nn;

import gradus.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A function with nothing to learn, such as an activation or a pooling.
///
/// @param name how it is written, such as `tanh()`
/// @param function what it computes
record Fixed(String name, UnaryOperator<Tensor> function) implements Layer {
  @Override
  public Tensor forward(Tensor x) {
    return Calls.run(this, () -> function.apply(x));
  }

  @Override
  public String toString() {
    return name;
  }
}
