package gradus.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// Where a tensor's numbers lie in their storage: number (i, j, …) is at offset + i·stride₀ +
/// j·stride₁ + ….
///
/// A view changes the layout and leaves the storage alone: a transpose swaps two strides, a
/// stretched axis has the stride 0, a flipped one a negative stride. A layout never changes.
public final class Layout {
  private final Shape shape;
  private final int[] strides;
  private final int offset;
  private final boolean contiguous;

  private Layout(Shape shape, int[] strides, int offset) {
    this(shape, strides, offset, isRowMajor(shape, strides));
  }

  private Layout(Shape shape, int[] strides, int offset, boolean contiguous) {
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.contiguous = contiguous;
  }

  /// Row after row without gaps, from the start of the storage.
  ///
  /// @param shape the shape
  /// @return the layout of a fresh tensor
  public static Layout of(Shape shape) {
    return shape.rowMajor();
  }

  /// The same, made anew: a shape keeps the one that [#of] hands out.
  static Layout ofRows(Shape shape) {
    return new Layout(shape, rowMajor(shape), 0, true);
  }

  private static int[] rowMajor(Shape shape) {
    int[] strides = new int[shape.rank()];
    int step = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape.size(axis);
    }
    return strides;
  }

  private static boolean isRowMajor(Shape shape, int[] strides) {
    int step = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      // An axis of size 1 is never stepped along, so its stride says nothing.
      if (shape.size(axis) != 1 && strides[axis] != step) {
        return shape.numel() == 0;
      }
      step *= shape.size(axis);
    }
    return true;
  }

  /// The shape of the tensor.
  ///
  /// @return the shape
  public Shape shape() {
    return shape;
  }

  /// How far apart in the storage two neighbors along an axis lie.
  ///
  /// @param axis the axis; −1 is the last
  /// @return the distance; 0 where the axis is stretched, negative where it is flipped
  public int stride(int axis) {
    return strides[shape.axis(axis)];
  }

  /// Where the first number lies.
  ///
  /// @return its place in the storage
  public int offset() {
    return offset;
  }

  /// Whether the numbers lie row after row without gaps.
  ///
  /// @return whether number k, in reading order, is at offset + k
  public boolean isContiguous() {
    return contiguous;
  }

  /// The places of all numbers in reading order, last axis fastest.
  ///
  /// @return a fresh array with one place for each number
  public int[] places() {
    int[] places = new int[shape.numel()];
    if (contiguous) {
      Arrays.setAll(places, k -> offset + k);
      return places;
    }
    int[] index = new int[shape.rank()];
    int place = offset;
    for (int k = 0; k < places.length; k++) {
      places[k] = place;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        place += strides[axis];
        if (++index[axis] < shape.size(axis)) {
          break;
        }
        place -= strides[axis] * index[axis];
        index[axis] = 0;
      }
    }
    return places;
  }

  /// The place of number k in reading order, without an array of places where a formula will do.
  IntUnaryOperator placing() {
    if (contiguous) {
      return k -> offset + k;
    }
    if (Arrays.stream(strides).allMatch(stride -> stride == 0)) {
      return _ -> offset;
    }
    int[] places = places();
    return k -> places[k];
  }

  /// The same layout from another place of the storage on.
  ///
  /// @param offset where the first number lies
  /// @return the layout, moved
  public Layout from(int offset) {
    return new Layout(shape, strides, offset);
  }

  /// The place of one number.
  int place(int... index) {
    if (index.length != shape.rank()) {
      throw new ShapeException(
          "%s needs %d indices, one for each axis, and got %d: %s."
              .formatted(shape, shape.rank(), index.length, Arrays.toString(index)));
    }
    int place = offset;
    for (int axis = 0; axis < index.length; axis++) {
      place += strides[axis] * index(axis, index[axis]);
    }
    return place;
  }

  /// Checks an index along an axis; −1 is the last.
  int index(int axis, int i) {
    int size = shape.size(axis);
    if (i < -size || i >= size) {
      throw new ShapeException(
          size == 0
              ? "there is nothing at index %d of axis %d: the shape %s is empty."
                  .formatted(i, axis, shape)
              : "there is no index %d along axis %d of %s: it goes from 0 to %d, or from -1 (the last) to %d."
                  .formatted(i, axis, shape, size - 1, -size));
    }
    return i < 0 ? i + size : i;
  }

  // The views. Each keeps the storage.

  /// Whether a reshape needs no copy: nothing lies between the numbers, or only axes of size 1 come
  /// and go.
  boolean canReshape(Shape to) {
    return contiguous || Arrays.equals(longAxes(shape), longAxes(to));
  }

  private static int[] longAxes(Shape shape) {
    return Arrays.stream(shape.toArray()).filter(size -> size != 1).toArray();
  }

  Layout reshape(Shape to) {
    if (contiguous) {
      return offset == 0 ? of(to) : new Layout(to, rowMajor(to), offset, true);
    }
    int[] steps = new int[to.rank()];
    int from = 0;
    for (int axis = 0; axis < steps.length; axis++) {
      if (to.size(axis) != 1) {
        while (shape.size(from) == 1) {
          from++;
        }
        steps[axis] = strides[from++];
      }
    }
    return new Layout(to, steps, offset);
  }

  Layout permute(List<Integer> order) {
    int[] sizes = new int[order.size()];
    int[] steps = new int[order.size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.size(order.get(axis));
      steps[axis] = strides[order.get(axis)];
    }
    return new Layout(Shape.of(sizes), steps, offset);
  }

  Layout expand(Shape to) {
    int[] steps = new int[to.rank()];
    int missing = to.rank() - shape.rank();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean stretched = shape.size(axis) != to.size(axis + missing);
      steps[axis + missing] = stretched ? 0 : strides[axis];
    }
    return new Layout(to, steps, offset);
  }

  Layout slice(int axis, int from, int to) {
    return new Layout(
        shape.with(axis, to - from), strides.clone(), offset + from * strides[shape.axis(axis)]);
  }

  /// The place of index 0 of an axis for every number of a tensor of indices.
  Layout starts(int axis, Shape index) {
    int[] steps = strides.clone();
    steps[axis] = 0;
    return new Layout(index, steps, offset);
  }

  Layout flip(int axis) {
    int[] steps = strides.clone();
    steps[axis] = -strides[axis];
    return new Layout(shape, steps, offset + Math.max(0, shape.size(axis) - 1) * strides[axis]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that
        && shape.equals(that.shape)
        && Arrays.equals(strides, that.strides)
        && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Objects.hash(shape, Arrays.hashCode(strides), offset);
  }

  /// Such as `(4, 2) strides [2, 1] from 0`.
  @Override
  public String toString() {
    return "%s strides %s from %d".formatted(shape, Arrays.toString(strides), offset);
  }
}
