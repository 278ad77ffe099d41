package gradus.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same numbers in another shape or order.
public sealed interface Views permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// The same numbers in reading order under another shape. One size may be −1: it is worked out.
  ///
  /// @param sizes the new sizes
  /// @return a tensor of the new shape
  /// @throws ShapeException if the new shape does not hold as many numbers
  default Tensor reshape(int... sizes) {
    Tensor x = self();
    int[] full = sizes.clone();
    int known = 1;
    int open = -1;
    for (int axis = 0; axis < full.length; axis++) {
      if (full[axis] == -1 && open == -1) {
        open = axis;
      } else {
        known *= full[axis];
      }
    }
    if (open >= 0) {
      full[open] = known == 0 ? 0 : x.numel() / known;
    }
    if (known < 0 || Shape.of(full).numel() != x.numel()) {
      throw new ShapeException(
          "cannot reshape %s to %s: a reshape keeps every number, and there are %d of them."
              .formatted(x.shape(), sizes.length == 0 ? "()" : brackets(sizes), x.numel()));
    }
    return reshape(Shape.of(full));
  }

  /// The same numbers in reading order under another shape of as many numbers.
  ///
  /// @param shape the new shape
  /// @return a tensor of that shape
  /// @throws ShapeException if it does not hold as many numbers
  default Tensor reshape(Shape shape) {
    Tensor x = self();
    if (shape.numel() != x.numel()) {
      return reshape(shape.toArray());
    }
    if (shape.equals(x.shape())) {
      return x;
    }
    Tensor gapless = x.layout().canReshape(shape) ? x : x.contiguous();
    return Tensor.apply(new View.Reshape(shape), gapless);
  }

  private static String brackets(int[] sizes) {
    return Arrays.toString(sizes).replace('[', '(').replace(']', ')');
  }

  /// All numbers in one row.
  ///
  /// @return a vector
  default Tensor flatten() {
    return reshape(-1);
  }

  /// Rows become columns: the last two axes change places.
  ///
  /// @return the transpose
  /// @throws ShapeException if there are fewer than two axes
  default Tensor transpose() {
    Tensor x = self();
    if (x.rank() < 2) {
      throw new ShapeException(
          "cannot transpose %s: it has no rows and columns to swap. For a column, try .reshape(-1, 1)."
              .formatted(x.shape()));
    }
    return transpose(-2, -1);
  }

  /// Two axes change places.
  ///
  /// @param first one axis; −1 is the last
  /// @param second the other
  /// @return a view
  default Tensor transpose(int first, int second) {
    Shape shape = self().shape();
    int a = shape.axis(first);
    int b = shape.axis(second);
    if (shape.rank() == 2 && a != b) {
      return Tensor.apply(View.Permute.TRANSPOSE, self());
    }
    int[] order = new int[shape.rank()];
    for (int axis = 0; axis < order.length; axis++) {
      order[axis] = axis == a ? b : axis == b ? a : axis;
    }
    return permute(order);
  }

  /// The axes in another order.
  ///
  /// @param order each axis once: axis k of the result is axis `order[k]` of this tensor
  /// @return a view
  /// @throws ShapeException if an axis is missing or named twice
  default Tensor permute(int... order) {
    Shape shape = self().shape();
    var axes = new ArrayList<Integer>(order.length);
    for (int axis : order) {
      axes.add(shape.axis(axis));
    }
    if (axes.size() != shape.rank() || !axes.containsAll(shape.axes())) {
      throw new ShapeException(
          "cannot permute %s by %s: each of the %d axes must be named once."
              .formatted(shape, Arrays.toString(order), shape.rank()));
    }
    return Tensor.apply(new View.Permute(List.copyOf(axes)), self());
  }

  /// Stretches axes of size 1, and adds axes in front, without copying.
  ///
  /// @param shape the shape to stretch to
  /// @return a view
  /// @throws ShapeException if this shape cannot be stretched to it
  default Tensor broadcastTo(Shape shape) {
    Tensor x = self();
    if (x.shape().equals(shape)) {
      return x;
    }
    if (!Shape.broadcast("broadcast", x.shape(), shape).equals(shape)) {
      throw new ShapeException(
          "cannot stretch %s to %s: only axes of size 1 can be stretched, and none can go away."
              .formatted(x.shape(), shape));
    }
    return Tensor.apply(new View.Expand(shape), x);
  }

  /// The reverse of broadcasting: sums over every axis that was stretched.
  ///
  /// @param shape the shape before broadcasting
  /// @return a tensor of that shape
  default Tensor sumTo(Shape shape) {
    Tensor x = self();
    if (x.shape().equals(shape)) {
      return x;
    }
    int extra = x.rank() - shape.rank();
    int[] axes = new int[x.rank()];
    int count = 0;
    for (int axis = 0; axis < axes.length; axis++) {
      if (axis < extra || shape.size(axis - extra) != x.size(axis)) {
        axes[count++] = axis;
      }
    }
    int[] stretched = Arrays.copyOf(axes, count);
    return (stretched.length == 0 ? x : x.sum(stretched)).reshape(shape);
  }

  /// A new axis of size 1.
  ///
  /// @param axis where it goes; −1 puts it last
  /// @return a view with one more axis
  default Tensor unsqueeze(int axis) {
    Shape shape = self().shape();
    int place = Shape.of(new int[shape.rank() + 1]).axis(axis);
    int[] sizes = new int[shape.rank() + 1];
    for (int a = 0; a < sizes.length; a++) {
      sizes[a] = a < place ? shape.size(a) : a == place ? 1 : shape.size(a - 1);
    }
    return reshape(Shape.of(sizes));
  }

  /// Takes away an axis of size 1.
  ///
  /// @param axis the axis; −1 is the last
  /// @return a view with one axis less
  /// @throws ShapeException if its size is not 1
  default Tensor squeeze(int axis) {
    Shape shape = self().shape();
    if (shape.size(axis) != 1) {
      throw new ShapeException(
          "cannot squeeze axis %d of %s: its size is %d, and only an axis of size 1 can go."
              .formatted(axis, shape, shape.size(axis)));
    }
    return reshape(shape.reduce(List.of(shape.axis(axis)), false));
  }

  /// The numbers in reverse along some axes, without copying.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @return a view
  default Tensor flip(int... axes) {
    Tensor flipped = self();
    for (int axis : flipped.shape().axes(axes)) {
      flipped = Tensor.apply(new View.Flip(axis), flipped);
    }
    return flipped;
  }

  /// The same numbers, cut off from the graph: no gradient flows through.
  ///
  /// @return a view that requires no gradient
  default Tensor detach() {
    return Tensor.apply(new View.Detach(), self());
  }

  /// The same numbers in another type.
  ///
  /// @param type the type
  /// @return this tensor if it has that type already, else a rounded copy
  default Tensor to(DType type) {
    return self().dtype() == type ? self() : Tensor.apply(new Convert(type), self());
  }

  /// A copy whose numbers lie row after row without gaps.
  ///
  /// @return the copy
  default Tensor contiguous() {
    return Tensor.apply(new Convert(self().dtype()), self());
  }
}
