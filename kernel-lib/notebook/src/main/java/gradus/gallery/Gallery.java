package gradus.gallery;

import static gradus.nn.Activations.elu;
import static gradus.nn.Activations.gelu;
import static gradus.nn.Activations.identity;
import static gradus.nn.Activations.leakyRelu;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.silu;
import static gradus.nn.Activations.softmax;
import static gradus.nn.Activations.softplus;
import static gradus.nn.Activations.step;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.figure.Figure;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// The figures of what a network computes. A notebook shows one by naming it in the last line of a
/// cell: `Gallery.neuron()`. Those of how it learns are in [LearningGallery].
public final class Gallery {
  private Gallery() {}

  // One neuron.

  /// A neuron that looks at income, debt and age: inputs, weights and bias to move, and the sum
  /// that they make. It opens at z = 1.74.
  ///
  /// @return the figure
  public static Figure neuron() {
    return new NeuronFigure(
            List.of("income", "debt", "age"),
            new double[] {1.5, 1.0, 0.8},
            new double[] {1.2, -0.8, 0.3},
            0.5,
            true,
            null)
        .make();
  }

  /// A neuron with an activation: three weights and a bias to move, for the inputs 2, −1 and 0.5.
  /// It opens at z = 0.15.
  ///
  /// ```java
  /// Gallery.neuron(relu());
  /// ```
  ///
  /// @param activation what follows the sum
  /// @return the figure
  public static Figure neuron(Layer activation) {
    return new NeuronFigure(
            numbered("x", 3),
            new double[] {2, -1, 0.5},
            new double[] {0.5, 0.8, -0.3},
            0.1,
            false,
            activation)
        .make();
  }

  /// Your own neuron, to move its inputs, its weights and its bias. The layer itself stays as it
  /// is.
  ///
  /// ```java
  /// Gallery.neuron(linear(2, 1), tanh(), 0.5, -1);
  /// ```
  ///
  /// @param layer a layer with one output
  /// @param activation what follows the sum
  /// @param x its inputs, where their knobs start
  /// @return the figure
  /// @throws IllegalArgumentException if the layer has more than one output, or does not take these
  ///   inputs
  public static Figure neuron(Linear layer, Layer activation, double... x) {
    if (layer.bias().size(0) != 1) {
      throw new IllegalArgumentException(
          "cannot show %s as one neuron: it has %s. Gallery.layer shows them together."
              .formatted(layer, layer.bias().size(0)));
    }
    Sizes.check(layer, x.length, 6);
    return new NeuronFigure(
            numbered("x", x.length),
            x.clone(),
            layer.weight().toArray(),
            layer.bias().get(0).item(),
            true,
            activation)
        .make();
  }

