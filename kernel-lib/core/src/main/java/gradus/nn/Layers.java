package gradus.nn;

import static gradus.tensor.Tensors.zeros;

import gradus.tensor.Tensor;
import java.util.Arrays;
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
    return new Fixed("layer()", function);
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

  /// A convolution with stride 1 and no padding.
  ///
  /// @param channels how many channels go in
  /// @param outputs how many come out: the number of filters
  /// @param length rows and columns of a filter
  /// @return the layer, which starts as [#conv2d(int, int, int, int, int, int, int)] says
  public static Convolution conv2d(int channels, int outputs, int length) {
    return conv2d(channels, outputs, length, 1, 0, 1, 1);
  }

  /// A convolution with a stride and zeros around the images.
  ///
  /// @param channels how many channels go in
  /// @param outputs how many come out: the number of filters
  /// @param length rows and columns of a filter
  /// @param stride how far a filter moves at a time
  /// @param padding how many zeros are added on every side; ⌊length / 2⌋ keeps the size at stride 1
  ///   if the length is odd
  /// @return the layer, which starts as [#conv2d(int, int, int, int, int, int, int)] says
  public static Convolution conv2d(int channels, int outputs, int length, int stride, int padding) {
    return conv2d(channels, outputs, length, stride, padding, 1, 1);
  }

  /// A convolution with random weights and biases, spread evenly from −1/√n to 1/√n, where n is the
  /// size of a filter: channels / groups · length². This is what PyTorch's `Conv2d` starts from.
  ///
  /// @param channels how many channels go in
  /// @param outputs how many come out: the number of filters
  /// @param length rows and columns of a filter
  /// @param stride how far a filter moves at a time
  /// @param padding how many zeros are added on every side
  /// @param dilation how far apart the numbers that a filter sees lie
  /// @param groups into how many groups channels and outputs fall
  /// @return the layer
  /// @throws IllegalArgumentException unless there is something to see and channels and outputs
  ///   divide into the groups
  public static Convolution conv2d(
      int channels, int outputs, int length, int stride, int padding, int dilation, int groups) {
    if (channels < 1 || outputs < 1 || length < 1) {
      throw new IllegalArgumentException(
          "a convolution needs at least one channel, output and row, not %d, %d and %d."
              .formatted(channels, outputs, length));
    }
    if (groups < 1 || channels % groups != 0 || outputs % groups != 0) {
      throw new IllegalArgumentException(
          "%d channels and %d outputs do not divide into %d equal groups."
              .formatted(channels, outputs, groups));
    }
    Tensor weight = Init.pytorch().make(outputs, channels / groups, length, length);
    double bound = 1 / Math.sqrt(weight.numel() / (double) outputs);
    Tensor bias = Init.uniform(-bound, bound).make(outputs);
    return new Convolution(
        weight.requiresGrad(), bias.requiresGrad(), stride, padding, dilation, groups);
  }

  /// A table of vectors, drawn from the standard normal distribution as in PyTorch.
  ///
  /// @param count how many vectors, such as words
  /// @param size how many numbers each has
  /// @return the layer
  public static Embedding embedding(int count, int size) {
    return new Embedding(Init.normal(1).make(count, size).requiresGrad());
  }

  // Shapes.

  /// The largest number in each of the squares that tile the images: (b, c, h, w) becomes (b, c,
  /// ⌊h/length⌋, ⌊w/length⌋).
  ///
  /// @param length rows and columns of a square
  /// @return the layer
  public static Layer maxPool2d(int length) {
    return new Fixed("maxPool2d(%d)".formatted(length), x -> x.maxPool2d(length));
  }

  /// The largest number in each place of a sliding window.
  ///
  /// @param length rows and columns of the window
  /// @param stride how far it moves at a time
  /// @param padding how far it reaches beyond the images, at most half its length
  /// @return the layer
  public static Layer maxPool2d(int length, int stride, int padding) {
    return new Fixed(
        "maxPool2d(%d, %d, %d)".formatted(length, stride, padding),
        x -> x.maxPool2d(length, stride, padding));
  }

  /// The mean of each of the squares that tile the images.
  ///
  /// @param length rows and columns of a square
  /// @return the layer
  public static Layer avgPool2d(int length) {
    return new Fixed("avgPool2d(%d)".formatted(length), x -> x.avgPool2d(length));
  }

  /// The mean of each place of a sliding window. Zeros of the padding count.
  ///
  /// @param length rows and columns of the window
  /// @param stride how far it moves at a time
  /// @param padding how far it reaches beyond the images, at most half its length
  /// @return the layer
  public static Layer avgPool2d(int length, int stride, int padding) {
    return new Fixed(
        "avgPool2d(%d, %d, %d)".formatted(length, stride, padding),
        x -> x.avgPool2d(length, stride, padding));
  }

  /// Each example in one row: (batch, …) becomes (batch, features).
  ///
  /// @return the layer
  public static Layer flatten() {
    return new Fixed(
        "flatten()",
        x -> {
          int features = Arrays.stream(x.shape().toArray()).skip(1).reduce(1, (a, b) -> a * b);
          return x.reshape(x.size(0), features);
        });
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

  /// What every layer of a model gives for a batch, in [eval][Layer#eval] mode.
  ///
  /// ```java
  /// var model = sequential(linear(2, 8), relu(), linear(8, 1));
  /// var hidden = outputs(model, xor().x()).layers().get(1);
  /// hidden.name();    // "1", and hidden.value() has the shape (4, 8)
  /// ```
  ///
  /// @param model the model; it is left as it was
  /// @param x a batch of inputs
  /// @return the outputs of its layers, and the prediction
  public static Outputs outputs(Layer model, Tensor x) {
    return Outputs.of(model, x);
  }
}
