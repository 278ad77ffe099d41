package gradus.optim;

import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lowers the learning rate when the loss has stopped falling.
///
/// A loss counts as better if it is below best · (1 − 10⁻⁴). After more than `patience` losses in a
/// row that are not better, every rate is multiplied with the factor. PyTorch's
/// `ReduceLROnPlateau`.
///
/// ```java
/// var optimizer = sgd(linear(2, 1), 0.1);
/// var plateau = new Plateau(optimizer, 0.5, 1);
/// for (double loss : new double[] {4, 3, 3, 3}) {
///   plateau.step(loss);
/// }
/// optimizer.rate(); // 0.05
/// ```
public final class Plateau {
  private static final double THRESHOLD = 1e-4;
  private static final double SMALLEST_CHANGE = 1e-8;

  private final Optimizer optimizer;
  private final double factor;
  private final int patience;
  private final double lowest;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  /// Watches a loss for an optimizer.
  ///
  /// @param optimizer whose rates fall
  /// @param factor what they are multiplied with; 0.1 is usual
  /// @param patience how many losses in a row may be no better; 10 is usual
  /// @throws IllegalArgumentException unless the factor is in \[0, 1) and the patience 0 or more
  public Plateau(Optimizer optimizer, double factor, int patience) {
    this(optimizer, factor, patience, 0);
  }

  /// Watches a loss for an optimizer, and never goes below a lowest rate.
  ///
  /// @param optimizer whose rates fall
  /// @param factor what they are multiplied with; 0.1 is usual
  /// @param patience how many losses in a row may be no better; 10 is usual
  /// @param lowest the rate below which none falls
  /// @throws IllegalArgumentException unless the factor is in \[0, 1) and the others 0 or more
  public Plateau(Optimizer optimizer, double factor, int patience, double lowest) {
    if (!(factor >= 0 && factor < 1) || patience < 0) {
      throw new IllegalArgumentException(
          "a plateau lowers the rate by a factor from 0 up to 1, after a patience of 0 or more; these are %s and %d."
              .formatted(factor, patience));
    }
    this.optimizer = optimizer;
    this.factor = factor;
    this.patience = patience;
    this.lowest = ParameterGroup.checked("the lowest rate", lowest);
  }

  /// Takes notice of a loss, usually the validation loss after an epoch.
  ///
  /// @param loss the loss; NaN counts as no better
  public void step(double loss) {
    if (loss < best * (1 - THRESHOLD)) {
      best = loss;
      waited = 0;
    } else {
      waited++;
    }
    if (waited > patience) {
      waited = 0;
      for (ParameterGroup group : optimizer.groups()) {
        double lower = Math.max(group.rate() * factor, lowest);
        if (group.rate() - lower > SMALLEST_CHANGE) {
          group.setRate(lower);
        }
      }
    }
  }

  /// The best loss so far.
  ///
  /// @return the loss; ∞ before the first
  public double best() {
    return best;
  }

  /// What its next decision depends on besides the rates: `best` and `waited`.
  ///
  /// @return the state by name
  public Map<String, Tensor> state() {
    var state = new LinkedHashMap<String, Tensor>();
    state.put("best", Slot.number(best));
    state.put("waited", Slot.number(waited));
    return state;
  }

  /// Continues where the plateau stood that gave this state.
  ///
  /// @param state what [#state()] gave
  /// @throws IllegalArgumentException if something is missing
  public void setState(Map<String, Tensor> state) {
    var rest = new LinkedHashMap<>(state);
    double newBest = Slot.take(rest, "best");
    waited = (int) Slot.take(rest, "waited");
    best = newBest;
  }
}
