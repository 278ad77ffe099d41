package gradus;

import static gradus.TensorAssertions.assertClose;

import gradus.autodiff.Autodiff;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Checks derivatives against central differences, in float64.
public final class Differences {
  private static final double STEP = 1e-6;

  private Differences() {}

  /// Asserts that first and second derivatives of a function of tensors agree with differences.
  ///
  /// @param f from tensors to one tensor
  /// @param inputs float64 leaves
  public static void assertDerivatives(Function<Tensor[], Tensor> f, Tensor... inputs) {
    // A fixed weight for each number of the result tells the numbers apart.
    Function<Tensor[], Tensor> loss = in -> weighted(f.apply(in));
    assertGradient(loss, inputs);
    for (int i = 0; i < inputs.length; i++) {
      int which = i;
      assertGradient(in -> weighted(gradient(loss, in, true)[which]), inputs);
    }
  }

  private static Tensor weighted(Tensor y) {
    double[] weights = new double[y.numel()];
    Arrays.setAll(weights, k -> Math.cos(1.7 * k + 0.3));
    return y.times(float64(weights).reshape(y.shape())).sum();
  }

  private static void assertGradient(Function<Tensor[], Tensor> loss, Tensor... inputs) {
    Tensor[] analytic = gradient(loss, inputs, false);
    for (int i = 0; i < inputs.length; i++) {
      assertClose(difference(loss, inputs, i), analytic[i].toArray(), 1e-6);
    }
  }

  private static Tensor[] gradient(
      Function<Tensor[], Tensor> loss, Tensor[] inputs, boolean createGraph) {
    for (Tensor input : inputs) {
      input.requiresGrad();
    }
    Tensor y = loss.apply(inputs);
    // A constant, such as the slope of a sum, has nothing to go back through.
    return y.isLeaf()
        ? Arrays.stream(inputs).map(x -> x.detach().times(0)).toArray(Tensor[]::new)
        : Autodiff.grad(y, List.of(inputs), createGraph).toArray(Tensor[]::new);
  }

  private static double[] difference(Function<Tensor[], Tensor> loss, Tensor[] inputs, int i) {
    double[] result = new double[inputs[i].numel()];
    for (int k = 0; k < result.length; k++) {
      result[k] =
          (valueAt(loss, inputs, i, k, STEP) - valueAt(loss, inputs, i, k, -STEP)) / (2 * STEP);
    }
    return result;
  }

  private static double valueAt(
      Function<Tensor[], Tensor> loss, Tensor[] inputs, int i, int k, double step) {
    double[] numbers = inputs[i].toArray();
    numbers[k] += step;
    Tensor[] moved = inputs.clone();
    moved[i] = float64(numbers).reshape(inputs[i].shape()).detach().requiresGrad();
    return loss.apply(moved).item();
  }

  /// A float64 vector.
  public static Tensor float64(double... numbers) {
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      return Tensors.tensor(numbers);
    }
  }
}
