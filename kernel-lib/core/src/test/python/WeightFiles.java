import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;

import gradus.io.Bundle;
import gradus.io.Provenance;
import gradus.io.Weights;
import gradus.nn.Activations;
import gradus.nn.Layers;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;

/// The Java side of test_weights.py: `write FILE`, `read FILE` or `model FILE`.
final class WeightFiles {
  private WeightFiles() {}

  public static void main(String[] arguments) {
    String file = arguments[1];
    switch (arguments[0]) {
      case "write" -> new Bundle(tensors(), note().metadata()).save(file);
      case "read" -> Bundle.load(file).tensors().forEach(WeightFiles::print);
      case "model" -> {
        seed(7);
        var model =
            Layers.sequential(Layers.linear(3, 4), Activations.tanh(), Layers.linear(4, 2));
        Weights.save(model, file, Provenance.of("a small network", 7, "none"));
        print("output", model.forward(arange(6).reshape(2, 3)));
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Bundle note() {
    return Bundle.of(
        new Provenance("for NumPy", Instant.parse("2026-01-02T03:04:05Z"), "0.1", "25", 7, "none"));
  }

  private static LinkedHashMap<String, Tensor> tensors() {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("matrix", arange(12).reshape(3, 4).div(7));
    tensors.put("transposed", arange(12).reshape(3, 4).div(7).transpose());
    tensors.put("number", tensor(1.5));
    tensors.put("nothing", zeros(0, 3));
    tensors.put("special", tensor(Double.NaN, Double.POSITIVE_INFINITY, -0.0));
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      tensors.put("double", tensor(0.1, 0.2, Double.MIN_VALUE));
    }
    return tensors;
  }

  /// Name, type, sizes and numbers, the numbers as Python's float.fromhex reads them.
  private static void print(String name, Tensor tensor) {
    System.out.println(
        String.join(
            "\t",
            name,
            tensor.dtype().toString(),
            Arrays.toString(tensor.shape().toArray()),
            String.join(
                " ", Arrays.stream(tensor.toArray()).mapToObj(Double::toHexString).toList())));
  }
}
