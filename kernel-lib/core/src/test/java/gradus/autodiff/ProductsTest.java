package gradus.autodiff;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.autodiff.Autodiff.grad;
import static gradus.autodiff.Autodiff.hessian;
import static gradus.autodiff.Autodiff.hvp;
import static gradus.autodiff.Autodiff.jacobian;
import static gradus.autodiff.Autodiff.jvp;
import static gradus.autodiff.Autodiff.vjp;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Scope;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Products with Jacobians and Hessians.
class ProductsTest {
  private Scope float64;

  @BeforeEach
  void computeInFloat64() {
    float64 = Context.defaultType(DType.FLOAT64);
  }

  @AfterEach
  void stop() {
    float64.close();
  }

  private static Tensor network(List<Tensor> in) {
    Tensor h = in.get(0).matmul(in.get(1)).plus(in.get(2)).tanh();
    return h.times(h.sum(0)).logSoftmax(1);
  }

  private static List<Tensor> inputs() {
    return List.of(randn(4, 3), randn(3, 2), randn(2));
  }

  @Test
  void vjpAndJvpHaveTheSameInnerProductOverTwentySeeds() {
    for (int s = 0; s < 20; s++) {
      seed(s);
      List<Tensor> x = inputs();
      List<Tensor> v = inputs();
      Tensor u = randn(4, 2);
      Tensor forward = jvp(ProductsTest::network, x, v);
      List<Tensor> back = vjp(ProductsTest::network, x, u);
      double expected = At.inner(back, v).item();
      assertEquals(
          expected, u.times(forward).sum().item(), 1e-12 * Math.max(1, Math.abs(expected)));
    }
  }

  @Test
  void jvpAgreesWithDifferencesAlongTheDirection() {
    seed(1);
    List<Tensor> x = inputs();
    List<Tensor> v = inputs();
    double step = 1e-6;
    Tensor up = network(moved(x, v, step));
    Tensor down = network(moved(x, v, -step));
    double[] expected = up.minus(down).div(2 * step).toArray();
    assertClose(expected, jvp(ProductsTest::network, x, v).toArray(), 1e-8);
  }

  private static List<Tensor> moved(List<Tensor> x, List<Tensor> v, double step) {
    return java.util.stream.IntStream.range(0, x.size())
        .mapToObj(i -> x.get(i).plus(v.get(i).times(step)))
        .toList();
  }

  @Test
  void theJacobianHasTheProductsAsRowsAndColumns() {
    seed(2);
    List<Tensor> x = inputs();
    List<Tensor> jacobians = jacobian(ProductsTest::network, x);
    assertEquals(Shape.of(4, 2, 4, 3), jacobians.get(0).shape());
    assertEquals(Shape.of(4, 2, 3, 2), jacobians.get(1).shape());
    assertEquals(Shape.of(4, 2, 2), jacobians.get(2).shape());
    Tensor u = randn(4, 2);
    Tensor v = randn(3, 2);
    Tensor matrix = jacobians.get(1).reshape(8, 6);
    assertClose(
        u.flatten().matmul(matrix).toArray(),
        vjp(ProductsTest::network, x, u).get(1).toArray(),
        1e-12);
    assertClose(
        matrix.matmul(v.flatten()).toArray(),
        jvp(ProductsTest::network, x, List.of(zeros(4, 3), v, zeros(2))).toArray(),
        1e-12);
  }

  @Test
  void theJacobianOfALinearMapIsItsMatrix() {
    Tensor w = randn(2, 3);
    assertClose(w.toArray(), jacobian(x -> w.matmul(x), randn(3)).toArray(), 0);
  }

  @Test
  void theHessianIsSymmetricAndGivesTheProductHvp() {
    seed(3);
    Function<Tensor, Tensor> f = x -> x.tanh().times(x.sum().exp()).square().sum();
    Tensor x = randn(2, 2).times(0.5);
    Tensor h = hessian(f, x);
    assertEquals(Shape.of(2, 2, 2, 2), h.shape());
    Tensor matrix = h.reshape(4, 4);
    assertClose(matrix.toArray(), matrix.transpose().toArray(), 1e-12);
    Tensor v = randn(2, 2);
    assertClose(matrix.matmul(v.flatten()).toArray(), hvp(f, x, v).toArray(), 1e-12);
  }

  @Test
  void theHessianOfSeveralTensorsComesInBlocks() {
    // f = aᵀ b² with a of shape (2) and b of shape (2).
    List<List<Tensor>> blocks =
        hessian(in -> in.get(0).dot(in.get(1).square()), List.of(tensor(1, 2), tensor(3, 4)));
    assertClose(blocks.get(0).get(0), 0, 0, 0, 0, 0);
    assertClose(blocks.get(0).get(1), 0, 6, 0, 0, 8);
    assertClose(blocks.get(1).get(0), 0, 6, 0, 0, 8);
    assertClose(blocks.get(1).get(1), 0, 2, 0, 0, 4);
    List<Tensor> products =
        hvp(
            in -> in.get(0).dot(in.get(1).square()),
            List.of(tensor(1, 2), tensor(3, 4)),
            List.of(tensor(1, 0), tensor(0, 1)));
    assertClose(products.get(0), 0, 0, 8);
    assertClose(products.get(1), 0, 6, 4);
  }

