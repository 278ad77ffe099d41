package gradus.train;

import static gradus.tensor.Context.noGrad;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Objects;

/// Measures what one step does to each parameter.
final class Watch {
  private final Map<String, Tensor> parameters;
  private final Map<String, Tensor> before;

  /// To be made when the gradients are there and the step is not taken yet.
  Watch(Map<String, Tensor> parameters) {
    this.parameters = parameters;
    this.before = Snapshot.copies(parameters);
  }

  void record(History history, int step) {
    try (var _ = noGrad()) {
      parameters.forEach((name, parameter) -> {
        Tensor old = Objects.requireNonNull(before.get(name));
        if (parameter.hasGrad()) {
          history.record(History.gradient(name), step, norm(parameter.grad()));
        }
        history.record(History.weight(name), step, norm(old));
        history.record(History.update(name), step, norm(parameter.minus(old)));
      });
    }
  }

  /// In 64 bits, where no square overflows.
  private static double norm(Tensor x) {
    return Math.sqrt(x.to(DType.FLOAT64).square().sum().item());
  }
}
