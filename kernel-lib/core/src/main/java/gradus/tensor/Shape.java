package gradus.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How many numbers a tensor has along each axis: `(4, 2)` is 4 rows of 2, `()` is a single number.
///
/// A shape never changes.
public final class Shape {
  private static final Shape NUMBER = new Shape(new int[0], 1);

  private final int[] sizes;
  private final int numel;

  /// The layout of fresh tensors, made once: most results have the very shape of an input.
  private @Nullable Layout rowMajor;

  private Shape(int[] sizes, int numel) {
    this.sizes = sizes;
    this.numel = numel;
  }

  /// A shape from its sizes, first axis first.
  ///
  /// @param sizes one size for each axis; none for a single number
  /// @return the shape
  /// @throws ShapeException if a size is negative, or if there would be more than 2³¹ − 1 numbers
  public static Shape of(int... sizes) {
    if (sizes.length == 0) {
      return NUMBER;
    }
    long count = 1;
    for (int size : sizes) {
      if (size < 0) {
        throw new ShapeException(
            "a shape cannot have the size %d: sizes are 0 or more.".formatted(size));
      }
      count *= size;
      if (count > Integer.MAX_VALUE) {
        throw new ShapeException(
            "the shape %s holds more than %,d numbers, the most that one tensor can have."
                .formatted(new Shape(sizes, 0), Integer.MAX_VALUE));
      }
    }
    return new Shape(sizes.clone(), (int) count);
  }

  /// The number of axes: 0 for a single number, 1 for a vector, 2 for a matrix.
  ///
  /// @return the rank
  public int rank() {
    return sizes.length;
  }

  /// The size along one axis.
  ///
  /// @param axis the axis; −1 is the last
  /// @return how many numbers lie along it
  /// @throws ShapeException if there is no such axis
  public int size(int axis) {
    return sizes[axis(axis)];
  }

  /// How many numbers a tensor of this shape has: the product of the sizes, 1 for `()`.
  ///
  /// @return the count
  public int numel() {
    return numel;
  }

  /// The sizes, first axis first.
  ///
  /// @return a fresh array
  public int[] toArray() {
    return sizes.clone();
  }

  /// Turns an axis that may count from the end into one that counts from the start.
  ///
  /// @param axis from −rank to rank − 1
  /// @return the axis, from 0 to rank − 1
  /// @throws ShapeException if there is no such axis
  public int axis(int axis) {
    int rank = rank();
    if (axis < -rank || axis >= rank) {
      throw new ShapeException(
          rank == 0
              ? "there is no axis %d: the shape () is a single number and has no axes."
                  .formatted(axis)
              : "there is no axis %d in the shape %s: axes go from 0 to %d, or from -1 (the last) to %d."
                  .formatted(axis, this, rank - 1, -rank));
    }
    return axis < 0 ? axis + rank : axis;
  }

  /// Turns axes that may count from the end into sorted axes that count from the start; none means
  /// all.
  List<Integer> axes(int... axes) {
    if (axes.length == 1) {
      return List.of(axis(axes[0]));
    }
    Integer[] sorted = new Integer[axes.length == 0 ? rank() : axes.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = axes.length == 0 ? i : axis(axes[i]);
    }
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].equals(sorted[i - 1])) {
        throw new ShapeException(
            "axis %d is named twice in %s.".formatted(sorted[i], Arrays.toString(axes)));
      }
    }
    return List.of(sorted);
  }

  /// How many numbers lie along some axes together; none means all.
  int count(int... axes) {
    return axes(axes).stream().mapToInt(this::size).reduce(1, (a, b) -> a * b);
  }

  /// The shape with the size of one axis replaced.
  Shape with(int axis, int size) {
    int[] changed = sizes.clone();
    changed[axis(axis)] = size;
    return of(changed);
  }

  /// The shape after some axes were reduced: they go, or stay with size 1.
  Shape reduce(List<Integer> axes, boolean keepAxes) {
    int[] left = new int[keepAxes ? rank() : rank() - axes.size()];
    int count = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      boolean reduced = axes.contains(axis);
      if (keepAxes || !reduced) {
        left[count++] = reduced ? 1 : sizes[axis];
      }
    }
    return of(left);
  }

  /// The shape that two tensors have together when each is stretched to fit the other.
  ///
  /// Axes line up from the right; two sizes fit when they are equal or one of them is 1.
  ///
  /// @param verb what was to be done, for the error: `add`, `multiply`
  /// @param a the left shape
  /// @param b the right shape
  /// @return the common shape
  /// @throws ShapeException if they do not fit
  public static Shape broadcast(String verb, Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    if (a.sizes.length == 0) {
      return b;
    }
    if (b.sizes.length == 0) {
      return a;
    }
    int[] sizes = new int[rank];
    for (int fromRight = 1; fromRight <= rank; fromRight++) {
      int left = fromRight <= a.rank() ? a.sizes[a.rank() - fromRight] : 1;
      int right = fromRight <= b.rank() ? b.sizes[b.rank() - fromRight] : 1;
      if (left != right && left != 1 && right != 1) {
        throw new ShapeException(
            ("cannot %s %s and %s: counted from the right, axis -%d is %d on the left and %d on the"
                    + " right.\nAxes line up from the right and must be equal, or one of them must be 1.%s")
                .formatted(verb, a, b, fromRight, left, right, columnHint(a, b)));
      }
      sizes[rank - fromRight] = left == 1 ? right : left;
    }
    return of(sizes);
  }

  /// The usual slip: one number for each row, meant as a column.
  private static String columnHint(Shape a, Shape b) {
    if (a.rank() == 2 && b.rank() == 1 && a.sizes[0] == b.sizes[0]) {
      return "\nOne number for each row? Then make the right one a column: .reshape(%d, 1)."
          .formatted(b.sizes[0]);
    }
    if (b.rank() == 2 && a.rank() == 1 && b.sizes[0] == a.sizes[0]) {
      return "\nOne number for each row? Then make the left one a column: .reshape(%d, 1)."
          .formatted(a.sizes[0]);
    }
    return "";
  }

  /// Row after row without gaps, from the start of a storage.
  Layout rowMajor() {
    // Two threads may both make it; their layouts are equal.
    if (rowMajor == null) {
      rowMajor = Layout.ofRows(this);
    }
    return rowMajor;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof Shape that && Arrays.equals(sizes, that.sizes));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /// Such as `(4, 2)`.
  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
