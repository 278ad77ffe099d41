package gradus.grade;

/// Where a value first differs from what is expected.
///
/// @param text one sentence: "at [1] it is 0.5, expected is 0.7."
/// @param cell the number of the first cell that differs, counted through all rows; -1 if it is not
///   about one cell
public record Difference(String text, int cell) {}
