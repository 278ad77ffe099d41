package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.autodiff.Autodiff.grad;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutodiffTest {
  @Test
  void gradientsSumOverEveryUseOfATensor() {
    var x = tensor(3).requiresGrad();
    x.times(x).plus(x).backward(); // 2x + 1
    assertClose(x.grad(), 0, 7);
  }

  @Test
  void gradientsAccumulateUntilTheyAreZeroed() {
    var x = tensor(3).requiresGrad();
    x.square().backward();
    x.square().backward();
    assertClose(x.grad(), 0, 12);
    x.zeroGrad();
    x.square().backward();
    assertClose(x.grad(), 0, 6);
  }

  @Test
  void theGradientOfAWeightThatIsUsedTransposedLiesAsTheWeightDoes() {
    seed(1);
    var x = randn(5, 40);
    var weight = randn(3, 40).requiresGrad();
    x.matmul(weight.transpose()).sum().backward();
    assertTrue(weight.grad().layout().isContiguous());
    assertSameBits(x.transpose().matmul(ones(5, 3)).transpose(), weight.grad());
    var narrow = randn(50, 2).requiresGrad();
    randn(5, 2).matmul(narrow.transpose()).sum().backward();
    assertFalse(narrow.grad().layout().isContiguous(), "its rows are too short for vectors");
  }

  @Test
  void aMillionNodesInARowDoNotOverflowTheStack() {
    var x = float64(1).requiresGrad();
    Tensor y = x;
    for (int k = 0; k < 1_000_000; k++) {
      y = y.plus(1e-6);
    }
    y.sum().backward();
    assertClose(x.grad(), 0, 1);
    assertClose(y, 1e-9, 2);
  }

  @Test
  void aDiamondOfThirtyLevelsIsWalkedOnceNotABillionTimes() {
    var x = float64(1).requiresGrad();
    Tensor y = x;
    for (int k = 0; k < 30; k++) {
      y = y.plus(y);
    }
    y.sum().backward();
    assertClose(x.grad(), 0, 1 << 30);
  }

  @Test
  void derivativesOfAnyOrderComeFromCreateGraph() {
    var x = float64(0.5).requiresGrad();
    Tensor y = x.tanh().sum();
    double t = StrictMath.tanh(0.5);
    double u = 1 - t * t;
    double[] derivatives = {u, -2 * t * u, -2 * u * u + 4 * t * t * u};
    for (double expected : derivatives) {
      Tensor slope = grad(y, List.of(x), true).getFirst();
      assertClose(slope, 1e-14, expected);
      y = slope.sum();
    }
  }

  @Test
  void matmulDerivativesAgreeWithDifferencesForMatricesVectorsAndBatches() {
    seed(1);
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      assertDerivatives(in -> in[0].matmul(in[1]), randn(3, 2), randn(2, 4));
      assertDerivatives(in -> in[0].matmul(in[1].transpose()), randn(3, 2), randn(4, 2));
      assertDerivatives(in -> in[0].matmul(in[1]), randn(2, 3, 2), randn(2, 2));
      assertDerivatives(in -> in[0].matmul(in[1]), randn(2, 1, 3, 2), randn(4, 2, 3));
      assertDerivatives(in -> in[0].matmul(in[1]), randn(2), randn(2, 3));
      assertDerivatives(in -> in[0].matmul(in[1]), randn(3, 2), randn(2));
      assertDerivatives(in -> in[0].matmul(in[1]), randn(3), randn(3));
      assertDerivatives(in -> in[0].outer(in[1]), randn(3), randn(2));
    }
  }

  @Test
  void reductionsAndViewsHaveRightDerivatives() {
    seed(2);
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      assertDerivatives(in -> in[0].sum(1).square(), randn(2, 3));
      assertDerivatives(in -> in[0].mean(0, 2).square(), randn(2, 3, 2));
      assertDerivatives(in -> in[0].max(1).square(), randn(2, 3));
      assertDerivatives(in -> in[0].min(0).square(), randn(2, 3));
      assertDerivatives(in -> in[0].logSumExp(1, false), randn(2, 3));
      assertDerivatives(in -> in[0].softmax(-1), randn(2, 3));
      assertDerivatives(in -> in[0].permute(2, 0, 1).square().reshape(4, -1), randn(2, 3, 2));
      assertDerivatives(in -> in[0].broadcastTo(Shape.of(2, 3, 2)).square(), randn(3, 1));
      assertDerivatives(in -> in[0].slice(1, 1, 3).square(), randn(2, 4));
      assertDerivatives(in -> in[0].get(1).square(), randn(2, 4));
      assertDerivatives(in -> in[0].select(0, 2, 0, 2).square(), randn(3, 2));
      assertDerivatives(in -> in[0].unsqueeze(1).squeeze(1).flatten().square(), randn(3, 2));
    }
  }

  @Test
  void equalExtremesShareTheGradient() {
    var x = tensor(1, 5, 5).requiresGrad();
    x.max().backward();
    assertClose(x.grad(), 0, 0, 0.5, 0.5);
  }

  @Test
  void onlyGradientsThatAreWantedAreComputed() {
    // The gradient of the exponent would be ln(−2), which is NaN.
    var x = tensor(-2).requiresGrad();
    x.pow(2).backward();
    assertClose(x.grad(), 1e-6, -4);
  }

  @Test
  void noGradRecordsNothingAndEndsWithItsBlock() {
    var x = tensor(2).requiresGrad();
    try (var _ = noGrad()) {
      assertTrue(x.times(3).isLeaf());
      assertFalse(Context.isGradEnabled());
    }
    assertFalse(x.times(3).isLeaf());
  }

  @Test
  void detachCutsTheGraph() {
    var x = tensor(2).requiresGrad();
    x.times(x.detach()).backward();
    assertClose(x.grad(), 0, 2);
  }

  @Test
  void aGradientSeesTheNumbersThatTheForwardPassSaw() {
    var w = tensor(3).requiresGrad();
    var y = w.square();
    y.backward();
    w.assign(tensor(10));
    assertClose(w.grad(), 0, 6);
  }

  @Test
  void backwardFreesTheGraph() {
    var x = ones(2).requiresGrad();
    var y = x.square();
    y.sum().backward();
    assertTrue(y.node().isEmpty());
  }

  @Test
  void aRecorderHearsEveryOperationWhetherOrNotAGradientIsWanted() {
    var heard = new ArrayList<String>();
    Recorder recorder =
        new Recorder() {
          @Override
          public void applied(Op op, List<Tensor> in, Tensor out) {
            heard.add(op.label() + " " + out.shape());
          }

          @Override
          public void assigned(Tensor target, Tensor value) {
            heard.add("assign " + target.shape());
          }
        };
    try (var _ = Context.recording(recorder);
        var _ = noGrad()) {
      var x = randn(2, 3);
      x.assign(x.matmul(x.transpose()).sum(1).reshape(2, 1).plus(x));
    }
    assertEquals(
        List.of(
            "normal (2, 3)",
            "transpose (3, 2)",
            "matmul (2, 2)",
            "sum (2, 1)",
            "reshape (2)",
            "reshape (2, 1)",
            "add (2, 3)",
            "assign (2, 3)"),
        heard);
  }

  @Test
  void theGraphCanBeWalkedFromItsResult() {
    var x = tensor(2).requiresGrad();
    var y = x.times(3).tanh();
    Node last = y.node().orElseThrow();
    assertEquals(Unary.TANH, last.op());
    Node first = last.inputs().getFirst().node().orElseThrow();
    assertEquals(Binary.MULTIPLY, first.op());
    assertSameBits(x, first.inputs().getFirst());
    assertTrue(first.age() < last.age());
  }

  @Test
  void aCustomOpIsALambdaPairAway() {
    record Cube() implements CustomOp {
      @Override
      public String label() {
        return "cube";
      }

      @Override
      public Shape shape(List<Tensor> in) {
        return in.getFirst().shape();
      }

      @Override
      public void forward(Backend backend, List<Tensor> in, Tensor out) {
        double[] x = in.getFirst().toArray();
        for (int k = 0; k < x.length; k++) {
          out.storage().set(k, x[k] * x[k] * x[k]);
        }
      }

      @Override
      public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
        return g.times(in.getFirst().square()).times(3);
      }
    }
    assertDerivatives(in -> Tensor.apply(new Cube(), in[0]), float64(-1, 0.5, 2));
  }
}
