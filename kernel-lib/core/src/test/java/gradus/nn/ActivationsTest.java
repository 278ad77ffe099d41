package gradus.nn;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.nn.Activations.elu;
import static gradus.nn.Activations.gelu;
import static gradus.nn.Activations.geluTanh;
import static gradus.nn.Activations.identity;
import static gradus.nn.Activations.leakyRelu;
import static gradus.nn.Activations.logSoftmax;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.silu;
import static gradus.nn.Activations.softmax;
import static gradus.nn.Activations.softplus;
import static gradus.nn.Activations.step;
import static gradus.nn.Activations.swiglu;
import static gradus.nn.Activations.tanh;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {
  private static Stream<Layer> all() {
    return Stream.concat(smooth(), Stream.of(step()));
  }

  private static Stream<Layer> smooth() {
    return Stream.of(
        identity(),
        sigmoid(),
        tanh(),
        relu(),
        leakyRelu(),
        leakyRelu(0.2),
        elu(),
        elu(1.5),
        gelu(),
        geluTanh(),
        silu(),
        swiglu(),
        softplus(),
        softmax(),
        softmax(0.5),
        logSoftmax());
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void everyActivationHasRightDerivatives(Layer activation) {
    // Away from 0, where several have a corner.
    Tensor x = float64(-2.1, -1.3, -0.4, 0.3, 0.9, 1.7, 0.5, -0.8).reshape(2, 4);
    assertDerivatives(in -> activation.forward(in[0]), x);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyActivationStaysANumberForHugeInputsAndKeepsTypeAndEmptiness(Layer activation) {
    var x = float64(1e4, -1e4, 1e4, 0).to(DType.FLOAT32).reshape(2, 2).detach().requiresGrad();
    Tensor y = activation.forward(x);
    assertEquals(DType.FLOAT32, y.dtype());
    assertNumbers(y);
    if (!activation.toString().equals("step()")) {
      y.sum().backward();
      assertNumbers(x.grad());
    }
    assertEquals(0, activation.forward(zeros(0, 4)).numel());
  }

  private static void assertNumbers(Tensor x) {
    for (double number : x.toArray()) {
      assertFalse(Double.isNaN(number) || Double.isInfinite(number), x.toString());
    }
  }

  @Test
  void swigluGatesTheSecondHalfWithTheFirst() {
    Tensor x = float64(1, -2, 3, 5).reshape(1, 4);
    double first = 1 / (1 + Math.exp(-1));
    double second = -2 / (1 + Math.exp(2));
    assertClose(swiglu().forward(x), 1e-14, 3 * first, 5 * second);
    assertEquals(Shape.of(7, 2, 3), swiglu().forward(zeros(7, 2, 6)).shape());
  }

  @Test
  void geluByTanhIsCloseToTheExactOne() {
    Tensor x = float64(-4, -3, -2, -1, -.5, 0, .5, 1, 2, 3, 4);
    assertEquals(0, gelu().forward(x).minus(geluTanh().forward(x)).abs().max().item(), 5e-4);
  }

  @Test
  void anActivationIsWrittenAsItIsMade() {
    assertEquals(
        "[step(), leakyRelu(0.01), elu(1.0), softmax(0.5), swiglu()]",
        List.of(step(), leakyRelu(), elu(), softmax(0.5), swiglu()).toString());
  }
}
