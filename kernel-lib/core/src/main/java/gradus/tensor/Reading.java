package gradus.tensor;

/// What a tensor is, and the numbers in it.
public sealed interface Reading permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// The size along one axis.
  ///
  /// @param axis the axis; −1 is the last
  /// @return how many numbers lie along it
  default int size(int axis) {
    return self().shape().size(axis);
  }

  /// The number of axes.
  ///
  /// @return 0 for a single number, 1 for a vector, 2 for a matrix
  default int rank() {
    return self().shape().rank();
  }

  /// How many numbers there are.
  ///
  /// @return the product of the sizes
  default int numel() {
    return self().shape().numel();
  }

  /// The type of the numbers.
  ///
  /// @return `float32` unless it was made or converted otherwise
  default DType dtype() {
    return self().storage().type();
  }

  /// The one number of a tensor that has just one.
  ///
  /// @return the number
  /// @throws ShapeException if there are more, or none
  default double item() {
    Live.reading(self(), "item()");
    if (numel() != 1) {
      throw new ShapeException(
          "item() reads a single number; this has shape %s, which is %d numbers. Try .at(…), .sum() or .mean()."
              .formatted(self().shape(), numel()));
    }
    return self().storage().get(self().layout().offset());
  }

  /// One number, by its index along each axis.
  ///
  /// @param index one index for each axis; −1 is the last
  /// @return the number
  /// @throws ShapeException if there is no such place
  default double at(int... index) {
    Live.reading(self(), "at(…)");
    return self().storage().get(self().layout().place(index));
  }

  /// All numbers in reading order, last axis fastest.
  ///
  /// @return a fresh array
  default double[] toArray() {
    Live.reading(self(), "toArray()");
    var place = self().layout().placing();
    double[] numbers = new double[numel()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = self().storage().get(place.applyAsInt(k));
    }
    return numbers;
  }
}
