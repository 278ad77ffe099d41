package gradus.diagnose;

import static gradus.tensor.Context.noGrad;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.optim.Clipping;
import gradus.optim.Optimizer;
import gradus.optim.Schedule;
import gradus.optim.Scheduler;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import gradus.train.History;
import java.util.Iterator;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A training loop as a reader writes it, with places to plant mistakes.
final class Loop {
  final Layer model;
  private final Dataset data;
  private final BinaryOperator<Tensor> loss;
  private final Optimizer optimizer;
  private final History history = new History();
  private int steps = 200;
  private int batch;
  private @Nullable Dataset validation;
  private @Nullable Scheduler scheduler;
  private double clip = Double.POSITIVE_INFINITY;
  private boolean forgetsZeroGrad;
  private int badStep = -1;
  private UnaryOperator<Dataset> harm = each -> each;

  Loop(Layer model, Dataset data, BinaryOperator<Tensor> loss, Optimizer optimizer) {
    this.model = model;
    this.data = data;
    this.loss = loss;
    this.optimizer = optimizer;
    this.batch = data.size();
  }

  Loop steps(int count) {
    steps = count;
    return this;
  }

  Loop batch(int size) {
    batch = size;
    return this;
  }

  Loop validation(Dataset others) {
    validation = others;
    return this;
  }

  Loop schedule(Schedule schedule) {
    scheduler = schedule.on(optimizer);
    return this;
  }

  Loop clip(double norm) {
    clip = norm;
    return this;
  }

  Loop forgetsZeroGrad() {
    forgetsZeroGrad = true;
    return this;
  }

  Loop harmAt(int step, UnaryOperator<Dataset> what) {
    badStep = step;
    harm = what;
    return this;
  }

  History history() {
    return history;
  }

  Loop run() {
    var recording = new Recording(model, optimizer, history);
    var order = new Generator(99);
    Iterator<Dataset> epoch = data.batches(batch).from(order).iterator();
    for (int step = 0; step < steps; step++) {
      if (!epoch.hasNext()) {
        epoch = data.batches(batch).from(order).iterator();
      }
      Dataset now = batch >= data.size() ? data : epoch.next();
      now = step == badStep ? harm.apply(now) : now;
      Tensor cost = loss.apply(model.forward(now.x()), now.y());
      if (!forgetsZeroGrad) {
        optimizer.zeroGrad();
      }
      cost.backward();
      if (clip < Double.POSITIVE_INFINITY) {
        Clipping.clipNorm(model, clip);
      }
      if (!recording.step(cost)) {
        break;
      }
      if (scheduler != null) {
        scheduler.step();
      }
      if (step % 10 == 9) {
        validate(recording);
      }
    }
    return this;
  }

  private void validate(Recording recording) {
    if (validation == null) {
      return;
    }
    model.eval();
    try (var _ = noGrad()) {
      recording.validation(loss.apply(model.forward(validation.x()), validation.y()));
    }
    model.train();
  }

  /// What the doctor says who sees everything.
  Report report() {
    return Doctor.examine(history, model, data, loss);
  }

  /// What the doctor says who sees the history alone.
  Report reportOfHistory() {
    return Doctor.examine(history);
  }
}
