package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// y = x + f(x): a layer with a way around it, so that the gradient always has a path of slope 1.
///
/// He, Zhang, Ren, Sun: *Deep Residual Learning for Image Recognition*, CVPR 2016.
///
/// @param layer f, whose output has the shape of its input
public record Residual(Layer layer) implements Layer {
  /// (…) stays (…).
  ///
  /// @throws ShapeException if the layer changes the shape
  @Override
  public Tensor forward(Tensor x) {
    return x.plus(sameShape(x, layer.forward(x)));
  }

  static Tensor sameShape(Tensor x, Tensor fx) {
    if (!x.shape().equals(fx.shape())) {
      throw new ShapeException(
          "x + f(x) needs an f that keeps the shape: x has %s, f(x) has %s."
              .formatted(x.shape(), fx.shape()));
    }
    return fx;
  }

  @Override
  public String toString() {
    return "residual(%s)".formatted(layer);
  }
}
