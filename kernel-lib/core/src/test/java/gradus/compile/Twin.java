package gradus.compile;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.compile.Steps.compile;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/// One training twice from the same seed, written out and compiled: every loss, every parameter,
/// every buffer and what the optimizer keeps must be the same to the last bit.
final class Twin {
  /// What happens around the steps.
  interface Script {
    /// Called before each step.
    ///
    /// @param step which step it is
    /// @param optimizer whose rate may change
    /// @param model whose mode may change
    void before(int step, Optimizer optimizer, Layer model);
  }

  private final Supplier<Layer> model;
  private final Function<List<Tensor>, Optimizer> optimizer;
  private final BiFunction<Layer, List<Tensor>, Tensor> loss;
  private Script script = (_, _, _) -> {};
  private Function<CompiledStep, CompiledStep> setUp = step -> step;
  private java.util.function.Consumer<Optimizer> beforeUpdate = _ -> {};

  Twin(
      Supplier<Layer> model,
      Function<List<Tensor>, Optimizer> optimizer,
      BiFunction<Layer, List<Tensor>, Tensor> loss) {
    this.model = model;
    this.optimizer = optimizer;
    this.loss = loss;
  }

  static Twin of(
      Supplier<Layer> model,
      Function<List<Tensor>, Optimizer> optimizer,
      BinaryOperator<Tensor> loss) {
    return new Twin(
        model, optimizer, (net, in) -> loss.apply(net.forward(in.getFirst()), in.getLast()));
  }

  Twin with(Script script) {
    this.script = script;
    return this;
  }

  /// What the compiled step is told, and what the other one does between backward and update.
  Twin with(
      Function<CompiledStep, CompiledStep> setUp,
      java.util.function.Consumer<Optimizer> beforeUpdate) {
    this.setUp = setUp;
    this.beforeUpdate = beforeUpdate;
    return this;
  }

  /// Trains both and compares; gives the compiled step, to look at.
  CompiledStep assertSame(int steps, List<List<Tensor>> batches) {
    seed(7);
    Layer plainModel = model.get();
    Optimizer plain = optimizer.apply(plainModel.parameters());
    var losses = new ArrayList<Tensor>();
    for (int step = 0; step < steps; step++) {
      script.before(step, plain, plainModel);
      plain.zeroGrad();
      Tensor value = loss.apply(plainModel, batches.get(step % batches.size()));
      value.backward();
      beforeUpdate.accept(plain);
      plain.step();
      losses.add(value.detach());
    }

    seed(7);
    Layer fastModel = model.get();
    Optimizer fast = optimizer.apply(fastModel.parameters());
    var compiled = setUp.apply(compile((x, y) -> loss.apply(fastModel, List.of(x, y)), fast));
    for (int step = 0; step < steps; step++) {
      script.before(step, fast, fastModel);
      var batch = batches.get(step % batches.size());
      Tensor value = compiled.run(batch.getFirst(), batch.getLast());
      assertEquals(losses.get(step).item(), value.item(), "loss of step " + step);
    }
    assertSame(plainModel.namedParameters(), fastModel.namedParameters());
    assertSame(plainModel.namedBuffers(), fastModel.namedBuffers());
    assertSame(plain.state(), fast.state());
    return compiled;
  }

  private static void assertSame(
      java.util.Map<String, Tensor> expected, java.util.Map<String, Tensor> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, tensor) -> {
      Tensor other = java.util.Objects.requireNonNull(actual.get(name));
      try {
        assertSameBits(tensor, other);
      } catch (AssertionError e) {
        throw new AssertionError(name + ": " + e.getMessage(), e);
      }
    });
  }
}
