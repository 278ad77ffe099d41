package gradus.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// One operation with inputs, whose result and gradients PyTorch has computed: `add(matrix,row)` in
/// `float32`.
///
/// @param arrays the file that it stands in
/// @param op what is computed
/// @param inputs the names of the inputs
/// @param type the type of all of them
record Case(Map<String, Tensor> arrays, String op, List<String> inputs, DType type) {
  /// All cases of a file as tests.
  static Stream<DynamicTest> tests(
      String file, Function<String, Function<Tensor[], Tensor>> functions) {
    return all(file)
        .map(each ->
            DynamicTest.dynamicTest(
                file + ": " + each.name(), () -> each.check(functions.apply(each.op))));
  }

  static Stream<Case> all(String file) {
    var arrays = Npz.read(file);
    return arrays.keySet().stream()
        .filter(name -> name.endsWith(".y"))
        .map(name -> of(arrays, name));
  }

  private static Case of(Map<String, Tensor> arrays, String name) {
    int open = name.indexOf('(');
    int close = name.indexOf(')');
    return new Case(
        arrays,
        name.substring(0, open),
        List.of(name.substring(open + 1, close).split(",", -1)),
        name.contains("float32") ? DType.FLOAT32 : DType.FLOAT64);
  }

  String name() {
    return "%s(%s).%s".formatted(op, String.join(",", inputs), type);
  }

  private void check(Function<Tensor[], Tensor> function) {
    Tensor[] in = new Tensor[inputs.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = numbers().get(i);
      if (hasGradient(i)) {
        in[i].requiresGrad();
      }
    }
    Tensor y = function.apply(in);
    assertAgrees("result", array(name() + ".y"), y);
    if (Arrays.stream(in).anyMatch(Tensor::isGradRequired)) {
      // PyTorch sends zeros back through a flat op; here nothing is recorded for one.
      if (y.isLeaf()) {
        for (Tensor x : in) {
          x.setGrad(x.detach().sign().times(0));
        }
      } else {
        y.backward(weights(y), false);
      }
      for (int i = 0; i < in.length; i++) {
        if (in[i].isGradRequired()) {
          assertAgrees("gradient " + i, array(name() + ".g" + i), in[i].grad());
        }
      }
    }
  }

  /// The inputs; a copy for each, so that the same input twice is two leaves.
  List<Tensor> numbers() {
    return inputs.stream().map(each -> array(each).to(type).contiguous()).toList();
  }

  boolean hasGradient(int i) {
    return arrays.containsKey(name() + ".g" + i);
  }

  private Tensor array(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  static Tensor weights(Tensor y) {
    double[] w = new double[y.numel()];
    Arrays.setAll(w, k -> (k % 5 - 1.5) / 2);
    return gradus.Differences.float64(w).to(y.dtype()).reshape(y.shape());
  }

  /// float64 within 10⁻¹⁰, float32 within 10⁻⁵, relative to the number itself, or to the largest of
  /// its tensor where that is below 1, or to 1.
  static void assertAgrees(String what, Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape(), what);
    assertEquals(expected.dtype(), actual.dtype(), what);
    double tolerance = expected.dtype() == DType.FLOAT32 ? 1e-5 : 1e-10;
    double[] e = expected.toArray();
    double[] a = actual.toArray();
    double largest = Arrays.stream(e).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    for (int k = 0; k < e.length; k++) {
      double scale = Math.max(Math.abs(e[k]), Math.min(1, largest));
      boolean same = e[k] == a[k] || (Double.isNaN(e[k]) && Double.isNaN(a[k]));
      if (!same && !(Math.abs(a[k] - e[k]) <= tolerance * scale)) {
        fail(
            "%s: number %d is %s, in PyTorch %s\nPyTorch %s\nhere    %s"
                .formatted(what, k, a[k], e[k], Arrays.toString(e), Arrays.toString(a)));
      }
    }
  }
}
