package gradus.diagnose;

import static gradus.data.Datasets.blobs;
import static gradus.data.Datasets.circles;
import static gradus.data.Datasets.fraud;
import static gradus.data.Datasets.linearRegression;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.spirals;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.layer;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.randn;

import gradus.data.Dataset;
import gradus.data.Normalizer;
import gradus.loss.Losses;
import gradus.nn.Init;
import gradus.nn.Layer;
import gradus.nn.Sequential;
import gradus.tensor.Generator;
import gradus.tensor.Joining;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Trainings that are broken, each in one way, and what the doctor should call it.
enum BrokenRun {
  TINY_RATE(
      Fault.RATE_TOO_LOW,
      "a sound network for two moons with SGD at rate 1e-5",
      seed -> {
        Layer model = mlp(16);
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, sgd(model, 1e-5))
            .steps(100);
      }),
  BIAS_FAR_BELOW(
      Fault.DEAD_UNITS,
      "ReLU units whose biases start at −5, where no input reaches",
      seed -> {
        var hidden = linear(2, 16);
        hidden.bias().assign(Tensors.full(hidden.bias().shape(), -5));
        Layer model = sequential(hidden, relu(), linear(16, 1));
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.3));
      }),
  SHUFFLED_INPUTS(
      Fault.MISALIGNED_LABELS,
      "two moons of which x was shuffled, and y was not",
      seed -> {
        Dataset sound = moons(120, 0.1, seed);
        int[] order = order(120, seed);
        Dataset data = sound.with(sound.x().select(0, order), sound.y());
        Layer model = mlp(16);
        return new Loop(model, data, Losses::bceWithLogits, adam(model, 0.01));
      }),
  EIGHT_SIGMOIDS(
      Fault.VANISHING_GRADIENTS,
      "eight layers of sigmoids, one after another",
      seed -> {
        var layers = new ArrayList<Layer>(List.of(linear(2, 12), sigmoid()));
        for (int i = 0; i < 7; i++) {
          layers.addAll(List.of(linear(12, 12), sigmoid()));
        }
        layers.add(linear(12, 1));
        Layer model = new Sequential(layers);
        return new Loop(model, moons(60, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.1))
            .steps(60);
      }),
  DETACHED(
      Fault.CUT_GRAPH,
      "detach() behind the first layer",
      seed -> {
        Layer model = sequential(linear(2, 16), layer(Tensor::detach), tanh(), linear(16, 1));
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.5));
      }),
  DIVERGING(
      Fault.NAN_FROM_RATE,
      "a straight line fitted with SGD at rate 3, until the loss is infinite",
      seed -> {
        Layer model = linear(1, 1);
        return new Loop(model, linearRegression(60, 2, 1, 0.1, seed), Losses::mse, sgd(model, 3));
      }),
  OWN_CROSS_ENTROPY(
      Fault.NAN_FROM_LOG,
      "cross-entropy written by hand from log p and log(1 − p)",
      seed -> {
        Dataset clouds = blobs(60, 2, 0.1, seed);
        Dataset data = new Dataset(clouds.x().times(100), clouds.y().reshape(60, 1));
        Layer model = sequential(linear(2, 1), sigmoid());
        return new Loop(
            model,
            data,
            (p, y) ->
                y.times(p.log())
                    .plus(y.negate().plus(1).times(p.negate().plus(1).log()))
                    .mean()
                    .negate(),
            sgd(model, 0.3));
      }),
  OWN_SOFTMAX(
      Fault.NAN_FROM_OVERFLOW,
      "softmax written by hand as eˣ / Σ eˣ, on inputs as large as 10,000",
      seed -> {
        Dataset sound = spirals(60, 3, 0.02, seed);
        Dataset data = sound.with(sound.x().times(10_000), sound.y());
        Layer model =
            sequential(
                linear(2, 16),
                relu(),
                linear(16, 3),
                layer(z -> z.exp().div(z.exp().sum(-1, true))));
        return new Loop(
            model,
            data,
            (p, y) -> p.log().times(Tensors.oneHot(y, 3)).sum(-1).mean().negate(),
            sgd(model, 0.1));
      }),
  ZERO_BY_ZERO(
      Fault.NAN,
      "features divided by their deviation, of which one is 0",
      seed -> {
        Dataset sound = moons(60, 0.1, seed);
        Tensor x = Joining.concat(1, sound.x(), Tensors.ones(60, 1));
        Dataset data = new Dataset(x, sound.y());
        Layer model =
            sequential(
                layer(in -> in.minus(in.mean(0)).div(in.std(0))),
                linear(3, 8),
                tanh(),
                linear(8, 1));
        return new Loop(model, data, Losses::bceWithLogits, sgd(model, 0.1));
      }),
  MISSING_NUMBER(
      Fault.NAN_IN_DATA,
      "one missing number among the inputs",
      seed -> {
        Dataset sound = moons(60, 0.1, seed);
        double[] x = sound.x().toArray();
        x[17] = Double.NaN;
        Layer model = mlp(8);
        return new Loop(
            model,
            sound.with(Tensors.tensor(x).reshape(60, 2), sound.y()),
            Losses::bceWithLogits,
            sgd(model, 0.1));
      }),
  WILD_ADAM(
      Fault.RATE_TOO_HIGH,
      "Adam at rate 3 on three spirals",
      seed -> {
        Layer model = sequential(linear(2, 16), tanh(), linear(16, 16), tanh(), linear(16, 3));
        return new Loop(model, spirals(90, 3, 0.02, seed), Losses::crossEntropy, adam(model, 3))
            .steps(100);
      }),
  KILLED_BY_THE_RATE(
      Fault.RATE_TOO_HIGH,
      "the same with ReLU units, which it kills",
      seed -> {
        Layer model = sequential(linear(2, 16), relu(), linear(16, 16), relu(), linear(16, 3));
        return new Loop(model, spirals(90, 3, 0.02, seed), Losses::crossEntropy, adam(model, 3))
            .steps(100);
      }),
  TWENTY_EXAMPLES(
      Fault.OVERFITTING,
      "64 units for 20 noisy examples",
      seed -> {
        Layer model = mlp(64);
        return new Loop(model, moons(20, 0.4, seed), Losses::bceWithLogits, adam(model, 0.03))
            .validation(moons(100, 0.4, seed + 500))
            .steps(300);
      }),
  STRAIGHT_LINES(
      Fault.UNDERFITTING,
      "three spirals divided by straight lines",
      seed -> {
        Layer model = linear(2, 3);
        return new Loop(model, spirals(150, 3, 0.02, seed), Losses::crossEntropy, sgd(model, 1));
      }),
  BOUNCING(
      Fault.OSCILLATION,
      "SGD at rate 1 on inputs ten times too large",
      seed -> {
        Layer model = linear(2, 1);
        Dataset sound = moons(120, 0.2, seed);
        return new Loop(
            model,
            sound.with(sound.x().times(10), sound.y()),
            Losses::bceWithLogits,
            sgd(model, 1));
      }),
  ONE_BY_ONE(
      Fault.OSCILLATION,
      "momentum at rate 0.3, with one example at a time",
      seed -> {
        Layer model = mlp(8);
        return new Loop(
                model, moons(120, 0.3, seed), Losses::bceWithLogits, momentum(model, 0.3, 0.9))
            .batch(1)
            .validation(moons(100, 0.3, seed + 500))
            .steps(600);
      }),
  BAD_BATCH(
      Fault.SPIKE,
      "one batch in which the inputs are a thousand times too large",
      seed -> {
        Layer model = sequential(linear(2, 16), relu(), linear(16, 1));
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, adam(model, 0.02))
            .batch(20)
            .harmAt(150, b -> b.with(b.x().times(1000), b.y()));
      }),
  NO_ZERO_GRAD(
      Fault.FORGOTTEN_ZERO_GRAD,
      "a loop without zeroGrad()",
      seed -> {
        Layer model = mlp(16);
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.1))
            .forgetsZeroGrad();
      }),
  LARGE_START(
      Fault.START_TOO_LARGE,
      "standard normal weights in three layers of 32 tanh units",
      seed -> {
        Layer model = deep(32, Init.normal(1));
        return new Loop(model, moons(60, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.1))
            .steps(80);
      }),
  SMALL_START(
      Fault.START_TOO_SMALL,
      "weights of deviation 0.01 in three layers of 32 tanh units",
      seed -> {
        Layer model = deep(32, Init.normal(0.01));
        return new Loop(model, moons(60, 0.1, seed), Losses::bceWithLogits, sgd(model, 0.1))
            .steps(80);
      }),
  EQUAL_START(
      Fault.SYMMETRY,
      "all weights start at 0.5",
      seed -> {
        Layer model =
            sequential(linear(2, 8, Init.constant(0.5)), tanh(), linear(8, 1, Init.constant(0.5)));
        return new Loop(model, circles(120, 0.05, seed), Losses::bceWithLogits, sgd(model, 0.5));
      }),
  ZERO_START(
      Fault.SYMMETRY,
      "all weights start at 0",
      seed -> {
        Layer model = sequential(linear(2, 8, Init.zeros()), relu(), linear(8, 3, Init.zeros()));
        return new Loop(model, blobs(90, 3, 0.2, seed), Losses::crossEntropy, adam(model, 0.01));
      }),
  ANSWER_AMONG_THE_INPUTS(
      Fault.LABEL_LEAK,
      "a table of payments with a column that was filled in after the fraud was known",
      seed -> {
        Dataset sound = fraud(300, seed);
        var names = new ArrayList<>(sound.features());
        names.add("charged back");
        Tensor known = sound.y().times(40).plus(randn(300, 1).times(0.05));
        var table =
            new Dataset(Joining.concat(1, sound.x(), known), sound.y(), names, sound.classes());
        Dataset data = Normalizer.fit(table).apply(table);
        Layer model = sequential(linear(7, 8), relu(), linear(8, 1));
        return new Loop(model, data, Losses::bceWithLogits, adam(model, 0.02));
      }),
  RATE_ZERO(
      Fault.FROZEN,
      "a warm-up from rate 0 that nobody steps",
      seed -> {
        Layer model = mlp(16);
        return new Loop(model, moons(120, 0.1, seed), Losses::bceWithLogits, sgd(model, 0));
      }),
  TARGETS_SHUFFLED_IN_THE_LOOP(
      Fault.NOT_DECREASING,
      "a loop that shuffles the targets of each batch anew",
      seed -> {
        Layer model = mlp(16);
        return new Loop(
            model,
            moons(120, 0.1, seed),
            (z, y) ->
                Losses.bceWithLogits(z, y.select(0, order(120, Math.round(1e6 * z.sum().item())))),
            sgd(model, 0.3));
      });

  final Fault expected;
  final String what;
  private final LongFunction<Loop> loop;

  BrokenRun(Fault expected, String what, LongFunction<Loop> loop) {
    this.expected = expected;
    this.what = what;
    this.loop = loop;
  }

  /// The training with everything that is random drawn from a seed.
  Loop trained(long seed) {
    Tensors.seed(seed);
    return loop.apply(seed).run();
  }

  private static Layer mlp(int units) {
    return sequential(linear(2, units), tanh(), linear(units, 1));
  }

  private static Layer deep(int units, Init init) {
    return sequential(
        linear(2, units, init),
        tanh(),
        linear(units, units, init),
        tanh(),
        linear(units, units, init),
        tanh(),
        linear(units, 1, init));
  }

  private static int[] order(int n, long seed) {
    var generator = new Generator(seed);
    double[] keys = IntStream.range(0, n).mapToDouble(_ -> generator.nextDouble()).toArray();
    return IntStream.range(0, n)
        .boxed()
        .sorted((a, b) -> Double.compare(keys[a], keys[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
