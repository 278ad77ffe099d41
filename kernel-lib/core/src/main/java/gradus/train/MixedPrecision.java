package gradus.train;

import static gradus.tensor.Context.noGrad;

import gradus.nn.Layer;
import gradus.optim.LossScaler;
import gradus.optim.Optimizer;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A model of 16-bit numbers, learned in 32 bits.
///
/// Weights and activations in 16 bits take half the memory. A step, though, is often less than a
/// thousandth of its weight, and 16 bits cannot hold the sum: `bfloat16` has 3 decimal digits. So
/// the optimizer changes *master weights* of `float32`, and the model gets them rounded after each
/// step. Small gradients would become 0 in `float16`; a [LossScaler] multiplies them out of danger.
/// The loss itself is computed in `float32`.
///
/// ```java
/// Layer model;
/// try (var _ = defaultType(BFLOAT16)) {
///   model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// }
/// var mixed = new MixedPrecision(model);
/// var optimizer = adam(mixed.masters(), 0.01);     // not of the model's own parameters
/// var loss = bceWithLogits(mixed.forward(rand(4, 2)), ones(4, 1));
/// mixed.zeroGrad();
/// mixed.backward(loss);
/// mixed.step(optimizer);   // skipped if a gradient is infinite or NaN
/// ```
///
/// A [Trainer] does the last four lines: see [TrainingOptions#mixedPrecision].
///
/// Micikevicius and others, *Mixed Precision Training*, 2018.
public final class MixedPrecision {
  private final Layer model;
  private final DType type;
  private final Map<String, Tensor> weights;
  private final Map<String, Tensor> masters = new LinkedHashMap<>();
  private final LossScaler scaler;

  /// Master weights for a model, and a scaler with the usual constants.
  ///
  /// @param model the model, whose parameters are all of one 16-bit type
  /// @throws IllegalArgumentException if they are not
  public MixedPrecision(Layer model) {
    this(model, new LossScaler());
  }

  /// Master weights for a model.
  ///
  /// @param model the model, whose parameters are all of one 16-bit type
  /// @param scaler what keeps small gradients from vanishing
  /// @throws IllegalArgumentException if they are not
  public MixedPrecision(Layer model, LossScaler scaler) {
    this.model = model;
    this.scaler = scaler;
    weights = model.namedParameters();
    type = commonType(weights);
    try (var _ = noGrad()) {
      weights.forEach((name, weight) -> masters.put(name, weight.to(DType.FLOAT32).requiresGrad()));
    }
  }

  private static DType commonType(Map<String, Tensor> weights) {
    List<DType> types = weights.values().stream().map(Tensor::dtype).distinct().toList();
    if (types.size() != 1 || types.getFirst().bytes() != 2) {
      throw new IllegalArgumentException(
          "mixed precision needs a model whose parameters are all of one 16-bit type; these are %s.\nMake it inside try (var _ = defaultType(BFLOAT16)) { … }."
              .formatted(types.isEmpty() ? "none" : types));
    }
    return types.getFirst();
  }

  /// What the optimizer changes.
  ///
  /// @return the master weights, of `float32`, in the order of the model's parameters
  public List<Tensor> masters() {
    return List.copyOf(masters.values());
  }

  /// The master weights by the names that the model's parameters have.
  ///
  /// @return the master weights, of `float32`
  public Map<String, Tensor> namedMasters() {
    return Collections.unmodifiableMap(masters);
  }

  /// What keeps small gradients from vanishing.
  ///
  /// @return the scaler, to look at its scale
  public LossScaler scaler() {
    return scaler;
  }

  /// Computes the model's output in 16 bits.
  ///
  /// @param x the inputs, of any type
  /// @return the outputs in `float32`, for the loss
  public Tensor forward(Tensor x) {
    return model.forward(x.to(type)).to(DType.FLOAT32);
  }

  /// Forgets all gradients, the model's and those of the master weights.
  public void zeroGrad() {
    weights.values().forEach(Tensor::zeroGrad);
    masters.values().forEach(Tensor::zeroGrad);
  }

  /// Adds the gradients of a loss, scaled, to the model's. More than one loss may follow before a
  /// step.
  ///
  /// @param loss the loss
  public void backward(Tensor loss) {
    scaler.scale(loss).backward();
  }

  /// Hands the gradients to the master weights, with the scale taken off again: for clipping before
  /// [#step].
  ///
  /// @param optimizer the optimizer of the master weights
  /// @return whether all gradients are finite
  public boolean unscale(Optimizer optimizer) {
    try (var _ = noGrad()) {
      masters.forEach((name, master) -> {
        Tensor weight = Objects.requireNonNull(weights.get(name));
        if (weight.hasGrad() && !master.hasGrad()) {
          master.setGrad(weight.grad().to(DType.FLOAT32));
        }
      });
    }
    return scaler.unscale(optimizer);
  }

  /// Takes a step of the master weights, unless a gradient is infinite or NaN, and rounds them for
  /// the model.
  ///
  /// @param optimizer the optimizer of the master weights
  /// @return whether the step was taken
  public boolean step(Optimizer optimizer) {
    boolean finite = unscale(optimizer);
    if (finite) {
      scaler.step(optimizer);
    }
    scaler.update();
    round();
    return finite;
  }

  private void round() {
    try (var _ = noGrad()) {
      masters.forEach(
          (name, master) -> Objects.requireNonNull(weights.get(name)).assign(master.to(type)));
    }
  }
}