  @Test
  void theyNestToAnyOrder() {
    Tensor thirds = jacobian(z -> hessian(t -> t.pow(4).sum(), z), tensor(1, 2));
    assertEquals(Shape.of(2, 2, 2), thirds.shape());
    assertClose(thirds, 1e-12, 24, 0, 0, 0, 0, 0, 0, 48);
    Tensor bend = jvp(z -> jvp(Tensor::tanh, z, ones()), tensor(0.5), ones());
    double t = StrictMath.tanh(0.5);
    assertClose(bend, 1e-14, -2 * t * (1 - t * t));
  }

  @Test
  void theyCanBeDifferentiatedAgainWithRespectToTheirInputs() {
    seed(4);
    assertDerivatives(
        in -> vjp(x -> x.tanh().square(), in[0], in[1]), randn(3).detach(), randn(3).detach());
    assertDerivatives(
        in -> jvp(x -> x.tanh().square(), in[0], in[1]), randn(3).detach(), randn(3).detach());
    assertDerivatives(
        in -> hvp(x -> x.exp().sum().square(), in[0], in[1]), randn(2).detach(), randn(2).detach());
  }

  @Test
  void theyWorkInsideNoGradAndLeaveNothingBehind() {
    var w = tensor(2).requiresGrad();
    try (var _ = noGrad()) {
      assertClose(vjp(x -> x.times(w), tensor(3), ones()), 0, 2);
      assertClose(jvp(x -> x.times(w), tensor(3), ones()), 0, 2);
      assertFalse(Context.isGradEnabled());
    }
    Tensor plain = vjp(x -> x.times(w), tensor(3), ones());
    assertFalse(plain.wantsGrad());
    assertFalse(w.hasGrad());
  }

  @Test
  void aConstantFunctionHasZeroDerivatives() {
    assertClose(vjp(x -> ones(3), tensor(1, 2), ones(3)), 0, 0, 0);
    assertClose(jvp(x -> ones(3), tensor(1, 2), ones(2)), 0, 0, 0, 0);
    assertClose(jacobian(x -> x.step(), tensor(1, 2)), 0, 0, 0, 0, 0);
    assertClose(hessian(x -> x.sum(), tensor(1, 2)), 0, 0, 0, 0, 0);
    assertClose(hvp(x -> x.sum(), tensor(1, 2), ones(2)), 0, 0, 0);
  }

  @Test
  void emptyTensorsHaveEmptyDerivatives() {
    assertEquals(Shape.of(0), vjp(x -> x.square(), zeros(0), zeros(0)).shape());
    assertEquals(Shape.of(0), jvp(x -> x.square(), zeros(0), zeros(0)).shape());
    assertEquals(Shape.of(0, 2, 0, 2), jacobian(x -> x.square(), zeros(0, 2)).shape());
    assertEquals(Shape.of(0, 0), hessian(x -> x.sum(), zeros(0)).shape());
  }

  @Test
  void float32StaysFloat32() {
    Tensor x = tensor(1, 2).to(DType.FLOAT32);
    assertEquals(DType.FLOAT32, jvp(Tensor::square, x, x).dtype());
    assertEquals(DType.FLOAT32, jacobian(Tensor::square, x).dtype());
    assertEquals(DType.FLOAT32, hvp(t -> t.pow(3).sum(), x, x).dtype());
  }

  @Test
  void gradientsReachTensorsInTheMiddleOfTheGraph() {
    var x = float64(3).requiresGrad();
    Tensor h = x.square();
    Tensor y = h.times(2).plus(h.times(x)).sum();
    List<Tensor> both = grad(y, List.of(x, h), true);
    assertClose(both.get(0), 0, 4 * 3 + 3 * 9); // 2x² + x³: the way through h is included
    assertClose(both.get(1), 0, 2 + 3);
    assertTrue(y.node().isPresent());
  }

  @Test
  void aGradientWithRespectToTheMiddleLeavesTheGraphBehindItAlone() {
    var x = float64(3).requiresGrad();
    Tensor h = x.square();
    Tensor slope = grad(h.times(5).sum(), h).getFirst();
    assertClose(slope, 0, 5);
    h.backward(slope, false);
    assertClose(x.grad(), 0, 30);
  }

  @Test
  void aGradientThatWasNotAskedForIsNotComputed() {
    // ln(−2) would be NaN and is behind b only.
    var a = float64(2).requiresGrad();
    var b = float64(-2).requiresGrad();
    var visited = new java.util.ArrayList<String>();
    Tensor log = b.log();
    log.onGrad(g -> {
      visited.add("log");
      return g;
    });
    assertClose(grad(a.times(3).plus(log.times(0)).sum(), a).getFirst(), 0, 3);
    assertEquals(List.of(), visited);
  }
}
