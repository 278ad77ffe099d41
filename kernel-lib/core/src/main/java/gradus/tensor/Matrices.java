package gradus.tensor;

/// Products of matrices and vectors.
public sealed interface Matrices permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// The matrix product. (m, k) times (k, n) gives (m, n).
  ///
  /// A vector on the left counts as one row, on the right as one column, and that axis goes again.
  /// Leading axes are batches and are broadcast.
  ///
  /// @param b the right factor
  /// @return the product
  /// @throws ShapeException if the columns of this differ from the rows of `b`
  default Tensor matmul(Tensor b) {
    Tensor a = self();
    if (a.rank() == 0 || b.rank() == 0) {
      throw new ShapeException(
          "cannot matmul %s and %s: a single number is no matrix. Did you mean a.times(b)?"
              .formatted(a.shape(), b.shape()));
    }
    if (a.rank() >= 2 && b.rank() >= 2) {
      return Tensor.apply(MatMul.OP, a, b);
    }
    if (a.rank() == 1 && b.rank() == 1) {
      return dot(b);
    }
    return a.rank() == 1
        ? Tensor.apply(MatMul.OP, a.unsqueeze(0), b).squeeze(-2)
        : Tensor.apply(MatMul.OP, a, b.unsqueeze(1)).squeeze(-1);
  }

  /// The dot product of two vectors: Σ aᵢ bᵢ.
  ///
  /// @param b the other vector
  /// @return a single number
  /// @throws ShapeException unless both are vectors of the same length
  default Tensor dot(Tensor b) {
    Tensor a = self();
    if (a.rank() != 1 || !a.shape().equals(b.shape())) {
      throw new ShapeException(
          "cannot take the dot product of %s and %s: both must be vectors of the same length."
              .formatted(a.shape(), b.shape()));
    }
    return a.times(b).sum();
  }

  /// Every product of a number of this vector with a number of the other: (m) and (n) give (m, n).
  ///
  /// @param b the other vector
  /// @return the table of products
  /// @throws ShapeException unless both are vectors
  default Tensor outer(Tensor b) {
    Tensor a = self();
    if (a.rank() != 1 || b.rank() != 1) {
      throw new ShapeException(
          "cannot take the outer product of %s and %s: both must be vectors."
              .formatted(a.shape(), b.shape()));
    }
    return a.unsqueeze(1).times(b.unsqueeze(0));
  }
}
