package gradus.train;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.optim.Plateau;
import gradus.optim.Schedule;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/// What a [Trainer] does besides the plain steps. Each of these may be left out.
public abstract sealed class TrainingOptions permits Trainer {
  Settings settings = new Settings();

  TrainingOptions() {}

  private Trainer self() {
    return (Trainer) this;
  }

  // What it was made of, and where it stands.

  /// What learns.
  ///
  /// @return the model
  public Layer model() {
    return self().model;
  }

  /// How wrong a prediction is.
  ///
  /// @return the loss, from prediction and target
  public BinaryOperator<Tensor> loss() {
    return self().loss;
  }

  /// What is learned from.
  ///
  /// @return all of it, in the order in which it was given
  public Dataset data() {
    return self().walk.batches().data();
  }

  /// Whether it is at work now, so that a look at it comes from a callback.
  ///
  /// @return true while it fits, goes back or searches
  public boolean isBusy() {
    return self().busy;
  }

  /// How many epochs are complete.
  ///
  /// @return 0 before the end of the first
  public int epoch() {
    return self().walk.epoch();
  }

  // What is measured.

  /// Data that is not learned from. After each epoch the model predicts it, and `validation loss`
  /// and the metrics, such as `validation accuracy`, are recorded.
  ///
  /// @param data the data
  /// @return this trainer
  public Trainer validation(Dataset data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException("the validation data has no examples.");
    }
    settings.validation = data;
    return self();
  }

  /// Records the share of right answers, [Metrics#accuracy].
  ///
  /// @return this trainer
  public Trainer accuracy() {
    return metric(History.ACCURACY, Metrics::accuracy);
  }

  /// Records one number more about the predictions, for each step and for the validation.
  ///
  /// @param name the name of its curve
  /// @param metric the number, from a prediction and its target
  /// @return this trainer
  public Trainer metric(String name, ToDoubleBiFunction<Tensor, Tensor> metric) {
    settings.metrics.put(name, metric);
    return self();
  }

  /// Records the norms of each parameter, of its gradient and of its change at each step: see
  /// [History#gradient]. A small model spends a good part of its time on them.
  ///
  /// @return this trainer
  public Trainer watch() {
    settings.watching = true;
    return self();
  }

  // The rate.

  /// Sets the learning rate of every group, from the next step on. With a schedule it is the first
  /// rate of the schedule.
  ///
  /// A rewind over this step repeats the change; a change that is made to the optimizer behind the
  /// trainer's back would be missing.
  ///
  /// @param rate the learning rate, 0 or more
  /// @return this trainer
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public Trainer rate(double rate) {
    self().optimizer.setRate(rate);
    Arrays.fill(self().firstRates, rate);
    self().replay.changed(rate);
    return self();
  }

  /// The learning rate of the next step.
  ///
  /// @return the rate of the optimizer's first group
  public double rate() {
    return self().optimizer.rate();
  }

  /// Lets the learning rates follow a schedule over the steps. The optimizer's rates are the first
  /// ones.
  ///
  /// @param schedule how they change
  /// @return this trainer
  public Trainer schedule(Schedule schedule) {
    settings.schedule = schedule;
    return requireOneHand();
  }

  /// Lowers the learning rates when the validation loss has stopped falling: see [Plateau].
  ///
  /// @param factor what they are multiplied with; 0.1 is usual
  /// @param patience how many epochs in a row may be no better
  /// @return this trainer
  public Trainer plateau(double factor, int patience) {
    settings.plateau = new Plateau(self().optimizer, factor, patience);
    return requireOneHand();
  }

  private Trainer requireOneHand() {
    if (settings.schedule != null && settings.plateau != null) {
      throw new IllegalArgumentException(
          "a schedule and a plateau would both set the learning rate. Choose one of them.");
    }
    return self();
  }

  // The step.

  /// Shortens the gradients of each step to a norm of at most `limit`: see
  /// [gradus.optim.Clipping#clipNorm].
  ///
  /// @param limit the largest norm, above 0
  /// @return this trainer
  public Trainer clipNorm(double limit) {
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException(
          "the limit of the gradient's norm must be above 0, and finite; this is %s."
              .formatted(limit));
    }
    settings.clip = limit;
    return self();
  }

  /// Takes several batches to a step, and adds up their gradients: the numbers of one large batch
  /// in the memory of a small one.
  ///
  /// Each batch counts by its size, so a loss that is a mean over examples gives the same step as
  /// one batch of all, but for rounding. Layers that look at the whole batch, as batch norm, see
  /// the small one.
  ///
  /// @param batches how many batches to a step
  /// @return this trainer
  public Trainer accumulate(int batches) {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "a step takes at least 1 batch, not %d.".formatted(batches));
    }
    settings.accumulate = batches;
    return self();
  }

  /// Learns a model of 16-bit numbers: see [MixedPrecision].
  ///
  /// ```java
  /// Layer model;
  /// try (var _ = defaultType(BFLOAT16)) {
  ///   model = sequential(linear(2, 8), tanh(), linear(8, 1));
  /// }
  /// var mixed = new MixedPrecision(model);
  /// var training = trainer(model, Losses::bceWithLogits, adam(mixed.masters(), 0.05), xor())
  ///     .mixedPrecision(mixed);
  /// ```
  ///
  /// @param mixed the master weights, which the optimizer must have been made for
  /// @return this trainer
  public Trainer mixedPrecision(MixedPrecision mixed) {
    settings.precision = mixed;
    return self();
  }

  /// Changes each batch before it is learned from: for augmentation and mixtures.
  ///
  /// ```java
  /// var model = sequential(flatten(), linear(256, 10));
  /// var training = trainer(model, Losses::crossEntropy, sgd(model, 0.1), digits(20, 7))
  ///     .augment(b -> b.with(Augment.shift(b.x(), 1, Generator.shared()), b.y()));
  /// ```
  ///
  /// @param change makes another batch of a batch; if it draws from a generator of its own,
  ///   [#repeats] must know of it
  /// @return this trainer
  public Trainer augment(UnaryOperator<Dataset> change) {
    settings.augment = change;
    return self();
  }

  // When to look, when to stop.

  /// Calls somebody after each step: to report progress, to draw, to ask for an end with
  /// [Trainer#cancel].
  ///
  /// ```java
  /// var model = linear(2, 1);
  /// var training = trainer(model, Losses::bceWithLogits, sgd(model, 0.1), xor());
  /// training.onStep(t -> { if (t.history().last("loss") < 0.1) t.cancel(); });
  /// ```
  ///
  /// @param listener gets this trainer, whose [Trainer#step] of [Trainer#goal] steps are done
  /// @return this trainer
  public Trainer onStep(Consumer<Trainer> listener) {
    settings.onStep.add(listener);
    return self();
  }

  /// Calls somebody after each epoch, and after its validation.
  ///
  /// @param listener gets this trainer
  /// @return this trainer
  public Trainer onEpoch(Consumer<Trainer> listener) {
    settings.onEpoch.add(listener);
    return self();
  }

  /// Stops when the validation loss falls no more, and puts the weights back that were best. A
  /// later fit finds it stopped and does nothing.
  ///
  /// Prechelt: *Early Stopping – But When?*, 1998.
  ///
  /// @param patience how many epochs in a row may be no better, at least 1
  /// @param minimumChange how much lower a loss must be to count as better; 0 is usual
  /// @return this trainer
  public Trainer earlyStopping(int patience, double minimumChange) {
    settings.stopping = new EarlyStopping(patience, minimumChange);
    return self();
  }

  // Repeating.

  /// Makes a generator part of what is repeated by [Trainer#rewind] and saved. The shared one and
  /// the one of the batches always are.
  ///
  /// @param generator what an augmentation or a layer of your own draws from
  /// @return this trainer
  public Trainer repeats(Generator generator) {
    settings.generators.add(generator);
    return self();
  }

  /// How often the state is kept to go back to: a copy of weights, buffers and optimizer. When
  /// there are more than `most`, every second one is dropped, and from then on they are kept half
  /// as often. A rewind computes the steps since the last one again. Every 100 steps and 16 at
  /// most, unless changed.
  ///
  /// @param every how many steps there are between two, at least 1
  /// @param most how many there may be at a time, at least 2
  /// @return this trainer
  public Trainer snapshots(int every, int most) {
    self().replay.plan(every, most);
    return self();
  }
}
