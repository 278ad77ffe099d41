package gradus.tensor;

/// What windows see that slide over images: convolution and pooling.
///
/// Images have the shape (batch, channels, rows, columns).
public sealed interface Windows permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// Convolution with stride 1 and no padding: (b, c, h, w) and filters (o, c, i, j) give (b, o, h
  /// − i + 1, w − j + 1).
  ///
  /// ```java
  /// var image = arange(16).reshape(1, 1, 4, 4);
  /// image.conv2d(ones(1, 1, 3, 3));   // [[[[45, 54], [81, 90]]]]
  /// ```
  ///
  /// @param filters what slides over the images
  /// @return one image for each filter
  /// @throws ShapeException as [#conv2d(Tensor, int, int, int, int)]
  default Tensor conv2d(Tensor filters) {
    return conv2d(filters, 1, 0, 1, 1);
  }

  /// Convolution with a stride and zeros around the images.
  ///
  /// @param filters what slides over the images, of shape (outputs, channels, rows, columns)
  /// @param stride how far a filter moves at a time
  /// @param padding how many zeros are added on every side
  /// @return one image for each filter
  /// @throws ShapeException as [#conv2d(Tensor, int, int, int, int)]
  default Tensor conv2d(Tensor filters, int stride, int padding) {
    return conv2d(filters, stride, padding, 1, 1);
  }

  /// Convolution, which in this field means cross-correlation, as in PyTorch: the filters are not
  /// turned around.
  ///
  /// y\[n, o, r, s\] = Σ x\[n, c, stride · r − padding + dilation · i, stride · s − padding +
  /// dilation · j\] · w\[o, c, i, j\], with zeros where x has no number. A bias of shape (o) is
  /// added by `.plus(bias.reshape(-1, 1, 1))`.
  ///
  /// @param filters w, of shape (outputs, channels / groups, rows, columns)
  /// @param stride how far a filter moves at a time
  /// @param padding how many zeros are added on every side
  /// @param dilation how far apart the numbers that a filter sees lie
  /// @param groups into how many groups channels and outputs fall: output group g sees channel
  ///   group g only
  /// @return the outputs, of shape (batch, outputs, rows, columns); see [Window#count] for how many
  /// @throws ShapeException if images and filters do not belong together
  default Tensor conv2d(Tensor filters, int stride, int padding, int dilation, int groups) {
    Tensor x = self();
    requireImages("conv2d", x);
    requireFilters("conv2d", filters, filters.rank() == 4 ? filters.size(0) : 0, groups);
    if (x.size(1) != filters.size(1) * groups) {
      throw new ShapeException(
          "conv2d with filters %s in %d %s needs images with %d channels; these have shape %s."
              .formatted(
                  filters.shape(),
                  groups,
                  groups == 1 ? "group" : "groups",
                  filters.size(1) * groups,
                  x.shape()));
    }
    var window = new Window(stride, padding, dilation);
    int rows = window.count(x.size(2), filters.size(2));
    int columns = window.count(x.size(3), filters.size(3));
    return Tensor.apply(
        new Conv2d(Conv2d.Wanted.OUTPUT, window, groups, rows, columns), x, filters);
  }

  /// The transposed convolution: what [#conv2d(Tensor, int, int)] does to gradients. It makes
  /// images larger: every number spreads a filter.
  ///
  /// @param filters of shape (channels of this tensor, channels of the result, rows, columns)
  /// @param stride how far apart the spread filters lie
  /// @param padding how many numbers are cut off on every side
  /// @return images of (rows − 1) · stride − 2 padding + filter rows, columns likewise
  /// @throws ShapeException if images and filters do not belong together
  default Tensor convTranspose2d(Tensor filters, int stride, int padding) {
    Tensor y = self();
    requireImages("convTranspose2d", y);
    requireFilters("convTranspose2d", filters, y.size(1), 1);
    if (y.size(1) != filters.size(0)) {
      throw new ShapeException(
          "convTranspose2d with filters %s needs images with %d channels; these have shape %s."
              .formatted(filters.shape(), filters.size(0), y.shape()));
    }
    var window = new Window(stride, padding, 1);
    int rows = window.size(y.size(2), filters.size(2));
    int columns = window.size(y.size(3), filters.size(3));
    return Tensor.apply(new Conv2d(Conv2d.Wanted.INPUT, window, 1, rows, columns), y, filters);
  }

  /// The largest number in each of the squares that tile the images.
  ///
  /// @param length rows and columns of a square
  /// @return images of ⌊rows / length⌋ and ⌊columns / length⌋
  /// @throws ShapeException as [#maxPool2d(int, int, int)]
  default Tensor maxPool2d(int length) {
    return maxPool2d(length, length, 0);
  }

  /// The largest number in each place of a sliding window. Of several equals the first in reading
  /// order gets the gradient. Padding is never the largest.
  ///
  /// @param length rows and columns of the window
  /// @param stride how far it moves at a time
  /// @param padding how far it reaches beyond the images, at most half its length
  /// @return the largest numbers; see [Window#count] for how many
  /// @throws ShapeException if this is no batch of images or the window does not fit
  default Tensor maxPool2d(int length, int stride, int padding) {
    Tensor x = self();
    Window window = poolWindow("maxPool2d", length, stride, padding);
    Tensor places = Tensor.apply(new PoolPlaces(length, window), x);
    int batch = x.size(0);
    int channels = x.size(1);
    int seen = places.size(2) * places.size(3);
    return x.reshape(Shape.of(batch, channels, x.size(2) * x.size(3)))
        .gather(2, places.reshape(Shape.of(batch, channels, seen)))
        .reshape(places.shape());
  }

  /// The mean of each of the squares that tile the images.
  ///
  /// @param length rows and columns of a square
  /// @return images of ⌊rows / length⌋ and ⌊columns / length⌋
  /// @throws ShapeException as [#avgPool2d(int, int, int)]
  default Tensor avgPool2d(int length) {
    return avgPool2d(length, length, 0);
  }

  /// The mean of each place of a sliding window. Zeros of the padding count, as in PyTorch.
  ///
  /// @param length rows and columns of the window
  /// @param stride how far it moves at a time
  /// @param padding how far it reaches beyond the images, at most half its length
  /// @return the means; see [Window#count] for how many
  /// @throws ShapeException if this is no batch of images or the window does not fit
  default Tensor avgPool2d(int length, int stride, int padding) {
    Window window = poolWindow("avgPool2d", length, stride, padding);
    return SixteenBits.widened(
        self(),
        x -> {
          Tensor planes = x.reshape(Shape.of(x.size(0) * x.size(1), 1, x.size(2), x.size(3)));
          Tensor ones = Tensors.full(Shape.of(1, 1, length, length), x.dtype(), 1);
          Tensor sums = planes.conv2d(ones, window.stride(), window.padding());
          return sums.div((double) length * length)
              .reshape(Shape.of(x.size(0), x.size(1), sums.size(2), sums.size(3)));
        });
  }

  private Window poolWindow(String name, int length, int stride, int padding) {
    requireImages(name, self());
    if (length < 1 || 2 * padding > length) {
      throw new ShapeException(
          "%s needs a window of at least 1, and a padding of at most half of it; these are %d and %d."
              .formatted(name, length, padding));
    }
    return new Window(stride, padding, 1);
  }

  private static void requireImages(String name, Tensor x) {
    if (x.rank() != 4) {
      throw new ShapeException(
          "%s needs images of shape (batch, channels, rows, columns); these have shape %s.%s"
              .formatted(
                  name,
                  x.shape(),
                  x.rank() == 3 ? "\nA single image? Then call .unsqueeze(0) on it." : ""));
    }
  }

  private static void requireFilters(String name, Tensor filters, int outputs, int groups) {
    if (filters.rank() != 4) {
      throw new ShapeException(
          "%s needs filters with four axes, the last two rows and columns; these have shape %s."
              .formatted(name, filters.shape()));
    }
    if (groups < 1 || outputs % groups != 0) {
      throw new ShapeException(
          "%s cannot share %d outputs among %d groups: each group gets equally many."
              .formatted(name, outputs, groups));
    }
  }
}
