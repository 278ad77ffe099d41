package gradus.optim;

import gradus.nn.Layer;
import gradus.tensor.Tensor;
import java.util.List;

/// Makes optimizers, for a model or for a list of parameters. A notebook has these names without an
/// import.
///
/// ```java
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// var optimizer = adamW(model, 0.001).weightDecay(0.1);
/// ```
public final class Optimizers {
  private Optimizers() {}

  /// Gradient descent: θ ← θ − rate · g.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate
  /// @return the optimizer
  public static Sgd sgd(Layer model, double rate) {
    return sgd(model.parameters(), rate);
  }

  /// Gradient descent: θ ← θ − rate · g.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @return the optimizer
  public static Sgd sgd(List<Tensor> parameters, double rate) {
    return new Sgd(parameters, rate);
  }

  /// Gradient descent with inertia: v ← β v + g, θ ← θ − rate · v.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate
  /// @param beta how much of the velocity is kept at each step; 0.9 is usual
  /// @return the optimizer
  public static Momentum momentum(Layer model, double rate, double beta) {
    return momentum(model.parameters(), rate, beta);
  }

  /// Gradient descent with inertia: v ← β v + g, θ ← θ − rate · v.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta how much of the velocity is kept at each step; 0.9 is usual
  /// @return the optimizer
  public static Momentum momentum(List<Tensor> parameters, double rate, double beta) {
    return new Momentum(parameters, rate, beta);
  }

  /// Nesterov momentum as frameworks have it: v ← β v + g, θ ← θ − rate · (g + β v).
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate
  /// @param beta how much of the velocity is kept at each step; 0.9 is usual
  /// @return the optimizer
  public static Nesterov nesterov(Layer model, double rate, double beta) {
    return nesterov(model.parameters(), rate, beta);
  }

  /// Nesterov momentum as frameworks have it: v ← β v + g, θ ← θ − rate · (g + β v).
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta how much of the velocity is kept at each step; 0.9 is usual
  /// @return the optimizer
  public static Nesterov nesterov(List<Tensor> parameters, double rate, double beta) {
    return new Nesterov(parameters, rate, beta);
  }

  /// AdaGrad: a rate for each number, which falls as its gradients add up.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate; 0.01 is a common start
  /// @return the optimizer
  public static AdaGrad adaGrad(Layer model, double rate) {
    return adaGrad(model.parameters(), rate);
  }

  /// AdaGrad: a rate for each number, which falls as its gradients add up.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate; 0.01 is a common start
  /// @return the optimizer
  public static AdaGrad adaGrad(List<Tensor> parameters, double rate) {
    return new AdaGrad(parameters, rate);
  }

  /// RMSProp with β = 0.99: gradients are measured in their own recent size.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate; 0.01 is a common start
  /// @return the optimizer
  public static RmsProp rmsProp(Layer model, double rate) {
    return rmsProp(model.parameters(), rate);
  }

  /// RMSProp with β = 0.99: gradients are measured in their own recent size.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate; 0.01 is a common start
  /// @return the optimizer
  public static RmsProp rmsProp(List<Tensor> parameters, double rate) {
    return new RmsProp(parameters, rate);
  }

  /// Adam with its usual constants.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate; 0.001 is a common start
  /// @return the optimizer
  public static Adam adam(Layer model, double rate) {
    return adam(model.parameters(), rate);
  }

  /// Adam with its usual constants.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate; 0.001 is a common start
  /// @return the optimizer
  public static Adam adam(List<Tensor> parameters, double rate) {
    return new Adam(parameters, rate);
  }

  /// Adam with decoupled weight decay, 0.01 unless changed.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate; 0.001 is a common start
  /// @return the optimizer
  public static AdamW adamW(Layer model, double rate) {
    return adamW(model.parameters(), rate);
  }

  /// Adam with decoupled weight decay, 0.01 unless changed.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate; 0.001 is a common start
  /// @return the optimizer
  public static AdamW adamW(List<Tensor> parameters, double rate) {
    return new AdamW(parameters, rate);
  }
}
