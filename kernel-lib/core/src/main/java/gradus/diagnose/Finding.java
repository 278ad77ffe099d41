package gradus.diagnose;

import java.util.List;

/// Something that the doctor found.
///
/// @param fault its name
/// @param evidence the numbers that it rests on
/// @param sentence what happened, with these numbers
/// @param advice what to do
public record Finding(Fault fault, List<Measure> evidence, String sentence, String advice) {
  /// How bad a fault is.
  public enum Severity {
    /// The network learns nothing that is of use until this is mended.
    SERIOUS,
    /// It learns, but worse than it could.
    WARNING
  }

  /// Keeps a copy of the evidence.
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /// How bad it is.
  ///
  /// @return what the fault says
  public Severity severity() {
    return fault.severity();
  }

  /// The name, the sentence and the advice, on a line each.
  @Override
  public String toString() {
    return "%s\n  %s\n  %s".formatted(fault, sentence, advice);
  }
}
