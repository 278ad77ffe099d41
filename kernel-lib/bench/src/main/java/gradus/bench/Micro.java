package gradus.bench;

import static gradus.tensor.Tensors.tensor;

import gradus.compile.CompiledStep;
import gradus.compile.Steps;
import gradus.nn.Layer;
import gradus.optim.Adam;
import gradus.tensor.Context;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/// The table of single operations: matrix products, elementwise functions, an optimizer's update.
///
/// Their numbers follow a formula that every library can repeat: (37 i mod 101) / 101 − ½.
public final class Micro {
  /// Matrix products, named for rows, inner length and columns; one number stands for all three. In
  /// nt the right factor is read transposed, as a linear layer does; in tn the left one, as its
  /// weight's gradient does.
  public static final List<String> PRODUCTS =
      List.of(
          "gemm-64",
          "gemm-128",
          "gemm-256",
          "gemm-512",
          "gemm-1024",
          "gemm-2048",
          "gemm-64x784x128-nt",
          "gemm-64x128x10-nt",
          "gemm-784x64x128-tn",
          "gemm-64x10x128-nn");

  /// Elementwise functions and reductions, and the update of ten million parameters.
  public static final List<String> FUNCTIONS =
      List.of("softmax-1M", "exp-1M", "tanh-1M", "sum-10M", "abc-10M", "adam-10M");

  private static final int MILLION = 1_000_000;

  private Micro() {}

  /// Makes an operation with its operands.
  ///
  /// @param name one of [#PRODUCTS] or [#FUNCTIONS]
  /// @param mode `eager`, or `compiled` for a function of one tensor
  /// @return computes it once
  /// @throws IllegalArgumentException if there is no such operation
  public static Supplier<Tensor> of(String name, String mode) {
    return Product.of(name)
        .map(Micro::product)
        .orElseGet(() -> function(name, mode.equals("compiled")));
  }

  private static Supplier<Tensor> function(String name, boolean compiled) {
    return switch (name) {
      case "softmax-1M" ->
          function(numbers(MILLION).reshape(1000, 1000), x -> x.softmax(1), compiled);
      case "exp-1M" -> function(numbers(MILLION), Tensor::exp, compiled);
      case "tanh-1M" -> function(numbers(MILLION), Tensor::tanh, compiled);
      case "sum-10M" -> function(numbers(10 * MILLION), Tensor::sum, compiled);
      case "abc-10M" -> {
        Tensor b = numbers(10 * MILLION).plus(1);
        Tensor c = numbers(10 * MILLION).plus(2);
        yield function(numbers(10 * MILLION), a -> a.times(b).plus(c), compiled);
      }
      case "adam-10M" -> adam();
      default ->
          throw new IllegalArgumentException(
              "there is no operation \"%s\"; there are %s and %s."
                  .formatted(name, PRODUCTS, FUNCTIONS));
    };
  }

  private static Supplier<Tensor> product(Product p) {
    Tensor a = matrix(p.rows(), p.inner(), p.leftTransposed());
    Tensor b = matrix(p.inner(), p.columns(), p.rightTransposed());
    return () -> a.matmul(b);
  }

  private static Tensor matrix(int rows, int columns, boolean transposed) {
    Tensor numbers = numbers(rows * columns);
    return transposed ? numbers.reshape(columns, rows).transpose() : numbers.reshape(rows, columns);
  }

  private static Supplier<Tensor> function(Tensor x, Layer f, boolean compiled) {
    if (compiled) {
      CompiledStep step = Steps.compile(f);
      Tensor result = step.run(x);
      return () -> step.runInto(result, x);
    }
    return () -> {
      try (var _ = Context.noGrad()) {
        return f.forward(x);
      }
    };
  }

  private static Supplier<Tensor> adam() {
    Tensor weight = numbers(10 * MILLION).requiresGrad();
    weight.times(numbers(10 * MILLION).plus(1)).sum().backward();
    var optimizer = new Adam(List.of(weight), 0.001);
    return () -> {
      optimizer.step();
      return weight;
    };
  }

  private static Tensor numbers(int count) {
    return tensor(formula(count));
  }

  /// The numbers that operands are made of.
  ///
  /// @param count how many
  /// @return (37 i mod 101) / 101 − ½ for each i
  public static float[] formula(int count) {
    var numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (37L * i % 101) / 101f - 0.5f;
    }
    return numbers;
  }
}
