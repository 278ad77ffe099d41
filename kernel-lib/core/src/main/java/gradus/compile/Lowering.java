package gradus.compile;

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
    /// Runs the plan once, on what lies in its input buffers.
    ///
    /// @return false if an [Instruction.OnlyIf] ended the run
    boolean run();

    /// The result of the last run.
    ///
    /// @return a copy
    gradus.tensor.Tensor result();
  }
}
