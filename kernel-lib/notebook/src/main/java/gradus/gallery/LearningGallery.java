package gradus.gallery;

import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.figure.Figure;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// The figures of how a network learns. A notebook shows one by naming it in the last line of a
/// cell: `LearningGallery.playground()`. Those of what it computes are in [Gallery].
public final class LearningGallery {
  private LearningGallery() {}

  /// A line that learns to separate two clouds by gradient descent: play, and set the rate. It
  /// opens with a line that is wrong, at rate 0.1.
  ///
  /// @return the figure
  public static Figure boundaryLearner() {
    return boundaryLearner(Datasets.blobs(40, 2, 0.4, 1));
  }

  /// A line that learns to separate your own points.
  ///
  /// ```java
  /// LearningGallery.boundaryLearner(or());
  /// ```
  ///
  /// @param points points of the plane, labelled 0 or 1
  /// @return the figure
  /// @throws IllegalArgumentException if there are more classes, or the points lie in no plane
  public static Figure boundaryLearner(Dataset points) {
    return new BoundaryFigure(points).make();
  }

  /// How your own number was computed, and how its gradient comes back: one node at a time, forward
  /// and then backward, with values, local slopes and what flows along each edge.
  ///
  /// ```java
  /// var w = tensor(2.0).requiresGrad();
  /// var a = w.times(1.5).minus(1);
  /// LearningGallery.graph(a.sigmoid().minus(1).square(), Map.of("w", w, "a", a));
  /// ```
  ///
  /// Nothing is changed: no gradient is stored, and `backward()` can still be called.
  ///
  /// @param result a single number, computed from tensors that require a gradient
  /// @param names names for tensors on the way, if the reader has any
  /// @return the figure
  /// @throws IllegalArgumentException if it is not a single number, or the graph is too large
  public static Figure graph(Tensor result, Map<String, Tensor> names) {
    return new GraphFigure(BackwardPass.of(result, names)).make();
  }

  /// How the loss of your own model was computed, with its layers folded into one node each. Open
  /// them, all or one at a time, to see what is inside.
  ///
  /// ```java
  /// var net = sequential(linear(2, 3), tanh(), linear(3, 1));
  /// LearningGallery.graph(mse(net.forward(ones(4, 2)), zeros(4, 1)), net);
  /// ```
  ///
  /// @param result a single number, such as a loss
  /// @param model whose parameters it was computed with
  /// @return the figure
  /// @throws IllegalArgumentException if it is not a single number, none of the model's layers was
  ///   used for it, or the graph is too large even when it is folded
  public static Figure graph(Tensor result, Layer model) {
    Map<String, Tensor> names = model.namedParameters();
    return new FoldedGraph(BackwardPass.ofFolded(result, names), names).make();
  }

  /// How your own number was computed, as [#graph(Tensor, Map)] without names.
  ///
  /// @param result a single number, computed from tensors that require a gradient
  /// @return the figure
  /// @throws IllegalArgumentException if it is not a single number, or the graph is too large
  public static Figure graph(Tensor result) {
    return graph(result, Map.of());
  }

  /// One sigmoid neuron and its squared error, as a graph: w = 2, x = 1.5, b = −1, target 1. It
  /// ends with ∂L/∂w = −0.0375.
  ///
  /// @return the figure
  public static Figure graph() {
    try (var _ = defaultType(FLOAT64)) {
      Tensor w = tensor(2.0).requiresGrad();
      Tensor b = tensor(-1.0).requiresGrad();
      Tensor x = tensor(1.5);
      Tensor y = tensor(1.0);
      Tensor z = w.times(x).plus(b);
      Tensor h = z.sigmoid();
      Tensor loss = h.minus(y).square();
      return graph(loss, Map.of("w", w, "b", b, "x", x, "y", y, "z", z, "h", h, "L", loss));
    }
  }

  /// Backpropagation through a network with 3 inputs, 4 hidden neurons and 2 classes, neuron by
  /// neuron: forward, the loss of class 0, and back.
  ///
  /// @return the figure
  public static Figure backprop() {
    try (var _ = defaultType(FLOAT64)) {
      double[][] hidden = {{.2, .1, -.3}, {-.1, .4, .1}, {.3, -.2, .5}, {.1, .2, -.1}};
      double[][] output = {{.4, -.2, .1, -.5}, {-.3, .5, .6, .9}};
      var network =
          sequential(
              new Linear(tensor(hidden), tensor(.1, -.2, .1, .3)),
              relu(),
              new Linear(tensor(output), tensor(-.1, .05)));
      Tensor x = tensor(new double[][] {{.7, .8, .45}});
      return backprop(network, x, tensor(new double[] {0}), Losses::crossEntropy);
    }
  }

  /// Backpropagation through your own network, neuron by neuron.
  ///
  /// ```java
  /// var network = sequential(linear(2, 3), tanh(), linear(3, 1));
  /// var x = tensor(new double[][] {{0.5, -1}});
  /// LearningGallery.backprop(network, x, ones(1, 1), Losses::mse);
  /// ```
  ///
  /// The network stays as it is: no gradient is stored.
  ///
  /// @param network linear layers, each with what follows it; up to four, with up to eight neurons
  /// @param x one example (1, n)
  /// @param target its target, as the loss wants it
  /// @param loss from prediction and target to a number
  /// @return the figure
  /// @throws IllegalArgumentException if the network is too large
  public static Figure backprop(
      Sequential network, Tensor x, Tensor target, BinaryOperator<Tensor> loss) {
    return new BackpropFigure(BackpropPass.of(network, x, target, loss)).make();
  }

  /// A network with one hidden layer of ReLUs that learns to separate points: choose the points,
  /// the hidden units and the rate, and play. It opens at eight units and rate 0.1.
  ///
  /// @return the figure
  public static Figure playground() {
    var data =
        Map.of(
            "circles", Datasets.circles(100, 0.05, 1),
            "moons", Datasets.moons(100, 0.1, 1),
            "XOR", Datasets.quadrants(100, 0.05, 1),
            "spirals", Datasets.spirals(100, 2, 0.02, 1));
    return new PlaygroundFigure(data, List.of("circles", "moons", "XOR", "spirals")).make();
  }

  /// A network with one hidden layer of ReLUs that learns to separate your own points.
  ///
  /// ```java
  /// LearningGallery.playground(moons(60, 0.2, 7));
  /// ```
  ///
  /// @param points points of the plane, labelled 0 or 1
  /// @return the figure
  /// @throws IllegalArgumentException if there are more classes, or the points lie in no plane
  public static Figure playground(Dataset points) {
    return new PlaygroundFigure(Map.of("these points", points), List.of("these points")).make();
  }

  /// SGD, momentum and Adam on the ravine a²/20 + b², from (−7, 2), by one clock: each has its
  /// rate, and `step` moves all three.
  ///
  /// @return the figure
  public static Figure race() {
    return race((a, b) -> a.square().div(20).plus(b.square()), -7, 2);
  }

  /// SGD, momentum and Adam on your own surface.
  ///
  /// ```java
  /// LearningGallery.race((a, b) -> a.square().times(10).plus(b.square()), 1, 1);
  /// ```
  ///
  /// @param surface the loss of two parameters, number by number
  /// @param a where all start
  /// @param b where all start
  /// @return the figure
  /// @throws IllegalArgumentException if the start is not finite
  public static Figure race(BinaryOperator<Tensor> surface, double a, double b) {
    return new RaceFigure(surface, a, b).make();
  }
}
