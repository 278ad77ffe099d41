package gradus.tensor;

import java.util.Arrays;
import java.util.List;

/// The matrix product: number (i, j) of the result is row i of the left times column j of the
/// right.
///
/// (…, m, k) times (…, k, n) gives (…, m, n); leading axes are broadcast. A transposed input is a
/// view and is never copied.
public record MatMul() implements Op {
  static final MatMul OP = new MatMul();

  /// Rows of fewer numbers do not fill vectors.
  private static final int SHORT = 32;

  @Override
  public String label() {
    return "matmul";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape a = in.get(0).shape();
    Shape b = in.get(1).shape();
    if (a.rank() < 2 || b.rank() < 2) {
      throw new ShapeException(
          "cannot matmul %s and %s: both must have rows and columns, so at least two axes."
              .formatted(a, b));
    }
    if (a.size(-1) != b.size(-2)) {
      throw new ShapeException(
          "cannot matmul %s and %s: the columns of the left (%d) must equal the rows of the right (%d).%s"
              .formatted(a, b, a.size(-1), b.size(-2), hint(a, b)));
    }
    if (a.rank() == 2 && b.rank() == 2) {
      return Shape.of(a.size(0), b.size(1));
    }
    int[] batch = Shape.broadcast("matmul", leading(a), leading(b)).toArray();
    int[] sizes = Arrays.copyOf(batch, batch.length + 2);
    sizes[batch.length] = a.size(-2);
    sizes[batch.length + 1] = b.size(-1);
    return Shape.of(sizes);
  }

  private static String hint(Shape a, Shape b) {
    if (a.size(-1) == b.size(-1)) {
      return "\nDid you mean a.matmul(b.transpose())?";
    }
    if (a.size(-2) == b.size(-2)) {
      return "\nDid you mean a.transpose().matmul(b)?";
    }
    return a.size(-2) == b.size(-1) ? "\nDid you mean b.matmul(a)?" : "";
  }

  private static Shape leading(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    Tensor a = in.get(0);
    Tensor b = in.get(1);
    Shape c = out.shape();
    if (c.rank() > 2) {
      a = a.stretch(c.with(-1, a.size(-1)));
      b = b.stretch(c.with(-2, b.size(-2)));
    }
    backend.matmul(a, b, out);
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor a = in.get(0);
    Tensor b = in.get(1);
    if (i == 0) {
      return g.matmul(b.transpose());
    }
    // (A B)ᵀ = Bᵀ Aᵀ: the gradient of a weight that was used transposed shall lie in memory as the
    // weight does, or whoever reads it next walks down its columns. The bits are the same.
    boolean turned = a.rank() == 2 && isTransposed(b.layout());
    return turned && (a.size(1) >= SHORT || a.size(1) >= g.size(1))
        ? g.transpose().matmul(a).transpose()
        : a.transpose().matmul(g);
  }

  private static boolean isTransposed(Layout layout) {
    return layout.shape().rank() == 2
        && layout.stride(0) == 1
        && layout.stride(1) == layout.shape().size(0);
  }
}
