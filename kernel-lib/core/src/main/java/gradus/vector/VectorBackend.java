package gradus.vector;

import gradus.tensor.Backend;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Conv2d;
import gradus.tensor.DType;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Reduce;
import gradus.tensor.Softmax;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public void chain(Chain chain, List<Tensor> in, Tensor out) {
    if (!Elementwise.chain(chain, in, out)) {
      Backend.super.chain(chain, in, out);
    }
  }

  @Override
  public void reduce(Reduce.Kind kind, Tensor x, Tensor out) {
    if (!Reductions.reduce(kind, x, out)) {
      Backend.super.reduce(kind, x, out);
    }
  }

  @Override
  public void cumulativeSum(Tensor x, int axis, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Slices.cumulativeSum(x, axis, out);
    } else {
      Backend.super.cumulativeSum(x, axis, out);
    }
  }

  @Override
  public void softmax(Softmax op, Tensor x, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Shares.softmax(op, x, out);
    } else {
      Backend.super.softmax(op, x, out);
    }
  }

  @Override
  public Runnable crossEntropy(
      Tensor logits, Tensor target, @Nullable Tensor losses, @Nullable Tensor slopes) {
    return logits.dtype() == DType.FLOAT32
        ? new CrossEntropyRows(logits, target, losses, slopes)
        : Backend.super.crossEntropy(logits, target, losses, slopes);
  }

  @Override
  public void copy(Tensor x, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Copies.copy(x, out);
    } else {
      Backend.super.copy(x, out);
    }
  }

  @Override
  public void select(Tensor x, int axis, List<Integer> indices, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Slices.select(x, axis, indices, out);
    } else {
      Backend.super.select(x, axis, indices, out);
    }
  }

  @Override
  public void scatter(Tensor x, int axis, List<Integer> indices, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Slices.scatter(x, axis, indices, out);
    } else {
      Backend.super.scatter(x, axis, indices, out);
    }
  }

  @Override
  public void gather(Tensor x, int axis, Tensor index, Tensor out) {
    if (Elementwise.areFloats(x, out)) {
      Slices.gather(x, axis, index, out);
    } else {
      Backend.super.gather(x, axis, index, out);
    }
  }

  @Override
  public void scatterAdd(Tensor x, int axis, Tensor index, Tensor source, Tensor out) {
    if (Elementwise.areFloats(x, out) && Elementwise.areFloats(source, out)) {
      Slices.scatterAdd(x, axis, index, source, out);
    } else {
      Backend.super.scatterAdd(x, axis, index, source, out);
    }
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
  public Runnable matmul(Tensor a, Tensor b, Tensor out, Chain.Fused epilogue) {
    if (!areFloats(a, b, out) || !(epilogue instanceof FusedChain chain) || !chain.isByRows()) {
      return Backend.super.matmul(a, b, out, epilogue);
    }
    return () -> {
      chain.copyInputs();
      Products.multiply(Gemm.widest(), a, b, out, chain);
    };
  }

  @Override
  public Runnable conv2d(Conv2d op, Tensor x, Tensor w, Tensor y) {
    return areFloats(x, w, y)
        ? Convolution.tie(Tile.widest(), op, x, w, y)
        : Backend.super.conv2d(op, x, w, y);
  }

  @Override
  public Runnable poolPlaces(PoolPlaces op, Tensor x, Tensor out) {
    return Elementwise.areFloats(x, out)
        ? new Pooling(op, x, out)
        : Backend.super.poolPlaces(op, x, out);
  }

  private static boolean areFloats(Tensor a, Tensor b, Tensor c) {
    return a.dtype() == DType.FLOAT32 && b.dtype() == DType.FLOAT32 && c.dtype() == DType.FLOAT32;
  }
}
