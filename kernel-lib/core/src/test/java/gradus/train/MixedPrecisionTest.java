package gradus.train;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.data.Datasets.moons;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.loss.Losses;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.optim.LossScaler;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixedPrecisionTest {
  private static Sequential network(DType type) {
    seed(3);
    try (var _ = defaultType(type)) {
      return sequential(linear(2, 16), tanh(), linear(16, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BFLOAT16", "FLOAT16"})
  void moonsAreLearnedIn16Bits(DType type) {
    var model = network(type);
    var mixed = new MixedPrecision(model);
    var training =
        trainer(
                model,
                Losses::bceWithLogits,
                adam(mixed.masters(), 0.05),
                moons(200, 0.1, 7).batches(50).seed(1))
            .mixedPrecision(mixed)
            .clipNorm(5)
            .validation(moons(200, 0.1, 8))
            .accuracy();
    var history = training.fit(50);
    assertTrue(history.last("validation accuracy") >= 0.97, history.toString());
    for (Tensor weight : model.parameters()) {
      assertEquals(type, weight.dtype());
    }
    for (int i = 0; i < mixed.masters().size(); i++) {
      assertSameBits(mixed.masters().get(i).to(type), model.parameters().get(i));
    }
  }

  /// 1 + 1/1000 is 1 in bfloat16, so without masters a thousand such steps would lead nowhere.
  @Test
  void stepsThatAreTooSmallFor16BitsAddUpInTheMasters() {
    Linear model;
    try (var _ = defaultType(DType.BFLOAT16)) {
      model = new Linear(ones(1, 1).requiresGrad(), ones(1).requiresGrad());
    }
    var mixed = new MixedPrecision(model);
    var optimizer = sgd(mixed.masters(), 1e-3);
    for (int step = 0; step < 500; step++) {
      mixed.zeroGrad();
      mixed.backward(mixed.forward(ones(1, 1)).negate().sum());
      assertTrue(mixed.step(optimizer));
    }
    assertEquals(1.5, mixed.masters().get(0).item(), 1e-4);
    assertEquals(1.5, model.weight().item());
    var alone = sgd(model, 1e-3);
    model.weight().zeroGrad();
    model.bias().zeroGrad();
    for (int step = 0; step < 500; step++) {
      alone.zeroGrad();
      model.forward(ones(1, 1).to(DType.BFLOAT16)).negate().sum().backward();
      alone.step();
    }
    assertEquals(1.5, model.weight().item(), "no step of 1/1000 arrives");
  }

  /// The gradient 1e-8 is 0 in float16; times 2¹⁵ it is not.
  @Test
  void theScalerSavesSmallGradients() {
    assertEquals(0, gradientOfATinyLoss(1));
    assertEquals(1e-8, gradientOfATinyLoss(0x1p15), 1e-11);
  }

  private static double gradientOfATinyLoss(double scale) {
    Linear model;
    try (var _ = defaultType(DType.FLOAT16)) {
      model = new Linear(ones(1, 1).requiresGrad(), ones(1).requiresGrad());
    }
    var mixed = new MixedPrecision(model, new LossScaler(scale, 2, 0.5, 2000));
    mixed.backward(mixed.forward(ones(1, 1)).times(1e-8).sum());
    mixed.unscale(sgd(mixed.masters(), 1));
    return mixed.masters().get(0).grad().item();
  }

  @Test
  void anOverflowSkipsTheStepAndHalvesTheScale() {
    var model = network(DType.FLOAT16);
    var mixed = new MixedPrecision(model);
    var before = Snapshot.copies(mixed.namedMasters());
    var optimizer = sgd(mixed.masters(), 1);
    mixed.backward(mixed.forward(ones(1, 2)).times(1e6).sum());
    assertFalse(mixed.step(optimizer));
    assertEquals(0x1p14, mixed.scaler().scale());
    before.forEach(
        (name, tensor) -> assertSameBits(tensor, Numbers.need(mixed.namedMasters(), name)));
  }

  @Test
  void mistakesAreExplained() {
    assertSays(
        "mixed precision needs a model whose parameters are all of one 16-bit type; these are [float32]."
            + "\nMake it inside try (var _ = defaultType(BFLOAT16)) { … }.",
        () -> new MixedPrecision(network(DType.FLOAT32)));
    var model = network(DType.BFLOAT16);
    assertSays(
        "the optimizer changes none of the master weights. Make it for mixed.masters().",
        () ->
            trainer(model, Losses::bceWithLogits, sgd(model, 0.1), moons(20, 0.1, 7))
                .mixedPrecision(new MixedPrecision(model))
                .fit(1));
  }
}
