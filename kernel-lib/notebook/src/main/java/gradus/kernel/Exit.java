package gradus.kernel;

/// What a cell gets instead of `System.exit`: an explanation. The kernel, and all that it
/// remembers, stays.
@SuppressWarnings("DoNotCallSuggester") // only woven code calls these
public final class Exit {
  private Exit() {}

  /// Stands in for [System#exit].
  ///
  /// @param status what would have been the exit status
  public static void exit(int status) {
    throw refusal("System.exit(" + status + ")");
  }

  /// Stands in for [Runtime#exit].
  ///
  /// @param runtime ignored
  /// @param status what would have been the exit status
  public static void exit(Runtime runtime, int status) {
    throw refusal("Runtime.exit(" + status + ")");
  }

  /// Stands in for [Runtime#halt].
  ///
  /// @param runtime ignored
  /// @param status what would have been the exit status
  public static void halt(Runtime runtime, int status) {
    throw refusal("Runtime.halt(" + status + ")");
  }

  private static UnsupportedOperationException refusal(String call) {
    return new UnsupportedOperationException(
        call
            + " would end the kernel and everything that the notebook remembers.\n"
            + "To leave a method use return, to leave a loop use break;"
            + " to start afresh use Kernel > Restart.");
  }
}
