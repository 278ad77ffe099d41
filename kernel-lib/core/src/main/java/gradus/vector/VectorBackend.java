package gradus.vector;

import gradus.tensor.Backend;
import gradus.tensor.Conv2d;
import gradus.tensor.DType;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Tensor;
import jdk.incubator.vector.FloatVector;

/// Arithmetic by vector instructions. What is not overridden here runs as the specification says.
public final class VectorBackend implements Backend {
  /// How many `float32` numbers one instruction takes on this machine.
  static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  /// The backend, on the widest vectors of this machine.
  public VectorBackend() {}

  @Override
  public String name() {
    return "vectors of %d float32 numbers".formatted(LANES);
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
