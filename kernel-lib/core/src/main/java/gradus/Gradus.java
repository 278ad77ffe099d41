package gradus;

import gradus.tensor.Backends;
import gradus.tensor.Context;

/// The library as a whole.
public final class Gradus {
  private Gradus() {}

  /// The version of the library.
  ///
  /// @return the version, such as `0.1`
  public static String version() {
    return "0.1";
  }

  /// What runs here: versions, who does the arithmetic, processors and memory.
  ///
  /// Nothing in it names a person or a folder, so it can be pasted into a question.
  ///
  /// @return a few lines of text
  public static String about() {
    Runtime machine = Runtime.getRuntime();
    return """
    Gradus %s
    arithmetic  %s, %s by default
    Java        %s, %s
    machine     %s, %d processors, %,d MiB for Java\
    """
        .formatted(
            version(),
            arithmetic(),
            Context.type(),
            Runtime.version(),
            System.getProperty("java.vm.name"),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            machine.availableProcessors(),
            machine.maxMemory() >> 20);
  }

  /// Sets on how many threads one large operation may run, for all of this Java. The result has the
  /// same bits on any number.
  ///
  /// ```java
  /// Gradus.threads(1);   // leave the other processors to others
  /// ```
  ///
  /// @param count from 1, which is the calling thread alone, to 64; by default one for each
  ///   processor
  /// @throws IllegalArgumentException if the count is out of range
  public static void threads(int count) {
    Backends.threads(count);
  }

  private static String arithmetic() {
    String missing = Backends.missing();
    return Context.backend().name() + (missing.isEmpty() ? "" : " (" + missing + ")");
  }
}
