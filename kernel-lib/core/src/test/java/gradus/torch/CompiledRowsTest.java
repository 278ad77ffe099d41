package gradus.torch;

import static gradus.TensorAssertions.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.compile.AnyArity;
import gradus.tensor.Joining;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of every table, compiled: results and gradients have the bits of the run that is
/// written out, also for other numbers than those that the step was compiled with.
class CompiledRowsTest {
  @TestFactory
  Stream<DynamicTest> everyRowOfEveryTable() {
    return TorchTest.everyRow(CompiledRowsTest::check);
  }

  private static void check(Case row, Function<Tensor[], Tensor> function) {
    List<Tensor> numbers = row.numbers();
    List<Tensor> others = numbers.stream().map(Tensor::flip).map(Tensor::contiguous).toList();
    Function<List<Tensor>, Tensor> whole = in -> resultAndGradients(in, row, function);
    var step = AnyArity.compile(numbers.size(), whole);
    assertSameBits(whole.apply(numbers), step.run(numbers));
    if (row.op().equals("batchNorm train")) {
      // The row makes a layer in each run. Compiled, it is made once, and its running mean goes on:
      // CompiledLayersTest compares that.
      return;
    }
    assertSameBits(whole.apply(others), step.run(others));
    assertSameBits(whole.apply(numbers), step.run(numbers));
    assertEquals(1, step.step().compilations());
  }

  private static Tensor resultAndGradients(
      List<Tensor> numbers, Case row, Function<Tensor[], Tensor> function) {
    Tensor[] in = new Tensor[numbers.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = numbers.get(i).detach();
      if (row.hasGradient(i)) {
        in[i].requiresGrad();
      }
    }
    Tensor y = function.apply(in);
    if (!y.isLeaf()) {
      y.backward(Case.weights(y), false);
    }
    var all = new ArrayList<Tensor>();
    all.add(y.detach().flatten());
    for (Tensor x : in) {
      if (x.hasGrad()) {
        all.add(x.grad().flatten().to(y.dtype()));
      }
    }
    return Joining.concat(0, all);
  }
}
