package gradus.nn;

import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.zeros;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes layers. A notebook has these names without an import.
///
/// ```java
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// ```
public final class Layers {
  private Layers() {}

  // Joining layers.

  /// Layers one after another.
  ///
  /// @param layers the layers, first one first
  /// @return a layer that applies them in turn
  public static Sequential sequential(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /// Any function as a layer: `layer(Tensor::tanh)`.
  ///
  /// @param function what it computes
  /// @return a layer with nothing to learn
  public static Layer layer(UnaryOperator<Tensor> function) {
    return new Activation("layer()", function);
  }

  /// Layers one after another with a way around them: x + f(x).
  ///
  /// @param layers f, which keeps the shape
  /// @return the layer
  public static Residual residual(Layer... layers) {
    return new Residual(one(layers));
  }

  /// A residual that is skipped now and then while learning.
  ///
  /// @param p the probability of skipping it
  /// @param layers f, which keeps the shape
  /// @return the layer
  /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
  public static StochasticDepth stochasticDepth(double p, Layer... layers) {
    return new StochasticDepth(p, one(layers));
  }

  private static Layer one(Layer... layers) {
    return layers.length == 1 ? layers[0] : sequential(layers);
  }

  // Weighted sums.

  /// A linear layer with random weights and biases, spread evenly from −1/√inputs to 1/√inputs.
  ///
  /// This is what PyTorch's `Linear` starts from.
  ///
  /// @param inputs how many numbers go in
  /// @param outputs how many come out
  /// @return the layer
  /// @throws IllegalArgumentException unless both are at least 1
  public static Linear linear(int inputs, int outputs) {
    requireSome(inputs, outputs);
    double bound = 1 / Math.sqrt(inputs);
    return new Linear(
        Init.pytorch().make(outputs, inputs).requiresGrad(),
        Init.uniform(-bound, bound).make(outputs).requiresGrad());
  }

  /// A linear layer whose weights start as told and whose biases start at 0.
  ///
  /// ```java
  /// var layer = linear(256, 256, Init.heNormal());   // standard deviation √(2/256) = .088
  /// ```
  ///
  /// @param inputs how many numbers go in
  /// @param outputs how many come out
  /// @param weights how the weights start
  /// @return the layer
  /// @throws IllegalArgumentException unless there is at least one input and one output
  public static Linear linear(int inputs, int outputs, Init weights) {
    requireSome(inputs, outputs);
    return new Linear(weights.make(outputs, inputs).requiresGrad(), zeros(outputs).requiresGrad());
  }

  private static void requireSome(int inputs, int outputs) {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a linear layer needs at least one input and one output, not %d and %d."
              .formatted(inputs, outputs));
    }
  }

  // Chance.

  /// Drops each number with probability p while learning.
  ///
  /// @param p the probability of dropping
  /// @return the layer
  /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
  public static Dropout dropout(double p) {
    return new Dropout(p);
  }

  // Normalization. ε is 10⁻⁵ and m is 0.1, as in PyTorch.

  /// Batch norm for (batch, features) or (batch, channels, length).
  ///
  /// @param features how many features, or channels
  /// @return the layer
  /// @throws IllegalArgumentException unless there is at least one
  public static BatchNorm batchNorm1d(int features) {
    return new BatchNorm(1, features, 0.1, 1e-5);
  }

  /// Batch norm for images (batch, channels, height, width).
  ///
  /// @param channels how many channels
  /// @return the layer
  /// @throws IllegalArgumentException unless there is at least one
  public static BatchNorm batchNorm2d(int channels) {
    return new BatchNorm(2, channels, 0.1, 1e-5);
  }

  /// Layer norm over the last axes.
  ///
  /// @param sizes the sizes of these axes; usually one, the number of features
  /// @return the layer, with scale 1 and shift 0
  /// @throws gradus.tensor.ShapeException if there is none
  public static LayerNorm layerNorm(int... sizes) {
    return new LayerNorm(ones(sizes).requiresGrad(), zeros(sizes).requiresGrad(), 1e-5);
  }

  /// RMS norm over the last axis. As in PyTorch, ε is the smallest step of the type above 1: 2⁻²³
  /// for `float32`.
  ///
  /// @param features the size of that axis
  /// @return the layer, with scale 1
  public static RmsNorm rmsNorm(int features) {
    Tensor weight = ones(features).requiresGrad();
    return new RmsNorm(weight, weight.dtype() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23);
  }

  /// Group norm for (batch, channels, …).
  ///
  /// @param groups how many groups
  /// @param channels how many channels, a multiple of the groups
  /// @return the layer, with scale 1 and shift 0
  /// @throws IllegalArgumentException if the channels do not divide into the groups
  public static GroupNorm groupNorm(int groups, int channels) {
    return new GroupNorm(
        groups, ones(channels).requiresGrad(), zeros(channels).requiresGrad(), 1e-5);
  }

  /// Instance norm for (batch, channels, places…).
  ///
  /// @return the layer
  public static InstanceNorm instanceNorm() {
    return new InstanceNorm(1e-5);
  }

  // Looking at a model.

  /// What a model does to a batch, layer by layer: shapes, parameters, work, memory.
  ///
  /// ```java
  /// summary(sequential(linear(10, 64), relu(), linear(64, 3)), 32, 10);
  /// ```
  ///
  /// @param model the model; it is left as it was
  /// @param inputSizes the shape of a batch
  /// @return the summary, which prints as a table
  public static Summary summary(Layer model, int... inputSizes) {
    return Summary.of(model, inputSizes);
  }
}
