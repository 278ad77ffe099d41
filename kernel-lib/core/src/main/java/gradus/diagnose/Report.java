package gradus.diagnose;

import gradus.train.History;
import java.util.List;
import java.util.Optional;

/// What the doctor says. Prints as text to read.
///
/// @param findings what was found, causes before their consequences; empty if all seems well
/// @param unexamined the faults that could not be looked for, and what that would have needed
/// @param summary the run in a sentence
public record Report(List<Finding> findings, List<String> unexamined, String summary) {
  /// Keeps copies of the lists.
  public Report {
    findings = List.copyOf(findings);
    unexamined = List.copyOf(unexamined);
  }

  static String summary(History history) {
    if (!history.has(History.LOSS)) {
      return "no loss was recorded";
    }
    var loss = history.series(History.LOSS);
    return "the loss went from %s to %s in %s"
        .formatted(
            Words.number(loss.value(0)),
            Words.number(loss.last()),
            Words.count(loss.size(), "step"));
  }

  /// The finding to begin with.
  ///
  /// @return empty if all seems well
  public Optional<Finding> first() {
    return findings.stream().findFirst();
  }

  /// The findings, or that there are none, and what was not looked for.
  @Override
  public String toString() {
    var text = new StringBuilder();
    if (findings.isEmpty()) {
      text.append("No fault found: %s.\n".formatted(summary));
    }
    findings.forEach(finding -> text.append(finding).append('\n'));
    if (!unexamined.isEmpty()) {
      text.append("Not looked for: ").append(String.join("; ", unexamined)).append(".\n");
    }
    return text.toString().stripTrailing();
  }
}
