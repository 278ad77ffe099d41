package gradus.optim;

import gradus.tensor.GradientException;
import gradus.tensor.Tensor;
import java.util.List;

/// Parameters that share a learning rate and a weight decay.
///
/// ```java
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// var layers = model.layers();
/// var optimizer = adam(layers.get(2), 0.01);
/// var group = optimizer.addGroup(layers.get(0).parameters(), 0.001, 0.1);
/// group.rate(); // 0.001
/// ```
public final class ParameterGroup {
  private final List<Tensor> parameters;
  private double rate;
  private double weightDecay;

  ParameterGroup(List<Tensor> parameters, double rate, double weightDecay) {
    for (Tensor parameter : parameters) {
      if (!parameter.isGradRequired()) {
        throw new GradientException(
            "an optimizer changes leaves that keep a gradient; parameter %d, of shape %s, would never get one. Make it with .requiresGrad()."
                .formatted(parameters.indexOf(parameter), parameter.shape()));
      }
    }
    this.parameters = List.copyOf(parameters);
    setRate(rate);
    setWeightDecay(weightDecay);
  }

  /// The parameters of this group.
  ///
  /// @return what it changes
  public List<Tensor> parameters() {
    return parameters;
  }

  /// The learning rate.
  ///
  /// @return how far a step goes
  public double rate() {
    return rate;
  }

  /// Sets the learning rate for the steps to come.
  ///
  /// @param rate how far a step goes, 0 or more
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public void setRate(double rate) {
    this.rate = checked("the learning rate", rate);
  }

  /// The weight decay λ.
  ///
  /// @return how strongly weights are pulled to 0
  public double weightDecay() {
    return weightDecay;
  }

  /// Sets the weight decay for the steps to come.
  ///
  /// @param weightDecay λ, 0 or more
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public void setWeightDecay(double weightDecay) {
    this.weightDecay = checked("the weight decay", weightDecay);
  }

  static double checked(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s must be 0 or more, and finite; this is %s.".formatted(what, value));
    }
    return value;
  }
}
