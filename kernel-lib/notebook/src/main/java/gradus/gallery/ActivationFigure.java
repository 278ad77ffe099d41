package gradus.gallery;

import static gradus.autodiff.Autodiff.grad;
import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.choice;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.figure.Slider;
import gradus.nn.Layer;
import gradus.notebook.Plot;
import gradus.tensor.Tensor;
import java.util.List;

/// Activations with their slopes, and both at one place.
///
/// @param layers the activations to choose from
record ActivationFigure(List<Layer> layers) {
  private static final double END = 6;
  private static final int POINTS = 241;

  /// Below this, less than a hundredth of a gradient comes back through the neuron.
  private static final double FLAT = 0.01;

  ActivationFigure {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot explore no activation: give one or more, such as Gallery.activations(tanh()).");
    }
  }

  Figure make() {
    Slider z = slider("z", -END, END).step(0.1).at(0);
    List<String> names = Names.each(layers);
    Figure figure =
        layers.size() == 1
            ? figure(z, at -> draw(names.getFirst(), layers.getFirst(), at))
            : figure(
                choice("activation", names),
                z,
                (name, at) -> draw(name, layers.get(names.indexOf(name)), at));
    return figure.title("An activation and its slope");
  }

  private static Captioned draw(String name, Layer activation, double at) {
    try (var _ = defaultType(FLOAT64)) {
      Tensor zs = linspace(-END, END, POINTS).requiresGrad();
      Tensor curve = activation.forward(zs);
      Tensor z = tensor(new double[] {at}).requiresGrad();
      Tensor f = activation.forward(z);
      double slope = slope(f, z).get(0).item();
      Plot plot = new Plot("z", name + " and its slope");
      plot.line("f = " + name, zs, curve).line("slope f′", zs, slope(curve, zs));
      plot.points("here", new double[] {at, at}, new double[] {f.get(0).item(), slope});
      return captioned(
          plot,
          "at z = %s: f(z) = %s, slope f′(z) = %s%s",
          Digits.two(at),
          Digits.three(f.get(0).item()),
          Digits.three(slope),
          Math.abs(slope) < FLAT ? ": flat here, hardly anything can be learned through it" : "");
    }
  }

  /// The slope at each place; 0 everywhere for what no gradient can flow through, such as a step.
  private static Tensor slope(Tensor f, Tensor z) {
    return f.wantsGrad() ? grad(f.sum(), z).getFirst() : z.detach().times(0);
  }
}
