package gradus.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.loss.Losses;
import gradus.nn.Linear;
import gradus.tensor.Binary;
import gradus.tensor.Op;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Values and gradients agree with PyTorch's. What an operation is called here and what it is
/// called in `torch_values.py` is the same name.
class TorchTest {
  private interface Row extends Function<Tensor[], Tensor> {}

  private static final Map<String, Row> REDUCTIONS = new HashMap<>();
  private static final Map<String, Row> MATRICES = new HashMap<>();
  private static final Map<String, Row> LOSSES = new HashMap<>();
  private static final Map<String, Row> LAYERS = new HashMap<>();

  static {
    // spotless:off
    for (int[] axes : new int[][] {{}, {0}, {1}, {0, -1}}) {
      String label = axes.length == 0 ? "All" : String.join("", Arrays.stream(axes).mapToObj(String::valueOf).toList());
      REDUCTIONS.put("sum" + label,     in -> in[0].sum(axes));
      REDUCTIONS.put("mean" + label,    in -> in[0].mean(axes));
      REDUCTIONS.put("max" + label,     in -> in[0].max(axes));
      REDUCTIONS.put("min" + label,     in -> in[0].min(axes));
    }
    REDUCTIONS.put("argmax1",           in -> in[0].argmax(1));
    REDUCTIONS.put("logSumExp1",        in -> in[0].logSumExp(1, false));
    REDUCTIONS.put("softmax0",          in -> in[0].softmax(0));
    REDUCTIONS.put("softmax1",          in -> in[0].softmax(1));
    REDUCTIONS.put("logSoftmax1",       in -> in[0].logSoftmax(1));

    MATRICES.put("matmul",              in -> in[0].matmul(in[1]));
    MATRICES.put("outer",               in -> in[0].outer(in[1]));

    LOSSES.put("mse",                   in -> Losses.mse(in[0], in[1]));
    LOSSES.put("bceWithLogits",         in -> Losses.bceWithLogits(in[0], in[1]));
    LOSSES.put("crossEntropy",          in -> Losses.crossEntropy(in[0], in[1]));

    LAYERS.put("linear",                in -> new Linear(in[1], in[2]).forward(in[0]));
    // spotless:on
  }

  private static Op opInTable(String name) {
    return Stream.concat(Arrays.stream(Unary.values()), Arrays.stream(Binary.values()))
        .filter(op -> op.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no line " + name + " in the op tables"));
  }

  @TestFactory
  Stream<DynamicTest> opTables() {
    return Case.tests("op-tables", name -> in -> Tensor.apply(opInTable(name), in));
  }

  @TestFactory
  Stream<DynamicTest> reductions() {
    return Case.tests("reductions", name -> row(REDUCTIONS, name));
  }

  @TestFactory
  Stream<DynamicTest> matrices() {
    return Case.tests("matrices", name -> row(MATRICES, name));
  }

  @TestFactory
  Stream<DynamicTest> losses() {
    return Case.tests("losses", name -> row(LOSSES, name));
  }

  @TestFactory
  Stream<DynamicTest> layers() {
    return Case.tests("layers", name -> row(LAYERS, name));
  }

  private static Row row(Map<String, Row> table, String name) {
    return Objects.requireNonNull(table.get(name), () -> "no line for " + name);
  }

  @Test
  void everyFileSaysWhichPyTorchWroteIt() {
    for (String file : new String[] {"op-tables", "losses", "layers", "optimizers"}) {
      var version = new StringBuilder();
      for (double letter : Objects.requireNonNull(Npz.read(file).get("torch_version")).toArray()) {
        version.append((char) letter);
      }
      assertTrue(version.toString().matches("\\d+\\.\\d+\\.\\d+.*"), version::toString);
    }
  }
}
