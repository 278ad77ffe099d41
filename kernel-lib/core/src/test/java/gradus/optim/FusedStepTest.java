package gradus.optim;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Context;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Scope;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An update in one loop is the formula, to the last bit.
class FusedStepTest {
  private static Arguments row(String name, Function<List<Tensor>, Optimizer> maker) {
    return Arguments.of(name, maker);
  }

  private static Stream<Arguments> optimizers() {
    return Stream.of(
        row("sgd", p -> new Sgd(p, 0.1)),
        row("sgd with decay", p -> new Sgd(p, 0.1).weightDecay(0.01)),
        row("momentum", p -> new Momentum(p, 0.1, 0.9)),
        row("nesterov", p -> new Nesterov(p, 0.1, 0.9).weightDecay(0.1)),
        row("adagrad", p -> new AdaGrad(p, 0.1)),
        row("rmsprop", p -> new RmsProp(p, 0.01)),
        row("adam", p -> new Adam(p, 0.01)),
        row("adam with decay", p -> new Adam(p, 0.01).weightDecay(0.1)),
        row("adamw", p -> new AdamW(p, 0.01)));
  }

  /// Ops are applied one by one where somebody hears of them.
  private static Scope listening() {
    return Context.recording(
        new Recorder() {
          @Override
          public void applied(Op op, List<Tensor> in, Tensor out) {}
        });
  }

  private static List<Tensor> trained(
      Function<List<Tensor>, Optimizer> maker, boolean heard, StringBuilder explained) {
    seed(5);
    Tensor w = randn(7, 9).requiresGrad();
    Tensor b = randn(9).requiresGrad();
    Tensor x = randn(20, 7);
    Optimizer optimizer = maker.apply(List.of(w, b));
    for (int step = 0; step < 30; step++) {
      if (step == 10) {
        optimizer.setRate(optimizer.rate() / 3);
      }
      if (step == 20) {
        optimizer.weightDecay(optimizer.groups().getFirst().weightDecay() == 0 ? 0.02 : 0);
        optimizer.setState(optimizer.state());
      }
      optimizer.zeroGrad();
      x.matmul(w).plus(b).tanh().square().mean().backward();
      try (var _ = heard ? listening() : (Scope) () -> {}) {
        optimizer.step();
      }
      if (step % 9 == 0) {
        explained.append(optimizer.explain(w, 2, 3)).append('\n');
      }
    }
    var all = new ArrayList<>(List.of(w, b));
    optimizer.state().values().forEach(all::add);
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void aStepInOneLoopIsTheFormulaToTheLastBit(
      String name, Function<List<Tensor>, Optimizer> maker) {
    var explanation = new StringBuilder();
    var expectedExplanation = new StringBuilder();
    List<Tensor> fused = trained(maker, false, explanation);
    List<Tensor> oneByOne = trained(maker, true, expectedExplanation);
    assertEquals(oneByOne.size(), fused.size(), name);
    for (int i = 0; i < fused.size(); i++) {
      assertSameBits(oneByOne.get(i), fused.get(i));
    }
    assertEquals(expectedExplanation.toString(), explanation.toString());
  }

  @Test
  void aStateThatWasReadStaysAsItWas() {
    seed(6);
    Tensor w = randn(5).requiresGrad();
    var optimizer = new Momentum(List.of(w), 0.1, 0.9);
    w.square().sum().backward();
    optimizer.step();
    Tensor v = Objects.requireNonNull(optimizer.state().get("0.v"));
    double[] before = v.toArray();
    optimizer.step();
    assertArrayEquals(before, v.toArray());
  }
}
