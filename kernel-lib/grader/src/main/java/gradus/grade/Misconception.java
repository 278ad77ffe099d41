package gradus.grade;

import java.util.function.Function;

/// A wrong solution that learners are known to write, and what helps who wrote it.
///
/// @param name a few words that name the mistake: "the bias is left out"
/// @param value the name of the value that it gets wrong first
/// @param hint what a learner who made it is told; it does not give the answer away
/// @param wrong computes what the mistake leads to; may throw what the mistake throws
public record Misconception(String name, String value, String hint, Function<Case, Object> wrong) {}
