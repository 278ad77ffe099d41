package gradus.diagnose;

import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import gradus.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes the steps of a loop of your own and writes down what they did, for the [Doctor].
///
/// ```java
/// var data = moons(200, 0.1, 7);
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// var optimizer = sgd(model, 0.5);
/// var recording = new Recording(model, optimizer);
/// for (int step = 0; step < 50; step++) {
///   var loss = bceWithLogits(model.forward(data.x()), data.y());
///   optimizer.zeroGrad();
///   loss.backward();
///   recording.step(loss);   // in the place of optimizer.step()
/// }
/// examine(recording.history());
/// ```
///
/// Of each step it keeps the loss and the rate, and for each parameter p the norms `p.weight` and
/// `p.gradient` before the step and `p.update` of the change; besides these, [#LEFT_OVER] and
/// [#TURN]. It costs a copy of the parameters and of their last change.
public final class Recording {
  /// The curve of gradients that were still there from the step before when `backward()` came: the
  /// norm of all of them, 0 where `zeroGrad()` had been called.
  public static final String LEFT_OVER = "left-over gradient";

  /// The curve of turns: the cosine between the change of one step and that of the step before. 1
  /// is straight on, 0 a right angle, −1 right about.
  public static final String TURN = "turn";

  private final Layer model;
  private final Optimizer optimizer;
  private final History history;
  private final LeftOver leftOver = new LeftOver();
  private List<double[]> lastChange = List.of();
  private int next;

  /// A recording in a history of its own.
  ///
  /// @param model whose parameters are watched
  /// @param optimizer who takes the steps
  public Recording(Layer model, Optimizer optimizer) {
    this(model, optimizer, new History());
  }

  /// A recording in a history that there is already; it goes on after the last loss there.
  ///
  /// @param model whose parameters are watched
  /// @param optimizer who takes the steps
  /// @param history where to write
  public Recording(Layer model, Optimizer optimizer, History history) {
    this.model = model;
    this.optimizer = optimizer;
    this.history = history;
    if (history.has(History.LOSS)) {
      double[] steps = history.series(History.LOSS).steps();
      next = (int) steps[steps.length - 1] + 1;
    }
    model.parameters().forEach(leftOver::listen);
  }

  /// What was written down.
  ///
  /// @return the history, which grows with every step
  public History history() {
    return history;
  }

  /// Takes the optimizer's next step and records it. Call it after `backward()`.
  ///
  /// If the loss is NaN or infinite, that is recorded and no step is taken: it would only turn
  /// every weight into NaN, and where the first NaN came from could no longer be found.
  ///
  /// @param loss the loss of this step
  /// @return whether the step was taken
  public boolean step(Tensor loss) {
    double value = loss.item();
    history.record(History.LOSS, next, value);
    history.record(History.RATE, next, optimizer.rate());
    history.record(LEFT_OVER, next, leftOver.take());
    Map<String, Tensor> parameters = model.namedParameters();
    var before = new ArrayList<double[]>();
    parameters.forEach((name, parameter) -> {
      double[] numbers = parameter.toArray();
      before.add(numbers);
      history.record(History.weight(name), next, norm(numbers));
      history.record(History.gradient(name), next, gradientNorm(parameter));
    });
    boolean finite = Double.isFinite(value);
    if (finite) {
      optimizer.step();
      recordChange(parameters, before);
    }
    next++;
    return finite;
  }

  private void recordChange(Map<String, Tensor> parameters, List<double[]> before) {
    var change = new ArrayList<double[]>();
    parameters.forEach((name, parameter) -> {
      double[] moved = parameter.toArray();
      double[] start = before.get(change.size());
      Arrays.setAll(moved, i -> moved[i] - start[i]);
      change.add(moved);
      history.record(History.update(name), next, norm(moved));
    });
    if (!lastChange.isEmpty()) {
      double lengths = Math.sqrt(product(change, change) * product(lastChange, lastChange));
      if (lengths > 0) {
        history.record(TURN, next, product(change, lastChange) / lengths);
      }
    }
    lastChange = change;
  }

  /// Records the loss on data that is not learned from, after the last step.
  ///
  /// @param loss the loss there
  public void validation(Tensor loss) {
    history.record(History.VALIDATION_LOSS, Math.max(0, next - 1), loss.item());
  }

  private static double product(List<double[]> a, List<double[]> b) {
    double sum = 0;
    for (int p = 0; p < a.size(); p++) {
      double[] x = a.get(p);
      double[] y = b.get(p);
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * y[i];
      }
    }
    return sum;
  }

  private static double norm(double[] numbers) {
    return Math.sqrt(product(List.of(numbers), List.of(numbers)));
  }

  private static double gradientNorm(Tensor parameter) {
    return parameter.hasGrad() ? norm(parameter.grad().toArray()) : 0;
  }

  /// Notices gradients that are there already when the first `backward()` since a step begins to
  /// hand out new ones. Later ones before the same step are meant to add up.
  private static final class LeftOver {
    private final Set<Tensor> heard = Collections.newSetFromMap(new IdentityHashMap<>());
    private double squares;

    void listen(Tensor parameter) {
      parameter.onGrad(g -> {
        if (heard.add(parameter)) {
          double old = gradientNorm(parameter);
          squares += old * old;
        }
        return g;
      });
    }

    double take() {
      double size = Math.sqrt(squares);
      heard.clear();
      squares = 0;
      return size;
    }
  }
}
