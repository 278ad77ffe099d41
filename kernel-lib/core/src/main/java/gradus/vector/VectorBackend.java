package gradus.vector;

import gradus.tensor.Backend;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Conv2d;
import gradus.tensor.DType;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.List;

/// Arithmetic by vector instructions. What is not overridden here runs as the specification says.
public final class VectorBackend implements Backend {
  /// How many `float32` numbers one instruction takes.
  static final int LANES = Width.HERE.lanes;

  /// The backend, on the widest vectors of this machine.
  public VectorBackend() {}

  @Override
  public String name() {
    return "vectors of %d float32 numbers".formatted(LANES);
  }

  @Override
  public void unary(Unary op, Tensor x, Tensor out) {
    if (!Elementwise.unary(op, x, out)) {
      Backend.super.unary(op, x, out);
    }
  }

  @Override
  public void binary(Binary op, Tensor a, Tensor b, Tensor out) {
    if (!Elementwise.binary(op, a, b, out)) {
      Backend.super.binary(op, a, b, out);
    }
  }

  @Override
  public void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
    if (!Elementwise.where(condition, a, b, out)) {
      Backend.super.where(condition, a, b, out);
    }
  }

  @Override
  public Chain.Fused fuse(Chain chain, List<Tensor> in, List<Tensor> out) {
    Chain.Fused fused = Elementwise.fuse(chain, in, out);
    return fused == null ? Backend.super.fuse(chain, in, out) : fused;
  }

  @Override
  public void matmul(Tensor a, Tensor b, Tensor out) {
    if (areFloats(a, b, out)) {
      Products.multiply(Gemm.widest(), a, b, out);
    } else {
      Backend.super.matmul(a, b, out);
    }
  }

  @Override
  public void conv2d(Conv2d op, Tensor x, Tensor w, Tensor y) {
    if (areFloats(x, w, y)) {
      Convolution.run(Tile.widest(), op, x, w, y);
    } else {
      Backend.super.conv2d(op, x, w, y);
    }
  }

  @Override
  public void poolPlaces(PoolPlaces op, Tensor x, Tensor out) {
    if (areFloats(x, x, out)) {
      Pooling.places(op, x, out);
    } else {
      Backend.super.poolPlaces(op, x, out);
    }
  }

  private static boolean areFloats(Tensor a, Tensor b, Tensor c) {
    return a.dtype() == DType.FLOAT32 && b.dtype() == DType.FLOAT32 && c.dtype() == DType.FLOAT32;
  }
}
