package gradus.optim;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Context.recording;

import gradus.tensor.GradientException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes parameters, step by step, so that the loss falls.
///
/// ```java
/// var model = linear(2, 1);
/// var optimizer = sgd(model, 0.1);
/// var loss = model.forward(ones(4, 2)).square().mean();
/// optimizer.zeroGrad();   // forget the last gradients
/// loss.backward();        // compute new ones
/// optimizer.step();       // move every parameter
/// ```
///
/// One of your own needs a constructor and one method, [#next]:
///
/// ```java
/// class SignSgd extends Optimizer {
///   SignSgd(List<Tensor> parameters, double rate) {
///     super(parameters, rate);
///   }
///
///   @Override
///   protected Tensor next(Update u) {
///     return u.parameter().minus(u.gradient().sign().times(u.rate()));
///   }
/// }
/// ```
public abstract class Optimizer {
  /// A network that someone looks at number by number has fewer; copying more takes longer than the
  /// step itself.
  private static final int SMALL = 1 << 14;

  private final List<ParameterGroup> groups = new ArrayList<>();
  private final List<Tensor> parameters = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  /// Each step keeps what explains it where a parameter has at most so many numbers.
  private int explained = SMALL;

  /// An optimizer for some parameters.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @throws IllegalArgumentException if there is no parameter or one comes twice, or if the rate
  ///   is negative, infinite or NaN
  /// @throws GradientException if one of them keeps no gradient
  protected Optimizer(List<Tensor> parameters, double rate) {
    join(parameters, rate, 0);
  }

  /// The parameter after a step. Written in tensor operations, so that whoever listens to them
  /// hears of it, and [#explain] can print it.
  ///
  /// @param u the parameter, its gradient, and what the last step kept
  /// @return the new θ
  protected abstract Tensor next(Update u);

  /// Moves every parameter that has a gradient.
  ///
  /// @throws GradientException if none has
  public void step() {
    if (!anyGradient()) {
      throw new GradientException(
          "step() found no gradient in any parameter. Call loss.backward() before it.");
    }
    try (var _ = noGrad()) {
      // A formula from elsewhere may do what one loop cannot.
      boolean own = getClass().getPackage() == Optimizer.class.getPackage();
      Slot.step(slots, this::next, explained, own);
    }
  }

  private boolean anyGradient() {
    for (Tensor parameter : parameters) {
      if (parameter.hasGrad()) {
        return true;
      }
    }
    return false;
  }

  /// Forgets all gradients. Without this, the next `backward()` adds to them.
  public void zeroGrad() {
    parameters.forEach(Tensor::zeroGrad);
  }

  // Groups.

  /// Lets this optimizer change more parameters, with a learning rate and a weight decay of their
  /// own.
  ///
  /// @param parameters the parameters, none of which it has already
  /// @param rate their learning rate
  /// @param weightDecay their weight decay λ
  /// @return the group, to change them later
  /// @throws IllegalArgumentException if there is no parameter or one comes twice, or if a number
  ///   is negative, infinite or NaN
  /// @throws GradientException if one of them keeps no gradient
  public ParameterGroup addGroup(List<Tensor> parameters, double rate, double weightDecay) {
    return join(parameters, rate, weightDecay);
  }

