package gradus.optim;

import gradus.tensor.Context;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One step of one parameter while it is being computed: what an optimizer may look at, and what it
/// keeps for the next step.
public final class Update {
  private final Tensor parameter;
  private final Tensor gradient;
  private final StepNumbers now;
  private final StepNumbers later;
  private final Map<String, Tensor> last;
  private final Map<String, Tensor> kept = new LinkedHashMap<>();
  private final @Nullable Explanation explanation;

  Update(
      Tensor parameter,
      Tensor gradient,
      StepNumbers now,
      StepNumbers later,
      Map<String, Tensor> last,
      @Nullable Explanation explanation) {
    this.parameter = parameter;
    this.gradient = gradient;
    this.now = now;
    this.later = later;
    this.last = last;
    this.explanation = explanation;
  }

  /// The parameter as it is before the step.
  ///
  /// @return θ
  public Tensor parameter() {
    return parameter;
  }

  /// The gradient as `backward()` left it.
  ///
  /// @return dL/dθ, of the shape of θ
  public Tensor gradient() {
    return gradient;
  }

  /// The gradient with weight decay added to it, the coupled form: g + λ θ.
  ///
  /// λ θ is the gradient of ½ λ θ². A penalty λ θ² would give 2 λ θ: PyTorch's `weight_decay` and
  /// this one have no 2.
  ///
  /// @return the gradient itself where λ is 0
  public Tensor gradientWithDecay() {
    return weightDecay() == 0
        ? gradient
        : name("g", gradient.plus(parameter.times(number(StepNumbers::weightDecay))));
  }

  /// A number that changes from step to step, reckoned from the rate, the weight decay and the
  /// count. A compiled step reckons it anew each time it runs.
  ///
  /// ```java
  /// class SlowingSgd extends Optimizer {
  ///   SlowingSgd(List<Tensor> parameters, double rate) {
  ///     super(parameters, rate);
  ///   }
  ///
  ///   @Override
  ///   protected Tensor next(Update u) {
  ///     return u.parameter().minus(u.gradient().times(u.number(s -> s.rate() / s.count())));
  ///   }
  /// }
  /// ```
  ///
  /// @param formula the number
  /// @return what it is in this step, of shape () and of the parameter's type
  public Tensor number(ToDoubleFunction<StepNumbers> formula) {
    return Live.number(
        parameter.dtype(), formula.applyAsDouble(now), () -> formula.applyAsDouble(later));
  }

  /// The learning rate of the parameter's group, as a plain number. A compiled step holds only
  /// while it is the same; see [#number].
  ///
  /// @return how far the step goes
  public double rate() {
    Live.decided("the learning rate", later::rate);
    return now.rate();
  }

  /// The weight decay of the parameter's group, as a plain number. A compiled step holds only while
  /// it is the same; see [#number].
  ///
  /// @return λ
  public double weightDecay() {
    Live.decided("the weight decay", later::weightDecay);
    return now.weightDecay();
  }

  /// Which step of this parameter this is.
  ///
  /// @return t = 1 for the first
  /// @throws IllegalStateException while a step is being compiled: the number would be frozen into
  ///   it; see [#number]
  public int count() {
    if (Live.isCapturing()) {
      throw new IllegalStateException(
          "count() is another number in each step, and this step is being compiled, so the count would stay at %d for good.\nReckon with it inside u.number(s -> … s.count() …)."
              .formatted(now.count()));
    }
    return now.count();
  }

  /// What the last step kept under a name.
  ///
  /// @param name such as `m`
  /// @return the tensor; zeros of the parameter's shape at the first step
  public Tensor last(String name) {
    Tensor value = last.computeIfAbsent(name, _ -> zerosLike(parameter));
    if (explanation != null) {
      explanation.known(value);
    }
    return value;
  }

  private static Tensor zerosLike(Tensor x) {
    try (var _ = Context.defaultType(x.dtype())) {
      return Tensors.zeros(x.shape().toArray());
    }
  }

  /// Keeps a tensor for the next step, and gives it a line in [Optimizer#explain].
  ///
  /// @param name such as `m`
  /// @param value of the parameter's shape
  /// @return the value
  public Tensor keep(String name, Tensor value) {
    kept.put(name, value);
    return name(name, value);
  }

  /// Gives a value a line of its own in [Optimizer#explain].
  ///
  /// @param name such as `m̂`
  /// @param value what was computed
  /// @return the value
  public Tensor name(String name, Tensor value) {
    if (explanation != null) {
      explanation.line(name, value);
    }
    return value;
  }

  Map<String, Tensor> kept() {
    return kept;
  }

  /// The same step of one number alone.
  Update ofNumber(Explanation listener, int... index) {
    var numbers = new LinkedHashMap<String, Tensor>();
    last.forEach((name, tensor) -> numbers.put(name, number(tensor, index)));
    Tensor theta = number(parameter, index);
    Tensor g = number(gradient, index);
    listener.known(theta);
    listener.line("g", g);
    return new Update(theta, g, now, later, numbers, listener);
  }

  private static Tensor number(Tensor x, int... index) {
    Tensor part = x;
    for (int i : index) {
      part = part.get(i);
    }
    return part;
  }
}
