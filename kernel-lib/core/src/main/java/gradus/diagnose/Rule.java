package gradus.diagnose;

import java.util.Optional;

/// How a fault is recognized.
@FunctionalInterface
interface Rule {
  /// What this rule makes of a run that has what the rule needs.
  ///
  /// @param run what is examined
  /// @return empty if the fault is not there, or not clearly
  Optional<Sign> look(Run run);

  /// What a rule saw: a finding that does not know yet what it is called.
  record Sign(java.util.List<Measure> evidence, String sentence, String advice) {}
}
