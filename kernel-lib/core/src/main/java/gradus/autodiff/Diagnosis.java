package gradus.autodiff;

/// What is probably wrong with a gradient, and the likely fix.
///
/// @param kind the kind of slip
/// @param sentence one sentence to read
public record Diagnosis(Kind kind, String sentence) {
  /// Kinds of slips, in the order in which they are looked for.
  public enum Kind {
    /// NaN or infinity where the derivative is a number.
    NOT_FINITE,
    /// The function does not compute from the inputs that it is given.
    IGNORES_INPUT,
    /// The opposite sign.
    SIGN,
    /// A factor: 2, the batch size, 1/N.
    FACTOR,
    /// Rows and columns changed places.
    TRANSPOSED,
    /// A stretched axis, or the batch, was not summed over.
    MISSING_SUM,
    /// The right numbers, or none at all, in a shape that is not the input's.
    SHAPE,
    /// An old gradient is still in it.
    ACCUMULATED,
    /// It belongs to other numbers than those it was asked for.
    STALE,
    /// Zero where it should flow: a cut graph, a lost branch, a mask too wide.
    ZERO,
    /// The derivative of an activation is another's.
    SLOPE,
    /// Wrong, and no known pattern.
    UNKNOWN
  }
}
