package gradus.vector;

import java.util.concurrent.ConcurrentHashMap;

/// The kernels of one program: one for each way in which its inputs lie along a row, made when it
/// is first needed.
final class KernelSet {
  private static final int SMALL = 3;

  private final Program program;
  private final @org.jspecify.annotations.Nullable Kernel[] few;
  private final ConcurrentHashMap<Long, Kernel> many = new ConcurrentHashMap<>();

  KernelSet(Program program) {
    this.program = program;
    this.few = new Kernel[program.inputs() <= SMALL ? 1 << program.inputs() : 0];
  }

  Program program() {
    return program;
  }

  /// The kernel for inputs of which each steps along a row or stays.
  ///
  /// @param stepping bit k says whether input k steps
  Kernel stepping(long stepping) {
    if (few.length == 0) {
      return many.computeIfAbsent(stepping, this::make);
    }
    Kernel kernel = few[(int) stepping];
    if (kernel == null) {
      // Two threads may both make one; they are alike.
      kernel = make(stepping);
      few[(int) stepping] = kernel;
    }
    return kernel;
  }

  private Kernel make(long stepping) {
    var steps = new boolean[program.inputs()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = (stepping >> k & 1) != 0;
    }
    return KernelWriter.kernel(program, Width.HERE, steps);
  }
}
