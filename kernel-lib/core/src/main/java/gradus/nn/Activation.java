package gradus.nn;

import gradus.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A bend: a function of each number alone, with nothing to learn.
///
/// @param name what it is called, such as `tanh`
/// @param function what it computes
record Activation(String name, UnaryOperator<Tensor> function) implements Layer {
  @Override
  public Tensor forward(Tensor x) {
    return function.apply(x);
  }

  @Override
  public String toString() {
    return name + "()";
  }
}
