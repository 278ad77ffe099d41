package gradus.diagnose;

/// A number that a finding rests on.
///
/// @param name what it is, such as `first loss`
/// @param value the number
public record Measure(String name, double value) {}
