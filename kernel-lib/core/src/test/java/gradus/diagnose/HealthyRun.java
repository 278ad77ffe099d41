package gradus.diagnose;

import static gradus.data.Datasets.and;
import static gradus.data.Datasets.blobs;
import static gradus.data.Datasets.circles;
import static gradus.data.Datasets.digits;
import static gradus.data.Datasets.fraud;
import static gradus.data.Datasets.linearRegression;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.polynomialRegression;
import static gradus.data.Datasets.quadrants;
import static gradus.data.Datasets.spirals;
import static gradus.data.Datasets.xor;
import static gradus.nn.Activations.gelu;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.residual;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.nn.Norms.layerNorm;
import static gradus.optim.Optimizers.adaGrad;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.nesterov;
import static gradus.optim.Optimizers.rmsProp;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.bernoulli;

import gradus.data.Dataset;
import gradus.data.Normalizer;
import gradus.loss.Losses;
import gradus.nn.Init;
import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.optim.Schedule;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.function.LongFunction;

/// Trainings that are in order, among them some that look worse than they are.
enum HealthyRun {
  XOR_BY_MEAN_SQUARES(seed -> {
    Layer model = tanhs(2, 8, 1);
    return new Loop(model, xor(), Losses::mse, adam(model, 0.05)).steps(200);
  }),
  AND_FROM_ZEROS(seed -> {
    Layer model = linear(2, 1, Init.zeros());
    return new Loop(model, and(), Losses::bceWithLogits, sgd(model, 1));
  }),
  MOONS_ALL_AT_ONCE(seed -> {
    Layer model = tanhs(2, 16, 1);
    return binary(model, moons(120, 0.1, seed), sgd(model, 0.5))
        .validation(moons(120, 0.1, seed + 500));
  }),
  MOONS_BY_EIGHT(seed -> {
    Layer model = relus(2, 16, 1);
    return binary(model, moons(160, 0.2, seed), momentum(model, 0.05, 0.9))
        .batch(8)
        .validation(moons(120, 0.2, seed + 500));
  }),
  MOONS_ONE_BY_ONE(seed -> {
    Layer model = tanhs(2, 8, 1);
    return binary(model, moons(100, 0.15, seed), sgd(model, 0.05))
        .batch(1)
        .steps(600)
        .validation(moons(100, 0.15, seed + 500));
  }),
  RINGS(seed -> {
    Layer model = relus(2, 16, 1);
    return binary(model, circles(120, 0.05, seed), adam(model, 0.03));
  }),
  SPIRALS(seed -> {
    Layer model = sequential(linear(2, 24), relu(), linear(24, 24), relu(), linear(24, 3));
    return new Loop(model, spirals(120, 3, 0.02, seed), Losses::crossEntropy, adam(model, 0.02))
        .batch(30)
        .steps(300)
        .validation(spirals(120, 3, 0.02, seed + 500));
  }),
  CLOUDS_FROM_ZEROS(seed -> {
    Layer model = linear(2, 4, Init.zeros());
    return new Loop(model, blobs(120, 4, 0.3, seed), Losses::crossEntropy, sgd(model, 1))
        .validation(blobs(120, 4, 0.3, seed + 500));
  }),
  QUADRANTS(seed -> {
    Layer model = tanhs(2, 16, 1);
    return binary(model, quadrants(150, 0.02, seed), adam(model, 0.05)).batch(50);
  }),
  A_LINE_BY_FOUR(seed -> {
    Layer model = linear(1, 1);
    return new Loop(model, linearRegression(80, 2, -1, 0.3, seed), Losses::mse, sgd(model, 0.1))
        .batch(4)
        .validation(linearRegression(80, 2, -1, 0.3, seed + 500));
  }),
  A_CUBIC(seed -> {
    Layer model = tanhs(1, 16, 1);
    return new Loop(
        model, polynomialRegression(80, 0.1, seed, 0.5, -1, 0, 2), Losses::mse, adam(model, 0.03));
  }),
  A_CUBIC_WITH_HUBER(seed -> {
    Layer model = sequential(linear(1, 16), gelu(), linear(16, 1));
    return new Loop(
            model,
            polynomialRegression(80, 0.1, seed, 0.5, -1, 0, 2),
            Losses::huber,
            rmsProp(model, 0.03))
        .batch(16);
  }),
  FRAUD(seed -> {
    Dataset payments = fraud(400, seed);
    Dataset data = Normalizer.fit(payments).apply(payments);
    Layer model = relus(6, 12, 1);
    return binary(model, data, adam(model, 0.01)).batch(50);
  }),
  DIGITS(seed -> {
    Layer model = relus(256, 24, 10);
    return new Loop(model, digits(150, seed).flattened(), Losses::crossEntropy, adam(model, 0.005))
        .batch(30)
        .steps(60)
        .validation(digits(80, seed + 500).flattened());
  }),
  SOME_WRONG_LABELS(seed -> {
    Dataset sound = moons(160, 0.1, seed);
    Tensor flips = bernoulli(0.05, 160, 1);
    Tensor y = sound.y().minus(flips).abs();
    Layer model = tanhs(2, 8, 1);
    return binary(model, sound.with(sound.x(), y), adam(model, 0.02)).batch(16);
  }),
  DROPOUT(seed -> {
    Layer model = sequential(linear(2, 32), relu(), dropout(0.3), linear(32, 1));
    return binary(model, moons(120, 0.15, seed), adam(model, 0.02))
        .batch(40)
        .validation(moons(120, 0.15, seed + 500));
  }),
  WARM_RESTARTS(seed -> {
    Layer model = tanhs(2, 16, 1);
    return binary(model, circles(120, 0.05, seed), sgd(model, 1.5))
        .batch(40)
        .steps(300)
        .schedule((first, t) -> Schedule.cosine(60).rate(first, t % 60))
        .validation(circles(120, 0.05, seed + 500));
  }),
  WARM_UP_AND_DECAY(seed -> {
    Layer model = sequential(linear(2, 16), sigmoid(), linear(16, 1));
    return binary(model, moons(120, 0.1, seed), adamW(model, 0.1))
        .clip(1)
        .schedule(Schedule.warmupCosine(20, 200, 0));
  }),
  BATCH_NORM(seed -> {
    Layer model = sequential(linear(2, 16), batchNorm1d(16), relu(), linear(16, 1));
    return binary(model, circles(120, 0.05, seed), nesterov(model, 0.1, 0.9))
        .batch(40)
        .validation(circles(120, 0.05, seed + 500));
  }),
  DEEP_RESIDUAL(seed -> {
    Layer model =
        sequential(
            linear(2, 12),
            residual(layerNorm(12), linear(12, 12), tanh()),
            residual(layerNorm(12), linear(12, 12), tanh()),
            residual(layerNorm(12), linear(12, 12), tanh()),
            linear(12, 1));
    return binary(model, quadrants(100, 0.02, seed), adaGrad(model, 0.1)).steps(80);
  });

  private final LongFunction<Loop> loop;

  HealthyRun(LongFunction<Loop> loop) {
    this.loop = loop;
  }

  /// The training with everything that is random drawn from a seed.
  Loop trained(long seed) {
    Tensors.seed(seed);
    return loop.apply(seed).run();
  }

  private static Layer tanhs(int inputs, int units, int outputs) {
    return sequential(linear(inputs, units), tanh(), linear(units, outputs));
  }

  private static Layer relus(int inputs, int units, int outputs) {
    return sequential(linear(inputs, units), relu(), linear(units, outputs));
  }

  private static Loop binary(Layer model, Dataset data, Optimizer optimizer) {
    return new Loop(model, data, Losses::bceWithLogits, optimizer);
  }
}
