package gradus.nn;

import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.zeros;

import gradus.tensor.DType;
import gradus.tensor.Tensor;

/// Makes normalizing layers, which differ in what they average over. A notebook has these names
/// without an import.
///
/// ```java
/// var model = sequential(linear(10, 64), batchNorm1d(64), relu(), linear(64, 3));
/// ```
///
/// As in PyTorch, ε is 10⁻⁵ (except for RMS norm) and batch norm's momentum is 0.1.
public final class Norms {
  private Norms() {}

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
}