  private static List<String> numbered(String letter, int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> Names.sub(letter, i)).toList();
  }

  /// A straight cut through the points of XOR, AND or OR, which the reader turns and slides until
  /// it is right. For XOR it never is. It opens with a knife that has two of four points wrong.
  ///
  /// @return the figure
  public static Figure knives() {
    return new KnifeFigure(
            Map.of("XOR", Datasets.xor(), "AND", Datasets.and(), "OR", Datasets.or()),
            List.of("XOR", "AND", "OR"))
        .make();
  }

  /// A straight cut through your own points.
  ///
  /// ```java
  /// Gallery.knives(moons(60, 0.1, 1));
  /// ```
  ///
  /// @param points points of the plane, labelled 0 or 1
  /// @return the figure
  /// @throws IllegalArgumentException if there are more classes, or the points lie in no plane
  public static Figure knives(Dataset points) {
    return new KnifeFigure(Map.of("these points", points), List.of("these points")).make();
  }

  // Bends.

  /// Two stacked linear layers beside the one line that they are, with a nonlinearity to put
  /// between them. It opens at W = −1.68 and B = 2.06.
  ///
  /// ```java
  /// Gallery.collapse();
  /// Gallery.collapse(silu(), layer(z -> z.sin()));
  /// ```
  ///
  /// @param bends nonlinearities of your own; tanh, ReLU and sigmoid if there are none
  /// @return the figure
  public static Figure collapse(Layer... bends) {
    return new CollapseFigure(
            bends.length == 0 ? List.of(tanh(), relu(), sigmoid()) : List.of(bends))
        .make();
  }

  /// Activations with their slopes, and a place to move along them. It opens at the sigmoid, at 0,
  /// where its slope is a quarter.
  ///
  /// ```java
  /// Gallery.activations();
  /// Gallery.activations(layer(z -> z.sin()));
  /// ```
  ///
  /// @param own activations of your own; those of the course if there are none
  /// @return the figure
  public static Figure activations(Layer... own) {
    return new ActivationFigure(
            own.length > 0
                ? List.of(own)
                : List.of(
                    sigmoid(),
                    tanh(),
                    relu(),
                    leakyRelu(),
                    elu(),
                    gelu(),
                    silu(),
                    softplus(),
                    step(),
                    identity()))
        .make();
  }

  /// Five scores as probabilities, with a temperature to move. It opens at T = 1, the softmax as it
  /// stands in most networks.
  ///
  /// @return the figure
  public static Figure temperature() {
    return temperature(List.of("A", "B", "C", "D", "E"), 2, 1, 0.5, -1, 0.2);
  }

  /// Your own scores as probabilities.
  ///
  /// ```java
  /// Gallery.temperature(List.of("cat", "dog"), 1.5, 0.5);
  /// ```
  ///
  /// @param names what is chosen among, from 2 to 12
  /// @param scores one for each: logits
  /// @return the figure
  /// @throws IllegalArgumentException if there are not as many scores as names, or too many
  public static Figure temperature(List<String> names, double... scores) {
    return new TemperatureFigure(List.copyOf(names), scores.clone()).make();
  }

  // Layers.

  /// Two neurons with three inputs as a product of a matrix and a vector. It opens at z = (−3, 2)
  /// and a = (0.05, 0.88).
  ///
  /// @return the figure
  public static Figure layer() {
    try (var _ = defaultType(FLOAT64)) {
      Linear layer =
          new Linear(tensor(new double[][] {{0.5, -1, 2}, {1.5, 0.5, -0.5}}), tensor(0.5, -1));
      return layer(layer, sigmoid(), 1, 2, -1);
    }
  }

  /// Your own layer as a product of a matrix and a vector.
  ///
  /// ```java
  /// Gallery.layer(linear(3, 4), relu(), 0.5, -1, 2);
  /// ```
  ///
  /// @param layer up to six inputs and six outputs
  /// @param activation what follows
  /// @param x its inputs, where their knobs start
  /// @return the figure
  /// @throws IllegalArgumentException if the layer does not take these inputs, or is too large
  public static Figure layer(Linear layer, Layer activation, double... x) {
    return new LayerFigure(layer, activation, x.clone()).make();
  }

  /// A forward pass through a network with 3 inputs, 4 hidden neurons and 2 outputs, in five steps.
  ///
  /// @return the figure
  public static Figure forwardPass() {
    try (var _ = defaultType(FLOAT64)) {
      double[][] hidden = {{.2, .1, -.3}, {-.1, .4, .1}, {.3, -.2, .5}, {.1, .2, -.1}};
      double[][] output = {{.4, -.2, .1, -.5}, {-.3, .5, .6, .9}};
      return forwardPass(
          sequential(
              new Linear(tensor(hidden), tensor(.1, -.2, .1, .3)),
              relu(),
              new Linear(tensor(output), tensor(-.1, .05)),
              softmax()),
          .7,
          .8,
          .45);
    }
  }

  /// A forward pass through your own network, layer by layer.
  ///
  /// ```java
  /// Gallery.forwardPass(sequential(linear(2, 3), tanh(), linear(3, 1)), 0.5, -1);
  /// ```
  ///
  /// @param model up to eight layers; the linear ones with up to eight inputs and outputs
  /// @param x one input
  /// @return the figure
  /// @throws IllegalArgumentException if the network is too large
  public static Figure forwardPass(Sequential model, double... x) {
    return new ForwardFigure(model, x.clone()).make();
  }

  /// A network with one hidden layer that follows a wave: the more units, the closer. Its weights
  /// are built and not learned.
  ///
  /// @return the figure
  public static Figure bumps() {
    return bumps(x -> Math.sin(2 * x) + 0.3 * x, -3, 3);
  }

  /// A network with one hidden layer that follows your own curve.
  ///
  /// ```java
  /// Gallery.bumps(x -> Math.exp(-x * x), -3, 3);
  /// ```
  ///
  /// @param target the curve
  /// @param from its left end
  /// @param to its right end
  /// @return the figure
  /// @throws IllegalArgumentException if the left end is not below the right
  public static Figure bumps(DoubleUnaryOperator target, double from, double to) {
    return new BumpsFigure(target, from, to).make();
  }

  // Losses.

  /// Squared error and cross-entropy side by side. It opens at 2.25 and 0.51.
  ///
  /// @return the figure
  public static Figure losses() {
    return LossFigure.explorer();
  }

  /// Squared error against cross-entropy, for one probability of the right class, with the slopes
  /// by which a network learns.
  ///
  /// @return the figure
  public static Figure lossComparison() {
    return LossFigure.comparison();
  }
}
