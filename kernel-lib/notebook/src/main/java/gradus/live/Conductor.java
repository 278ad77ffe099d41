package gradus.live;

import gradus.notebook.Background;
import gradus.train.Ending;
import gradus.train.Trainer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Trains on a thread of its own, and does what it is told between two steps. Only that thread
/// touches the trainer.
final class Conductor {
  static final long NO_LIMIT = Long.MAX_VALUE;

  private final Trainer trainer;
  private final int epochs;
  private final Consumer<Trainer> afterStep;
  private final Consumer<Trainer> atRest;
  private final Runnable atEnd;
  private final BlockingQueue<FutureTask<?>> orders = new LinkedBlockingQueue<>();
  private final Runnable stop = this::stop;
  private final Thread thread = Background.thread("training", this::work);

  /// How many steps may still be taken.
  private volatile long allowed = NO_LIMIT;

  private boolean isResting;
  private volatile boolean isOver;
  private volatile boolean hasEnded;
  private volatile String trouble = "";

  /// @param epochs how many epochs in all
  /// @param afterStep hears of each step, on the training's thread
  /// @param atRest hears of it when no step follows, on the training's thread
  /// @param atEnd is called when all is over
  Conductor(
      Trainer trainer,
      int epochs,
      Consumer<Trainer> afterStep,
      Consumer<Trainer> atRest,
      Runnable atEnd) {
    this.trainer = trainer;
    this.epochs = epochs;
    this.afterStep = afterStep;
    this.atRest = atRest;
    this.atEnd = atEnd;
  }

  void start() {
    Background.begin(stop);
    thread.start();
  }

  private void work() {
    try {
      while (!isOver) {
        FutureTask<?> order = allowed > 0 ? orders.poll() : orders.take();
        if (order == null) {
          train();
        } else {
          order.run();
        }
        if (allowed == 0 && orders.isEmpty() && !isOver) {
          rest();
        }
      }
    } catch (InterruptedException e) {
      // An interrupt of the kernel: it ends here.
    } finally {
      Background.end(stop);
      isOver = true;
      orders.forEach(order -> order.cancel(false));
      try {
        rest();
      } finally {
        atEnd.run();
        end();
      }
    }
  }

  private synchronized void end() {
    hasEnded = true;
    notifyAll();
  }

  private void rest() {
    atRest.accept(trainer);
    synchronized (this) {
      isResting = orders.isEmpty() && allowed == 0;
      notifyAll();
    }
  }

  private void train() {
    trouble = "";
    try {
      trainer.fit(epochs, this::afterStep);
      Ending ending = trainer.ending();
      if (ending == Ending.INTERRUPTED) {
        isOver = true;
      } else if (ending != Ending.CANCELED) {
        allowed = 0;
      }
    } catch (RuntimeException | Error e) {
      // What goes wrong in the reader's own model is to be read in the figure.
      trouble = String.valueOf(e.getMessage() == null ? e : e.getMessage());
      allowed = 0;
    }
  }

  private void afterStep(Trainer t) {
    if (allowed != NO_LIMIT) {
      allowed = Math.max(0, allowed - 1);
    }
    afterStep.accept(t);
    if (isOver || allowed == 0 || !orders.isEmpty()) {
      t.cancel();
    }
  }

  /// Has something done between two steps. If the training has ended, nothing is done.
  void tell(Runnable order) {
    var _ = order(order);
  }

  private FutureTask<?> order(Runnable order) {
    var task = new FutureTask<>(order, null);
    synchronized (this) {
      isResting = false;
      orders.add(task);
    }
    if (hasEnded) {
      task.cancel(false);
    }
    return task;
  }

  /// Has it done and waits for it.
  void orderAndWait(Runnable order) {
    if (Thread.currentThread().equals(thread)) {
      order.run();
      return;
    }
    try {
      order(order).get();
    } catch (CancellationException e) {
      throw new IllegalStateException(
          "this training was stopped. live(training, epochs) goes on with it.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Says how many steps may still be taken. To be called in an order.
  void allow(long steps) {
    allowed = steps;
  }

  /// Ends the training after the step at hand. Does not wait for that.
  void stop() {
    isOver = true;
    trainer.cancel();
    tell(() -> {});
  }

  /// Waits until no step follows.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  synchronized void await() throws InterruptedException {
    while (!hasEnded && !isResting) {
      wait();
    }
  }

  /// Waits until the training's thread is done.
  synchronized void awaitEnd(long millis) throws InterruptedException {
    long until = System.currentTimeMillis() + millis;
    while (!hasEnded && System.currentTimeMillis() < until) {
      wait(50);
    }
  }

  boolean isPlaying() {
    return !isOver && allowed > 0;
  }

  boolean isAtWork() {
    return thread.isAlive();
  }

  boolean isOver() {
    return isOver;
  }

  /// What ended the last fit, or nothing.
  String trouble() {
    return trouble;
  }
}
