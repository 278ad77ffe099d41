package gradus.compile;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/// Compiled functions of any number of tensors, for tests elsewhere.
public final class AnyArity {
  private final CompiledStep step;

  private AnyArity(CompiledStep step) {
    this.step = step;
  }

  public static AnyArity compile(int arity, Function<List<Tensor>, Tensor> function) {
    return new AnyArity(new CompiledStep(arity, function, null));
  }

  public Tensor run(List<Tensor> arguments) {
    return step.run(arguments.toArray(Tensor[]::new));
  }

  public CompiledStep step() {
    return step;
  }
}
