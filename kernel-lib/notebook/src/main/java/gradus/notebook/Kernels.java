package gradus.notebook;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/// Finds the kernel in whose notebook this code runs.
final class Kernels {
  private Kernels() {}

  /// The kernel, or null in a plain program.
  static @Nullable BaseKernel here() {
    try {
      return BaseKernel.notebookKernel();
    } catch (NullPointerException e) { // JJava's way to say that there is none
      return null;
    }
  }
}