  private ParameterGroup join(List<Tensor> more, double rate, double weightDecay) {
    if (more.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to optimize: the model has no parameters. A parameter is a tensor made with"
              + " .requiresGrad(), in a component of a record that implements Layer.");
    }
    var group = new ParameterGroup(more, rate, weightDecay);
    var seen = Collections.newSetFromMap(new IdentityHashMap<Tensor, Boolean>());
    seen.addAll(parameters);
    for (Tensor parameter : more) {
      if (!seen.add(parameter)) {
        throw new IllegalArgumentException(
            "a parameter of shape %s is given to this optimizer twice; it would move twice in each step."
                .formatted(parameter.shape()));
      }
    }
    groups.add(group);
    parameters.addAll(more);
    more.forEach(parameter -> slots.add(new Slot(parameter, group)));
    return group;
  }

  /// The groups, in the order in which they came. Most optimizers have one.
  ///
  /// @return each with its parameters, rate and weight decay
  public List<ParameterGroup> groups() {
    return Collections.unmodifiableList(groups);
  }

  /// What this optimizer changes.
  ///
  /// @return the parameters of all groups
  public List<Tensor> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /// The learning rate, of the first group where there are several.
  ///
  /// @return how far a step goes
  public double rate() {
    return groups.getFirst().rate();
  }

  /// Sets the learning rate of every group for the steps to come.
  ///
  /// @param rate how far a step goes, 0 or more
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public void setRate(double rate) {
    groups.forEach(group -> group.setRate(rate));
  }

  /// Sets the weight decay of every group that there is so far.
  ///
  /// Each step pulls weights toward 0: AdamW takes rate · λ θ off, the others add λ θ to the
  /// gradient.
  ///
  /// ```java
  /// var optimizer = sgd(linear(2, 1), 0.1).weightDecay(1e-4);
  /// ```
  ///
  /// @param weightDecay λ, 0 or more
  /// @return this optimizer
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public Optimizer weightDecay(double weightDecay) {
    groups.forEach(group -> group.setWeightDecay(weightDecay));
    return this;
  }

  /// Everything that the next step depends on besides the parameters and their gradients.
  ///
  /// A name is the place of the parameter and what is kept about it: `0.m`, `0.v`, and `0.t` for
  /// the number of steps; then the settings of each group, `group.0.rate` and
  /// `group.0.weightDecay`. Numbers are `float64` tensors of shape ().
  ///
  /// @return the state by name, in order
  public Map<String, Tensor> state() {
    var state = new LinkedHashMap<String, Tensor>();
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).save(i + ".", state);
    }
    for (int i = 0; i < groups.size(); i++) {
      state.put("group." + i + ".rate", Slot.number(groups.get(i).rate()));
      state.put("group." + i + ".weightDecay", Slot.number(groups.get(i).weightDecay()));
    }
    return state;
  }

  /// Continues where the optimizer stood that gave this state: with the same parameters and
  /// gradients the next steps are the same to the last bit.
  ///
  /// @param state what [#state()] gave, of an optimizer of the same kind for parameters of the same
  ///   shapes
  /// @throws IllegalArgumentException if the state has names or shapes that do not belong here, or
  ///   lacks a group's settings
  public void setState(Map<String, Tensor> state) {
    var rest = new LinkedHashMap<>(state);
    var restored = new ArrayList<Slot>();
    for (int i = 0; i < slots.size(); i++) {
      restored.add(slots.get(i).restored(i + ".", rest));
    }
    var settings = new ArrayList<Double>();
    for (int i = 0; i < groups.size(); i++) {
      settings.add(Slot.take(rest, "group." + i + ".rate"));
      settings.add(Slot.take(rest, "group." + i + ".weightDecay"));
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "this state belongs to another optimizer: %s is not known here, with %d parameters in %d groups."
              .formatted(rest.keySet().iterator().next(), slots.size(), groups.size()));
    }
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).setRate(settings.get(2 * i));
      groups.get(i).setWeightDecay(settings.get(2 * i + 1));
    }
    Slot.restore(slots, restored);
  }

  /// What the last step kept about a parameter, by the place of the parameter; zeros before the
  /// first.
  Tensor kept(int i, String name) {
    return slots.get(i).last(name);
  }

  /// Whether each step keeps what [#explain] needs: a copy of each parameter, and what was known
  /// before the step. If nobody says so, steps keep it for parameters of up to 16,384 numbers: for
  /// larger ones the copies take longer than the step.
  ///
  /// @param wanted whether to keep it
  public void keepLastStep(boolean wanted) {
    explained = wanted ? Integer.MAX_VALUE : -1;
    if (!wanted) {
      slots.forEach(Slot::forgetStep);
    }
  }

  /// The arithmetic of the last step for one number, with the values that it had.
  ///
  /// ```java
  /// var w = tensor(1, -2).requiresGrad();
  /// var optimizer = momentum(List.of(w), 0.1, 0.9);
  /// w.square().sum().backward();
  /// optimizer.step();
  /// optimizer.explain(w, 1);
  /// ```
  ///
  /// is
  ///
  /// ```text
  /// Momentum, step 1
  /// g = -4
  /// v = 0.9·0 + (-4) = -4
  /// θ = -2 − 0.1·(-4) = -1.6
  /// ```
  ///
  /// The step is computed once more for this number alone, by the same method, and written down
  /// operation by operation. Numbers are rounded for print.
  ///
  /// @param parameter one of the parameters
  /// @param index which of its numbers: one index for each axis
  /// @return a few lines of arithmetic
  /// @throws IllegalArgumentException if the parameter is not one of this optimizer's, or took no
  ///   step that was kept
  public String explain(Tensor parameter, int... index) {
    for (Slot slot : slots) {
      if (slot.parameter == parameter) {
        return explain(slot.lastStep(), index);
      }
    }
    throw new IllegalArgumentException(
        "this tensor of shape %s is no parameter of this optimizer.".formatted(parameter.shape()));
  }

  private String explain(Update step, int... index) {
    // Reading the number first reports a wrong index in the words of the tensor.
    step.parameter().at(index);
    var explanation = new Explanation();
    try (var _ = noGrad()) {
      Update one = step.ofNumber(explanation, index);
      try (var _ = recording(explanation)) {
        explanation.line("θ", next(one));
      }
    }
    return "%s, step %d\n%s"
        .formatted(getClass().getSimpleName(), step.count(), explanation.text());
  }
}
