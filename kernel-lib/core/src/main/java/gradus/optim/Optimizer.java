package gradus.optim;

import static gradus.tensor.Context.noGrad;

import gradus.tensor.GradientException;
import gradus.tensor.Tensor;
import java.util.List;

/// Changes parameters, step by step, so that the loss falls.
///
/// ```java
/// optimizer.zeroGrad();   // forget the last gradients
/// loss.backward();        // compute new ones
/// optimizer.step();       // move every parameter
/// ```
public abstract class Optimizer {
  private final List<Tensor> parameters;
  private double rate;

  /// An optimizer for some parameters.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @throws IllegalArgumentException if there is no parameter, or if the rate is negative or NaN
  protected Optimizer(List<Tensor> parameters, double rate) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to optimize: the model has no parameters. A parameter is a tensor made with"
              + " .requiresGrad(), in a component of a record that implements Layer.");
    }
    this.parameters = List.copyOf(parameters);
    checkRate(rate);
    this.rate = rate;
  }

  private static void checkRate(double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          "the learning rate must be 0 or more, and finite; this is %s.".formatted(rate));
    }
  }

  /// Moves one parameter, given its gradient: `parameter.assign(…)`.
  ///
  /// @param i the place of the parameter, under which to keep what must be remembered about it
  /// @param parameter θ
  /// @param g dL/dθ
  protected abstract void update(int i, Tensor parameter, Tensor g);

  /// Moves every parameter that has a gradient.
  ///
  /// @throws GradientException if none has
  public void step() {
    if (parameters.stream().noneMatch(Tensor::hasGrad)) {
      throw new GradientException(
          "step() found no gradient in any parameter. Call loss.backward() before it.");
    }
    try (var _ = noGrad()) {
      for (int i = 0; i < parameters.size(); i++) {
        Tensor parameter = parameters.get(i);
        if (parameter.hasGrad()) {
          update(i, parameter, parameter.grad());
        }
      }
    }
  }

  /// Forgets all gradients. Without this, the next `backward()` adds to them.
  public void zeroGrad() {
    parameters.forEach(Tensor::zeroGrad);
  }

  /// What this optimizer changes.
  ///
  /// @return the parameters
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
  /// @throws IllegalArgumentException if it is negative or NaN
  public void setRate(double rate) {
    checkRate(rate);
    this.rate = rate;
  }
}
