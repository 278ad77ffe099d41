package gradus.compile;

import gradus.tensor.Tensor;

/// Makes plans run somewhere. A plan says what is done; a lowering says how: which kernel does an
/// instruction, and where the slots lie.
@FunctionalInterface
public interface Lowering {
  /// Makes a plan ready to run.
  ///
  /// @param plan what is done
  /// @return what does it
  Executable lower(Plan plan);

  /// A plan that is ready to run, over and over.
  interface Executable {
    /// Takes an argument for the next run, which may read it where it lies.
    ///
    /// @param input which argument
    /// @param argument of the shape and type that the plan was made for
    void take(int input, Tensor argument);

    /// Runs the plan once.
    ///
    /// @param result where the result goes: contiguous, and none of the tensors that the plan reads
    /// @return false if an [Instruction.OnlyIf] ended the run
    boolean run(Tensor result);

    /// As [#run(Tensor)], and notes how long each instruction takes.
    ///
    /// @param result where the result goes
    /// @param nanos gets the time of each instruction in nanoseconds
    /// @return false if an [Instruction.OnlyIf] ended the run
    boolean run(Tensor result, long[] nanos);
  }
}
