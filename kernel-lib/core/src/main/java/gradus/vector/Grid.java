package gradus.vector;

import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// The `float32` numbers of a tensor with four axes, such as images or filters, and where they lie.
final class Grid {
  /// The storage.
  final float[] numbers;

  private final int[] sizes;
  private final int from;
  private final int toChannel;
  private final int toBatch;

  /// How far apart neighbors down and along a plane lie.
  final int toRow;

  final int toColumn;

  Grid(Tensor x) {
    numbers = ((Storage.Floats) x.storage()).array();
    sizes = x.shape().toArray();
    from = x.layout().offset();
    toBatch = x.layout().stride(0);
    toChannel = x.layout().stride(1);
    toRow = x.layout().stride(2);
    toColumn = x.layout().stride(3);
  }

  /// How many numbers lie along an axis.
  int size(int axis) {
    return sizes[axis];
  }

  /// Where the first number of a plane lies.
  int plane(int n, int channel) {
    return from + n * toBatch + channel * toChannel;
  }

  /// One number.
  float at(int n, int channel, int row, int column) {
    return numbers[plane(n, channel) + row * toRow + column * toColumn];
  }
}
