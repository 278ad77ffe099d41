package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Context;
import gradus.tensor.Generator;
import gradus.tensor.Sample;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Images changed a little, each in its own way, so that a network cannot learn them by heart.
///
/// All take images (…, height, width) and draw afresh for each of them from the generator that they
/// are handed. Only training data are augmented, anew in every epoch:
///
/// ```java
/// var generator = new Generator(7);
/// for (var batch : Datasets.digits(100, 7).batches(50)) {
///   var x = Augment.rotate(Augment.shift(batch.x(), 2, generator), 10, generator);
/// }
/// ```
public final class Augment {
  private Augment() {}

  /// Moves each image by whole pixels; what comes in from outside is 0.
  ///
  /// @param images (…, height, width)
  /// @param most the farthest that an image moves along either axis
  /// @param generator where the moves come from
  /// @return images of the same shape
  /// @throws ShapeException if there are no two axes
  /// @throws IllegalArgumentException if `most` is negative
  public static Tensor shift(Tensor images, int most, Generator generator) {
    requireNotNegative("shift", most);
    return resample(
        images,
        () -> {
          int dx = generator.nextInt(2 * most + 1) - most;
          int dy = generator.nextInt(2 * most + 1) - most;
          return (x, y) -> new double[] {x - dx, y - dy};
        });
  }

  /// Turns each image about its center; pixels are interpolated, what comes in from outside is 0.
  ///
  /// @param images (…, height, width)
  /// @param mostDegrees the farthest that an image turns, to either side
  /// @param generator where the angles come from
  /// @return images of the same shape
  /// @throws ShapeException if there are no two axes
  /// @throws IllegalArgumentException if `mostDegrees` is negative
  public static Tensor rotate(Tensor images, double mostDegrees, Generator generator) {
    requireNotNegative("rotate", mostDegrees);
    requireImages(images);
    double cx = (images.size(-1) - 1) / 2.0;
    double cy = (images.size(-2) - 1) / 2.0;
    return resample(
        images,
        () -> {
          double angle = StrictMath.toRadians(mostDegrees) * (2 * generator.nextDouble() - 1);
          double cos = StrictMath.cos(angle);
          double sin = StrictMath.sin(angle);
          return (x, y) ->
              new double[] {
                cx + cos * (x - cx) + sin * (y - cy), cy - sin * (x - cx) + cos * (y - cy)
              };
        });
  }

  /// Mirrors some of the images, left to right. Not for digits: a mirrored 3 is none.
  ///
  /// @param images (…, height, width)
  /// @param probability how likely each is to be mirrored, from 0 to 1
  /// @param generator who decides
  /// @return images of the same shape
  /// @throws ShapeException if there are no two axes
  /// @throws IllegalArgumentException if the probability is none
  public static Tensor flip(Tensor images, double probability, Generator generator) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a probability lies from 0 to 1; this is %s.".formatted(probability));
    }
    requireImages(images);
    int last = images.size(-1) - 1;
    return resample(
        images,
        () -> {
          boolean mirrored = generator.nextDouble() < probability;
          return (x, y) -> new double[] {mirrored ? last - x : x, y};
        });
  }

  /// Adds normally distributed noise to every number.
  ///
  /// @param x numbers of any shape
  /// @param deviation the standard deviation of the noise
  /// @param generator where the noise comes from
  /// @return numbers of the same shape
  /// @throws IllegalArgumentException if the deviation is negative
  public static Tensor noise(Tensor x, double deviation, Generator generator) {
    requireNotNegative("noise", deviation);
    var normal = new Sample(Sample.Kind.NORMAL, 0, x.shape(), x.dtype(), generator);
    return x.plus(Tensor.apply(normal).times(deviation));
  }

  /// From a pixel of the result, the place in the original from which it comes.
  @FunctionalInterface
  private interface Origin {
    double[] of(double x, double y);
  }

  /// Draws the change of the next image.
  @FunctionalInterface
  private interface Draw {
    Origin next();
  }

  private static Tensor resample(Tensor images, Draw draw) {
    requireImages(images);
    int height = images.size(-2);
    int width = images.size(-1);
    double[] from = images.toArray();
    double[] to = new double[from.length];
    for (int start = 0; start < from.length; start += height * width) {
      var origin = draw.next();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double[] place = origin.of(x, y);
          to[start + y * width + x] = interpolated(from, start, height, width, place[0], place[1]);
        }
      }
    }
    return like(images, to);
  }

  private static Tensor like(Tensor images, double[] numbers) {
    try (var _ = Context.defaultType(images.dtype())) {
      return tensor(numbers).reshape(images.shape());
    }
  }

  /// Between four pixels, each counts the more the nearer it is.
  private static double interpolated(
      double[] pixels, int start, int height, int width, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double low = y - top;
    double sum = 0;
    for (int dy = 0; dy <= 1; dy++) {
      for (int dx = 0; dx <= 1; dx++) {
        double share = (dx == 0 ? 1 - right : right) * (dy == 0 ? 1 - low : low);
        boolean inside = left + dx >= 0 && left + dx < width && top + dy >= 0 && top + dy < height;
        if (share != 0 && inside) {
          sum += share * pixels[start + (top + dy) * width + left + dx];
        }
      }
    }
    return sum;
  }

  private static void requireImages(Tensor images) {
    if (images.rank() < 2) {
      throw new ShapeException(
          "images have at least the axes height and width; this has shape %s."
              .formatted(images.shape()));
    }
  }

  private static void requireNotNegative(String what, double amount) {
    if (!(amount >= 0)) {
      throw new IllegalArgumentException(
          "%s takes an amount of 0 or more, not %s.".formatted(what, amount));
    }
  }
}
