package gradus.tensor;

import static gradus.tensor.Context.backend;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {
  /// The best backend, with a memory of the chains that it was asked for.
  private static final class Listening implements Backend {
    private final List<Integer> chains = new ArrayList<>();

    @Override
    public String name() {
      return "listening";
    }

    @Override
    public void chain(Chain chain, List<Tensor> in, Tensor out) {
      chains.add(chain.links().size());
      Backends.best().chain(chain, in, out);
    }
  }

  static Stream<Unary> smooth() {
    return Stream.of(Unary.values()).filter(op -> op.differentiable(0));
  }

  /// Beside ordinary numbers those that differ easily: zeros with a sign, infinities, NaN.
  private static Tensor numbers() {
    double[] odd = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, -100, 100, 1e-30};
    return tensor(DoubleStream.concat(DoubleStream.of(odd), random()).toArray());
  }

  private static DoubleStream random() {
    seed(5);
    return DoubleStream.of(rand(94).toArray()).map(x -> 4 * x - 2);
  }

  private static double[] slopes(Unary op, Tensor from, Tape.After after) {
    Tensor x = from.requiresGrad();
    Tensor y = Tensor.apply(op, x);
    return Tape.gradients(y, numbers().reshape(y.shape()), List.of(x), after).getFirst().toArray();
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void oneLoopHasTheBitsOfOneOpAfterAnother(Unary op) {
    assertArrayEquals(
        slopes(op, numbers(), Tape.After.RECORD), slopes(op, numbers(), Tape.After.FREE));
  }

  @Test
  void stretchedAndTurnedGradientsHaveTheSameBits() {
    for (Tape.After after : List.of(Tape.After.RECORD, Tape.After.FREE)) {
      Tensor x = rand(5, 7).requiresGrad();
      Tensor whole = x.tanh();
      assertArrayEquals(
          whole.square().negate().plus(1).times(2).toArray(),
          Tape.gradients(whole.sum().times(2), tensor(1), List.of(x), after).getFirst().toArray());
      Tensor turned = rand(7, 5);
      assertArrayEquals(
          turned.transpose().times(x.tanh().square().negate().plus(1)).toArray(),
          Tape.gradients(x.tanh(), turned.transpose(), List.of(x), after).getFirst().toArray());
    }
  }

  @Test
  void aSlopeOfSeveralOpsIsOneLoopOnlyWhileNobodyListens() {
    var listening = new Listening();
    try (var _ = backend(listening)) {
      Tensor x = tensor(1, 2).requiresGrad();
      x.tanh().sum().backward();
      assertEquals(List.of(4), listening.chains);
      Tape.gradients(x.tanh().sum(), tensor(1), List.of(x), Tape.After.RECORD);
      assertEquals(List.of(4), listening.chains);
      try (var _ = noGrad()) {
        x.tanh();
      }
      assertEquals(List.of(4), listening.chains);
    }
  }

  @Test
  void aSlopeOfOneOpStaysThatOp() {
    var listening = new Listening();
    try (var _ = backend(listening)) {
      tensor(1, 2).requiresGrad().exp().sum().backward();
    }
    assertEquals(List.of(), listening.chains);
  }

  @Test
  void otherTypesGoOpByOp() {
    var listening = new Listening();
    try (var _ = backend(listening);
        var _ = Context.defaultType(DType.FLOAT64)) {
      Tensor x = tensor(1, 2).requiresGrad();
      x.tanh().sum().backward();
      assertEquals(1 - Math.pow(StrictMath.tanh(2), 2), x.grad().toArray()[1], 1e-15);
    }
    assertEquals(List.of(), listening.chains);
  }
}
