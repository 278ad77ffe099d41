package gradus.train;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.io.Bundle;
import gradus.io.Provenance;
import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.optim.ParameterGroup;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The training loop, for whoever does not want to write it again.
///
/// ```java
/// var data = moons(200, 0.1, 7).split(0.8, 7);
/// var model = sequential(linear(2, 16), tanh(), linear(16, 1));
/// var training = trainer(model, Losses::bceWithLogits, adam(model, 0.01), data.train().batches(32))
///     .validation(data.test())
///     .accuracy();
/// training.fit(20);      // a table of the history
/// ```
///
/// A step is what a loop by hand does, and gives the same bits: forward, loss, `zeroGrad`,
/// `backward`, `step`. It is never required: whatever it can do stands in parts that a loop of your
/// own can use. [TrainingOptions] lists what it can do besides.
///
/// The same seed gives the same training. So one can go back to any step with [#rewind], see with
/// [#fork] what would have come of another rate, and go on from a file with [#load].
///
/// A trainer and its model belong to one thread at a time; only [#cancel] may come from another.
public final class Trainer extends TrainingOptions {
  final Layer model;
  final BinaryOperator<Tensor> loss;
  final Optimizer optimizer;
  final Walk walk;
  final Replay replay = new Replay(this);
  History history = new History();
  int step;
  double[] firstRates;
  boolean busy;
  private final Loop loop = new Loop(this);
  private int goal;
  private Ending ending = Ending.FINISHED;

  private Trainer(Layer model, BinaryOperator<Tensor> loss, Optimizer optimizer, Batches batches) {
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
    this.walk = new Walk(batches);
    this.firstRates = optimizer.groups().stream().mapToDouble(ParameterGroup::rate).toArray();
  }

  /// A training.
  ///
  /// @param model what learns
  /// @param loss how wrong a prediction is, from prediction and target: a mean over the examples,
  ///   such as `Losses::mse`
  /// @param optimizer what changes the model's parameters
  /// @param batches what is learned from
  /// @return a trainer that stands before the first step
  /// @throws IllegalArgumentException if there is no batch
  public static Trainer trainer(
      Layer model, BinaryOperator<Tensor> loss, Optimizer optimizer, Batches batches) {
    return new Trainer(model, loss, optimizer, batches);
  }

  /// A training in which each step sees all data, in order.
  ///
  /// @param model what learns
  /// @param loss how wrong a prediction is, from prediction and target
  /// @param optimizer what changes the model's parameters
  /// @param data what is learned from
  /// @return a trainer that stands before the first step
  /// @throws IllegalArgumentException if there is no example
  public static Trainer trainer(
      Layer model, BinaryOperator<Tensor> loss, Optimizer optimizer, Dataset data) {
    return trainer(model, loss, optimizer, data.batches(Math.max(1, data.size())).inOrder());
  }

  // Learning.

  /// Learns until the data have been gone through so many times in all, counting what was done
  /// before: after `fit(5)`, `fit(8)` adds 3 epochs, and after an interruption the same call goes
  /// on where it was interrupted. Afterwards the model is ready to predict.
  ///
  /// An interrupt of the thread ends it before the next step, and leaves the interrupt flag set, so
  /// that whoever called can see it; while the flag is set, no further step is taken. The history
  /// is kept whatever happens.
  ///
  /// @param epochs how many epochs in all
  /// @return the history so far; [#ending] says why it ends here
  /// @throws TrainingException if the loss is NaN or infinite
  /// @throws gradus.tensor.ShapeException if model, loss and data do not fit together
  public History fit(int epochs) {
    return fit(epochs, _ -> {});
  }

  /// Learns as [#fit(int)], and calls somebody after each step of this fit alone.
  ///
  /// @param epochs how many epochs in all
  /// @param listener gets this trainer
  /// @return the history so far
  public History fit(int epochs, Consumer<Trainer> listener) {
    return alone(() -> {
      requireSense(epochs);
      goal = step + walk.stepsTo(epochs, settings.accumulate);
      ending = Ending.FAILED; // unless it comes back
      ending = loop.run(goal, listener);
      return history;
    });
  }

