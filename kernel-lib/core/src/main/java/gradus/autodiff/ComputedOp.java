package gradus.autodiff;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.CustomOp;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An op whose result is computed by a function of tensors, of which the graph sees nothing.
abstract class ComputedOp implements CustomOp {
  private final String label;
  private final Function<List<Tensor>, Tensor> function;

  /// The result, from the moment that its shape is asked for until its numbers are.
  private @Nullable Tensor result;

  ComputedOp(String label, Function<List<Tensor>, Tensor> function) {
    this.label = label;
    this.function = function;
  }

  /// Uses a result that is known already, the next time that this op is applied.
  void expect(Tensor computed) {
    result = computed;
  }

  private Tensor result(List<Tensor> in) {
    if (result == null) {
      try (var _ = Context.noGrad()) {
        result = Objects.requireNonNull(function.apply(in), "the function returned null");
      }
    }
    return result;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return result(in).shape();
  }

  @Override
  public DType type(List<Tensor> in) {
    return result(in).dtype();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.copy(result(in), out);
    result = null;
  }
}
