package gradus.judge;

import java.time.Duration;

/// What a learner's code may use up.
///
/// @param cell how long one statement of a cell may run, by the processor
/// @param question how long one answer may take, by the processor
/// @param notebook how long a notebook may take in all
/// @param heapMiB the Java heap, in MiB
/// @param memoryMiB all memory of a process and those that it starts, in MiB
/// @param threads how many threads they may have, Java's own among them
/// @param processes how many other processes there may be
/// @param printed how many bytes may be printed
/// @param fileMiB how large one file may be, and, in a sandbox, all files together
public record Limits(
    Duration cell,
    Duration question,
    Duration notebook,
    int heapMiB,
    int memoryMiB,
    int threads,
    int processes,
    int printed,
    int fileMiB) {
  /// The limits of `./gradus grade`.
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofMinutes(3),
          512,
          1200,
          120,
          3,
          2 << 20,
          64);
}
