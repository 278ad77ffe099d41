package gradus.grade;

import org.jspecify.annotations.Nullable;

/// Why a stage is not right: the first value that is wrong, on the smallest case.
///
/// @param value the value's name; empty if none was reached
/// @param input the case
/// @param mine what the learner's code gave; null where it gave none
/// @param expected what is right; null where none was reached
/// @param difference where the two first differ, or what went wrong
/// @param misconception the mistake that gives the same values; null if none is known
public record Finding(
    String value,
    Case input,
    @Nullable Object mine,
    @Nullable Object expected,
    Difference difference,
    @Nullable Misconception misconception) {}
