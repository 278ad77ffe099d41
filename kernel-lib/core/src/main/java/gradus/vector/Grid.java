package gradus.vector;

import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// The `float32` numbers of a tensor with four axes, such as images or filters, and where they lie.
///
/// @param numbers the storage
/// @param from where the first lies
/// @param sizes how many lie along each axis
/// @param strides how far apart neighbors along each axis lie
record Grid(float[] numbers, int from, int[] sizes, int[] strides) {
  static Grid of(Tensor x) {
    int[] strides = new int[4];
    for (int axis = 0; axis < 4; axis++) {
      strides[axis] = x.layout().stride(axis);
    }
    float[] numbers = ((Storage.Floats) x.storage()).array();
    return new Grid(numbers, x.layout().offset(), x.shape().toArray(), strides);
  }

  int size(int axis) {
    return sizes[axis];
  }

  /// Where the first number of a plane lies.
  int plane(int n, int channel) {
    return from + n * strides[0] + channel * strides[1];
  }

  int place(int n, int channel, int row, int column) {
    return plane(n, channel) + row * strides[2] + column * strides[3];
  }
}
