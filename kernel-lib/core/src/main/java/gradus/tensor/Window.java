package gradus.tensor;

/// How a window slides over rows and columns.
///
/// @param stride how far it moves at a time, at least 1
/// @param padding how many places are added around the image on every side, 0 or more
/// @param dilation how far apart the numbers that it sees lie; 1 is next to each other
public record Window(int stride, int padding, int dilation) {
  /// Checks that such a window can slide.
  ///
  /// @throws IllegalArgumentException if stride or dilation is below 1 or padding below 0
  public Window {
    if (stride < 1 || padding < 0 || dilation < 1) {
      throw new IllegalArgumentException(
          "a window needs a stride of at least 1, a padding of at least 0 and a dilation of at least 1, not %d, %d and %d."
              .formatted(stride, padding, dilation));
    }
  }

  /// How many places the window can stand at: ⌊(size + 2 padding − dilation (length − 1) − 1) /
  /// stride⌋ + 1.
  ///
  /// @param size how many numbers lie along the axis
  /// @param length how many of them the window sees
  /// @return the count
  /// @throws ShapeException if the window is longer than the padded axis
  public int count(int size, int length) {
    int span = dilation * (length - 1) + 1;
    if (length < 1 || span > size + 2 * padding) {
      throw new ShapeException(
          "a window that spans %d does not fit into %d numbers with a padding of %d on either side."
              .formatted(span, size, padding));
    }
    return (size + 2 * padding - span) / stride + 1;
  }

  /// How many numbers an axis has, at least, over which a window can stand at so many places: the
  /// reverse of [#count].
  ///
  /// @param count the places
  /// @param length how many numbers the window sees
  /// @return the size
  public int size(int count, int length) {
    return (count - 1) * stride - 2 * padding + dilation * (length - 1) + 1;
  }

  /// The index that the window sees: below 0 or beyond the axis where it sees padding.
  ///
  /// @param place where the window stands
  /// @param within which of the numbers that it sees
  /// @return the index along the axis
  public int index(int place, int within) {
    return place * stride - padding + within * dilation;
  }
}
