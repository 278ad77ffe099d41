package gradus.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parts of a tensor, picked by their place, and numbers put in place.
public sealed interface Parts permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// The part at one index of the first axis: row i of a matrix.
  ///
  /// @param i the index; −1 is the last
  /// @return a view with one axis less
  /// @throws ShapeException if there is no such index
  default Tensor get(int i) {
    Tensor x = self();
    if (x.rank() == 0) {
      throw new ShapeException("a single number has no part %d; read it with item().".formatted(i));
    }
    int index = x.layout().index(0, i);
    return slice(0, index, index + 1).squeeze(0);
  }

  /// The numbers from one index up to, but not including, another.
  ///
  /// @param axis the axis; −1 is the last
  /// @param from the first index
  /// @param to one past the last index
  /// @return a view
  /// @throws ShapeException if the range does not lie within the axis
  default Tensor slice(int axis, int from, int to) {
    Shape shape = self().shape();
    if (from < 0 || to < from || to > shape.size(axis)) {
      throw new ShapeException(
          "cannot slice %d to %d of axis %d of %s: it must hold that 0 ≤ from ≤ to ≤ %d."
              .formatted(from, to, axis, shape, shape.size(axis)));
    }
    return Tensor.apply(new View.Slice(shape.axis(axis), from, to), self());
  }

  /// The slices at the given indices, in that order; an index may come more than once.
  ///
  /// @param axis along which the slices lie; −1 is the last
  /// @param indices which slices; −1 is the last
  /// @return a copy
  /// @throws ShapeException if there is no such index
  default Tensor select(int axis, int... indices) {
    Tensor x = self();
    int along = x.shape().axis(axis);
    List<Integer> checked =
        Arrays.stream(indices).map(i -> x.layout().index(along, i)).boxed().toList();
    return Tensor.apply(new Indexing.Select(along, checked), x);
  }

  /// The slices that a tensor of indices names, in that order; an index may come more than once.
  ///
  /// ```java
  /// var rows = arange(0, 6).reshape(3, 2);
  /// rows.indexSelect(0, tensor(2, 0, 2));   // [[4, 5], [0, 1], [4, 5]]
  /// ```
  ///
  /// @param axis along which the slices lie; −1 is the last
  /// @param indices a vector of whole numbers from 0 to the size of the axis − 1
  /// @return a copy
  /// @throws ShapeException if the indices are no vector
  /// @throws IllegalArgumentException if an index is none
  default Tensor indexSelect(int axis, Tensor indices) {
    Tensor x = self();
    if (indices.rank() != 1) {
      throw new ShapeException(
          "indexSelect needs a vector of indices; these have shape %s. To look up rows by indices of any shape, use embedding."
              .formatted(indices.shape()));
    }
    int along = x.shape().axis(axis);
    int[] column = new int[x.rank()];
    Arrays.fill(column, 1);
    column[along] = indices.numel();
    Shape wanted = x.shape().with(along, indices.numel());
    return x.gather(along, indices.reshape(column).broadcastTo(wanted));
  }

  /// The rows of this table that a tensor of indices names, as when words are looked up by number:
  /// indices of shape (…) in a table (n, d) give (…, d).
  ///
  /// ```java
  /// var words = randn(1000, 16).requiresGrad();
  /// words.embedding(tensor(3, 14, 15).reshape(1, 3));   // shape (1, 3, 16)
  /// ```
  ///
  /// @param indices whole numbers from 0 to n − 1, of any shape
  /// @return the rows
  /// @throws ShapeException if this is no matrix
  /// @throws IllegalArgumentException if an index is none
  default Tensor embedding(Tensor indices) {
    Tensor table = self();
    if (table.rank() != 2) {
      throw new ShapeException(
          "embedding looks up rows of a table (rows, columns); this has shape %s."
              .formatted(table.shape()));
    }
    int[] sizes = Arrays.copyOf(indices.shape().toArray(), indices.rank() + 1);
    sizes[indices.rank()] = table.size(1);
    return table.indexSelect(0, indices.flatten()).reshape(Shape.of(sizes));
  }

  /// Each number from its own index along an axis: out\[i, j\] = x\[i, index\[i, j\]\] on axis 1.
  ///
  /// ```java
  /// var scores = tensor(1, 5, 2,  7, 0, 3).reshape(2, 3);
  /// scores.gather(1, tensor(1, 2).reshape(2, 1));   // [[5], [3]]
  /// ```
  ///
  /// @param axis the axis; −1 is the last
  /// @param index whole numbers from 0 to the size of the axis − 1, with as many axes as this
  ///   tensor; along the other axes no larger than it
  /// @return the numbers, in the shape of the index
  /// @throws ShapeException if the shapes do not belong together
  /// @throws IllegalArgumentException if an index is none
  default Tensor gather(int axis, Tensor index) {
    Tensor x = self();
    return Tensor.apply(new Indexing.Gather(x.shape().axis(axis)), x, index);
  }

  /// This tensor with numbers added, each at its own index along an axis: on axis 1, out\[i,
  /// index\[i, j\]\] += source\[i, j\]. Numbers that meet are summed.
  ///
  /// ```java
  /// zeros(3).scatterAdd(0, tensor(2, 0, 2), tensor(1, 10, 100));   // [10, 0, 101]
  /// ```
  ///
  /// @param axis the axis; −1 is the last
  /// @param index as in [#gather]
  /// @param source what is added, of the shape of the index
  /// @return a tensor of the shape of this one
  /// @throws ShapeException if the shapes do not belong together
  /// @throws IllegalArgumentException if an index is none
  default Tensor scatterAdd(int axis, Tensor index, Tensor source) {
    Tensor x = self();
    return Tensor.apply(new Indexing.ScatterAdd(x.shape().axis(axis)), x, index, source);
  }

  /// Pieces along an axis. One size: pieces of that size, of which the last may be smaller.
  /// Several: pieces of those sizes.
  ///
  /// ```java
  /// arange(5).split(0, 2);      // [0, 1] [2, 3] [4]
  /// arange(5).split(0, 4, 1);   // [0, 1, 2, 3] [4]
  /// ```
  ///
  /// @param axis the axis; −1 is the last
  /// @param sizes the size of the pieces
  /// @return views, which [Joining#concat] puts together again
  /// @throws ShapeException if several sizes do not add up to the axis, or if one is not positive
  default List<Tensor> split(int axis, int... sizes) {
    Tensor x = self();
    int size = x.size(axis);
    if (sizes.length == 1 && sizes[0] < 1) {
      throw new ShapeException(
          "cannot split %s into pieces of %d: a piece has at least 1."
              .formatted(x.shape(), sizes[0]));
    }
    int[] pieces = sizes.length == 1 ? equalPieces(size, sizes[0]) : sizes;
    if (Arrays.stream(pieces).sum() != size || Arrays.stream(pieces).anyMatch(s -> s < 0)) {
      throw new ShapeException(
          "cannot split axis %d of %s into %s: the pieces must add up to %d."
              .formatted(axis, x.shape(), Arrays.toString(sizes), size));
    }
    var parts = new ArrayList<Tensor>();
    int from = 0;
    for (int piece : pieces) {
      parts.add(x.slice(axis, from, from + piece));
      from += piece;
    }
    return List.copyOf(parts);
  }

  private static int[] equalPieces(int size, int piece) {
    int[] pieces = new int[Math.max(1, Math.ceilDiv(size, piece))];
    Arrays.fill(pieces, piece);
    pieces[pieces.length - 1] = size - piece * (pieces.length - 1);
    return pieces;
  }

  /// So many equal pieces along an axis. Where they cannot be equal the last is smaller, and there
  /// may be fewer, as in PyTorch.
  ///
  /// @param axis the axis; −1 is the last
  /// @param count how many pieces, at least 1
  /// @return views
  /// @throws ShapeException if the count is not positive
  default List<Tensor> chunk(int axis, int count) {
    if (count < 1) {
      throw new ShapeException(
          "cannot cut %s into %d pieces: there must be at least 1."
              .formatted(self().shape(), count));
    }
    return split(axis, Math.max(1, Math.ceilDiv(self().size(axis), count)));
  }

  /// Zeros put before and after the numbers of an axis.
  ///
  /// @param axis the axis; −1 is the last
  /// @param before how many go before index 0
  /// @param after how many follow the last index
  /// @return a copy with a longer axis
  /// @throws ShapeException if a count is negative
  default Tensor pad(int axis, int before, int after) {
    return pad(axis, before, after, 0);
  }

  /// One number put before and after the numbers of an axis, over and over.
  ///
  /// ```java
  /// tensor(1, 2).pad(0, 1, 2, 9);   // [9, 1, 2, 9, 9]
  /// ```
  ///
  /// @param axis the axis; −1 is the last
  /// @param before how many go before index 0
  /// @param after how many follow the last index
  /// @param value the number
  /// @return a copy with a longer axis
  /// @throws ShapeException if a count is negative
  default Tensor pad(int axis, int before, int after, double value) {
    Tensor x = self();
    if (before < 0 || after < 0) {
      throw new ShapeException(
          "cannot pad by %d and %d: both must be 0 or more. To take numbers away, use slice."
              .formatted(before, after));
    }
    Tensor one = Tensors.full(Shape.of(), x.dtype(), value);
    return Joining.concat(
        axis,
        one.broadcastTo(x.shape().with(axis, before)),
        x,
        one.broadcastTo(x.shape().with(axis, after)));
  }
}
