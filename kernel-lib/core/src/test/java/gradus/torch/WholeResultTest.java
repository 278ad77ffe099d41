package gradus.torch;

import static gradus.TensorAssertions.assertSameBits;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.Memory;
import gradus.tensor.Recorder;
import gradus.tensor.Sample;
import gradus.tensor.Tensor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every op that any row of any table carries out writes all of its result: what lay there before
/// shows nowhere. Compiled steps put one result on another's place.
class WholeResultTest {
  private static final Recorder AGAIN =
      (op, in, out) -> {
        if (op instanceof Sample) {
          return; // would draw on
        }
        Tensor other = Memory.tensor(out.dtype(), out.shape());
        Memory.fill(other.storage(), Double.NaN);
        op.tie(Context.backend(), in, other).run();
        assertSameBits(out, other);
      };

  @TestFactory
  Stream<DynamicTest> everyRowOfEveryTable() {
    return TorchTest.everyRow(WholeResultTest::check);
  }

  private static void check(Case row, Function<Tensor[], Tensor> function) {
    for (Backend backend : new Backend[] {Backend.PLAIN, Context.backend()}) {
      try (var _ = Context.backend(backend);
          var _ = Context.recording(AGAIN)) {
        Tensor[] in = row.numbers().toArray(Tensor[]::new);
        for (int i = 0; i < in.length; i++) {
          if (row.hasGradient(i)) {
            in[i] = in[i].detach().requiresGrad();
          }
        }
        Tensor y = function.apply(in);
        if (!y.isLeaf()) {
          y.backward(Case.weights(y), false);
        }
      }
    }
  }
}
