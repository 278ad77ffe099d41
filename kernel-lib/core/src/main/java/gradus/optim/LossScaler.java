package gradus.optim;

import static gradus.tensor.Context.noGrad;

import gradus.tensor.Live;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Multiplies the loss, so that small gradients do not vanish in 16 bits, and divides the gradients
/// again before the step.
///
/// ```java
/// var model = linear(2, 1);
/// var optimizer = sgd(model, 0.1);
/// var scaler = new LossScaler();
/// var loss = model.forward(ones(4, 2)).square().mean();
/// scaler.scale(loss).backward();
/// scaler.step(optimizer);   // skipped if a gradient is infinite or NaN
/// scaler.update();
/// ```
///
/// The scale starts at 2¹⁵. It is halved after a step with an infinite or NaN gradient, and doubled
/// after 2,000 steps in a row without one, as in PyTorch's `GradScaler`.
///
/// Micikevicius and others, *Mixed Precision Training*, 2018.
public final class LossScaler {
  private final double growth;
  private final double backoff;
  private final int growthInterval;
  private final Map<Optimizer, Boolean> unscaled = new HashMap<>();
  private double scale;
  private int calmSteps;

  /// A scaler with the usual constants: 2¹⁵, ·2 after 2,000 calm steps, ·½ after an overflow.
  public LossScaler() {
    this(0x1p15, 2, 0.5, 2000);
  }

  /// A scaler with constants of your own. Powers of 2 change no digit of a gradient.
  ///
  /// @param scale what the loss is multiplied with at first
  /// @param growth what the scale is multiplied with after calm steps, more than 1
  /// @param backoff what it is multiplied with after an overflow, more than 0 and less than 1
  /// @param growthInterval how many calm steps in a row make it grow, at least 1
  /// @throws IllegalArgumentException if a number is out of its range
  public LossScaler(double scale, double growth, double backoff, int growthInterval) {
    if (!(scale > 0 && growth > 1 && backoff > 0 && backoff < 1 && growthInterval >= 1)) {
      throw new IllegalArgumentException(
          "a loss scaler needs scale > 0, growth > 1, 0 < backoff < 1 and an interval of at least 1; these are %s, %s, %s and %d."
              .formatted(scale, growth, backoff, growthInterval));
    }
    this.scale = scale;
    this.growth = growth;
    this.backoff = backoff;
    this.growthInterval = growthInterval;
  }

  /// What the loss is multiplied with now.
  ///
  /// @return the scale
  public double scale() {
    return scale;
  }

  /// The loss to call `backward()` on.
  ///
  /// @param loss the loss
  /// @return loss · scale
  public Tensor scale(Tensor loss) {
    return loss.times(Live.number(loss.dtype(), () -> scale));
  }

  /// Divides an optimizer's gradients by the scale, once for each step: for clipping in between.
  ///
  /// @param optimizer whose gradients they are
  /// @return whether all of them are finite
  public boolean unscale(Optimizer optimizer) {
    return unscaled.computeIfAbsent(optimizer, this::divide);
  }

  private boolean divide(Optimizer optimizer) {
    try (var _ = noGrad()) {
      Tensor finite = Tensors.ones();
      for (Tensor parameter : optimizer.parameters()) {
        if (parameter.hasGrad()) {
          Tensor g = parameter.grad();
          g = g.times(Live.number(g.dtype(), () -> 1 / scale));
          parameter.setGrad(g);
          // ∞ · 0 and NaN · 0 are NaN, and so is every sum with them.
          finite = finite.times(g.times(0).sum().equalTo(0).to(finite.dtype()));
        }
      }
      return Live.onlyIf(finite);
    }
  }

  /// Divides the gradients by the scale if that was not done yet, and takes the optimizer's step,
  /// unless a gradient is infinite or NaN.
  ///
  /// @param optimizer what steps
  /// @return whether it did
  public boolean step(Optimizer optimizer) {
    boolean finite = unscale(optimizer);
    if (finite) {
      optimizer.step();
    }
    return finite;
  }

  /// Ends a step: the scale falls after an overflow and grows after enough calm steps.
  public void update() {
    update(!unscaled.containsValue(false));
  }

  /// Ends a step of which is known whether it overflowed.
  ///
  /// @param finite whether all gradients were finite
  public void update(boolean finite) {
    if (!finite) {
      scale *= backoff;
      calmSteps = 0;
    } else if (++calmSteps == growthInterval) {
      scale *= growth;
      calmSteps = 0;
    }
    unscaled.clear();
  }

  /// What its next steps depend on: `scale` and `calmSteps`.
  ///
  /// @return the state by name
  public Map<String, Tensor> state() {
    var state = new LinkedHashMap<String, Tensor>();
    state.put("scale", Slot.number(scale));
    state.put("calmSteps", Slot.number(calmSteps));
    return state;
  }

  /// Continues where the scaler stood that gave this state.
  ///
  /// @param state what [#state()] gave
  /// @throws IllegalArgumentException if something is missing
  public void setState(Map<String, Tensor> state) {
    var rest = new LinkedHashMap<>(state);
    double newScale = Slot.take(rest, "scale");
    calmSteps = (int) Slot.take(rest, "calmSteps");
    scale = newScale;
    unscaled.clear();
  }
}
