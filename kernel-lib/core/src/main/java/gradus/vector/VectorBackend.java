package gradus.vector;

import gradus.tensor.Backend;
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
    if (Products.handles(a, b, out)) {
      Products.multiply(Gemm.widest(), a, b, out);
    } else {
      Backend.super.matmul(a, b, out);
    }
  }
}