  private void requireSense(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("there are no %d epochs to learn.".formatted(epochs));
    }
    if (learned().values().stream().noneMatch(optimizer.parameters()::contains)) {
      throw new IllegalArgumentException(
          settings.precision == null
              ? "the optimizer changes none of this model's parameters, so nothing would be learned. Was it made for another model?"
              : "the optimizer changes none of the master weights. Make it for mixed.masters().");
    }
    if (settings.validation == null && (settings.stopping != null || settings.plateau != null)) {
      throw new IllegalArgumentException(
          "%s watches the validation loss, and there is no validation data. Give it some: validation(data)."
              .formatted(settings.stopping != null ? "early stopping" : "a plateau"));
    }
  }

  /// Ends a fit that is running, after the step at hand; from a callback or from another thread.
  /// Without one it does nothing.
  public void cancel() {
    loop.cancel();
  }

  /// Why the last fit came back.
  ///
  /// @return the reason; `FINISHED` before the first
  public Ending ending() {
    return ending;
  }

  // Where it stands.

  /// What was recorded.
  ///
  /// @return the history so far
  public History history() {
    return history;
  }

  /// How many steps of the optimizer are done.
  ///
  /// @return 0 before the first
  public int step() {
    return step;
  }

  /// How many steps there will be in all when the fit that was asked for is done.
  ///
  /// @return 0 before the first fit
  public int goal() {
    return goal;
  }

  /// Predicts data and measures how good that is; nothing is learned.
  ///
  /// @param data what to predict, all at once as far as loss and metrics are concerned
  /// @return `loss` and the metrics, by name
  public Map<String, Double> evaluate(Dataset data) {
    return loop.evaluate(data);
  }

  // Again and otherwise.

  /// Goes back to where a step was about to be taken: weights, buffers, optimizer, generators, the
  /// place in the data, and the history. From there `fit` repeats the same training, bit for bit,
  /// or another one if something is changed before.
  ///
  /// The steps since the last snapshot before it are computed again, without calling the callbacks,
  /// and compared with the history.
  ///
  /// @param to how many steps shall be done, at most those that are
  /// @return this trainer
  /// @throws IllegalArgumentException if it did not pass there
  /// @throws TrainingException if it does not repeat itself; it then stands where it stood
  public Trainer rewind(int to) {
    return alone(() -> {
      replay.rewind(to, loop);
      return this;
    });
  }

  /// What would have happened: goes back to a step, changes something, and trains from there as far
  /// as this training got. Then everything is put back as it was.
  ///
  /// ```java
  /// var model = linear(2, 1);
  /// var training = trainer(model, Losses::bceWithLogits, sgd(model, 0.1), xor());
  /// training.fit(20);
  /// var faster = training.fork(5, t -> t.rate(0.3));
  /// faster.upTo(4).equals(training.history().upTo(4));   // true
  /// ```
  ///
  /// @param at how many steps the branches have in common
  /// @param change what is done otherwise from there on
  /// @return the history of the other branch, which ends early if its loss becomes NaN
  /// @throws IllegalArgumentException if this training did not pass there
  public History fork(int at, Consumer<Trainer> change) {
    return alone(() -> replay.fork(at, change, loop));
  }

  /// Searches for a learning rate with 100 steps at rates from 10⁻⁶ to 10: see [#findRate(double,
  /// double, int)].
  ///
  /// @return the losses at rising rates, and a suggestion
  public RateCurve findRate() {
    return findRate(1e-6, 10, 100);
  }

  /// Searches for a learning rate: takes steps at rates that grow by the same factor, until the
  /// loss bursts. Then everything is put back as it was.
  ///
  /// Smith: *Cyclical Learning Rates for Training Neural Networks*, 2017.
  ///
  /// @param from the first rate, above 0
  /// @param to the last rate
  /// @param steps how many rates, at least 10
  /// @return the losses at rising rates, and a suggestion
  /// @throws IllegalArgumentException if these make no range
  public RateCurve findRate(double from, double to, int steps) {
    return alone(() -> new RateFinder(from, to, steps).search(this));
  }

  // Files.

  /// Saves the whole training: weights, optimizer, generators, the place in the data, the history.
  ///
  /// The file is also one of weights, whose names begin with `model.`; see [Bundle#part].
  ///
  /// @param file its name, which ends in `.safetensors` or `.npz`
  /// @param provenance where it comes from
  /// @throws gradus.io.WeightsException if the format cannot hold it
  /// @throws java.io.UncheckedIOException if it cannot be written; the old file is unharmed
  public void save(String file, Provenance provenance) {
    TrainingFile.save(this, file, provenance);
  }

  /// Goes on from a file. With the same model, optimizer, data and options as there the next steps
  /// are the same, bit for bit, as if training had never ended. Snapshots are not saved, so
  /// [#rewind] reaches back to here.
  ///
  /// @param file the name of the file
  /// @return what was in the file; its provenance says where it comes from
  /// @throws IllegalArgumentException if it does not fit this training, of which then nothing has
  ///   changed
  /// @throws java.io.UncheckedIOException if there is no such file
  public Bundle load(String file) {
    return alone(() -> {
      Bundle bundle = TrainingFile.load(this, file);
      replay.forget();
      return bundle;
    });
  }

  /// Such as `step 120, epoch 3`.
  @Override
  public String toString() {
    return "step %d, epoch %d".formatted(step, epoch());
  }

  // For the neighbors in this package.

  Tensor predict(Tensor x) {
    return settings.precision == null ? model.forward(x) : settings.precision.forward(x);
  }

  /// What the optimizer should change.
  Map<String, Tensor> learned() {
    return settings.precision == null ? model.namedParameters() : settings.precision.namedMasters();
  }

  private <T> T alone(Supplier<T> work) {
    if (busy) {
      throw new IllegalStateException(
          "this trainer is at work. A callback can look at it, change its rate or cancel() it; the rest must wait until it is done.");
    }
    busy = true;
    try {
      return work.get();
    } finally {
      busy = false;
    }
  }
}
