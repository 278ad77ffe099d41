package gradus.data;

import static gradus.tensor.Tensors.oneHot;
import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Context;
import gradus.tensor.Generator;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Batches whose examples are mixtures of two, and whose targets say in which proportion.
///
/// ```java
/// var generator = new Generator(7);
/// for (var batch : Datasets.digits(100, 7).batches(50)) {
///   var mixed = Mix.mixup(batch, 0.2, generator);   // y is now (50, 10): probabilities
/// }
/// ```
public final class Mix {
  private Mix() {}

  /// Mixup: x = λ xᵢ + (1 − λ) xⱼ and y = λ yᵢ + (1 − λ) yⱼ, with λ from Beta(α, α), one for the
  /// batch, and j a random order.
  ///
  /// Zhang, Cissé, Dauphin and Lopez-Paz, *mixup: Beyond Empirical Risk Minimization*, 2018.
  ///
  /// @param batch the examples
  /// @param alpha α: small leaves most examples almost alone, 1 mixes evenly; above 0
  /// @param generator where λ and the order come from
  /// @return as many mixtures; class numbers become probabilities (n, classes)
  /// @throws IllegalArgumentException if α is not above 0, or if class numbers have no class names
  public static Dataset mixup(Dataset batch, double alpha, Generator generator) {
    double lambda = Beta.draw(alpha, generator);
    int[] partner = Shuffle.of(batch.size(), generator);
    Tensor y = probabilities(batch);
    return batch.with(
        blend(batch.x(), batch.x().select(0, partner), lambda),
        blend(y, y.select(0, partner), lambda));
  }

  /// CutMix: a rectangle of each image is cut from another; the targets mix as the areas do.
  ///
  /// The rectangle has the share 1 − λ of the image, λ from Beta(α, α), the same place in the whole
  /// batch, and is cropped at the border, after which λ is what is really left.
  ///
  /// Yun et al., *CutMix: Regularization Strategy to Train Strong Classifiers*, 2019.
  ///
  /// @param batch images (n, …, height, width)
  /// @param alpha α; 1 makes every size equally likely
  /// @param generator where λ, the place and the order come from
  /// @return as many mixtures; class numbers become probabilities (n, classes)
  /// @throws ShapeException if the examples are no images
  /// @throws IllegalArgumentException if α is not above 0, or if class numbers have no class names
  public static Dataset cutMix(Dataset batch, double alpha, Generator generator) {
    if (batch.x().rank() < 3) {
      throw new ShapeException(
          "CutMix cuts images, of shape (examples, …, height, width); x has shape %s."
              .formatted(batch.x().shape()));
    }
    int height = batch.x().size(-2);
    int width = batch.x().size(-1);
    double side = Math.sqrt(1 - Beta.draw(alpha, generator));
    int cutHeight = (int) (height * side);
    int cutWidth = (int) (width * side);
    int top = generator.nextInt(height) - cutHeight / 2;
    int left = generator.nextInt(width) - cutWidth / 2;
    double[] keep = new double[height * width];
    double kept = 0;
    for (int k = 0; k < keep.length; k++) {
      int row = k / width - top;
      int column = k % width - left;
      boolean cut = row >= 0 && row < cutHeight && column >= 0 && column < cutWidth;
      keep[k] = cut ? 0 : 1;
      kept += keep[k];
    }
    int[] partner = Shuffle.of(batch.size(), generator);
    Tensor y = probabilities(batch);
    Tensor mask = mask(keep, batch.x()).reshape(height, width);
    return batch.with(
        batch.x().times(mask).plus(batch.x().select(0, partner).times(mask.negate().plus(1))),
        blend(y, y.select(0, partner), kept / keep.length));
  }

  private static Tensor mask(double[] keep, Tensor like) {
    try (var _ = Context.defaultType(like.dtype())) {
      return tensor(keep);
    }
  }

  private static Tensor blend(Tensor mine, Tensor theirs, double lambda) {
    return mine.times(lambda).plus(theirs.times(1 - lambda));
  }

  private static Tensor probabilities(Dataset batch) {
    if (batch.y().rank() != 1) {
      return batch.y();
    }
    if (batch.classes().isEmpty()) {
      throw new IllegalArgumentException(
          "to mix class numbers the dataset must know how many classes there are: name them in its classes.");
    }
    return oneHot(batch.y(), batch.classes().size());
  }
}
