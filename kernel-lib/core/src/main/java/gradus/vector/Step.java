package gradus.vector;

/// One primitive step of a [Program]: what is done to which earlier values.
///
/// Every step gives the same bits whether it is done to one number or to a vector of them, cold or
/// compiled: IEEE arithmetic rounded once, comparisons, and whole-number arithmetic on the bits.
///
/// @param kind what is done
/// @param a the place of the first operand among the steps, or −1
/// @param b the place of the second, or −1
/// @param c the place of the third, or −1
/// @param constant the number of an input, the bits of a constant, or a whole number
record Step(Kind kind, int a, int b, int c, int constant) {
  /// What a value is: a number, the 32 bits of one, or whether something holds.
  enum Type {
    NUMBER,
    BITS,
    TRUTH
  }

  enum Kind {
    // Where values come from.
    INPUT(Type.NUMBER),
    CONSTANT(Type.NUMBER),
    // Numbers from numbers.
    ADD(Type.NUMBER),
    SUBTRACT(Type.NUMBER),
    MULTIPLY(Type.NUMBER),
    DIVIDE(Type.NUMBER),
    MINIMUM(Type.NUMBER),
    MAXIMUM(Type.NUMBER),
    SQRT(Type.NUMBER),
    NEGATE(Type.NUMBER),
    ABS(Type.NUMBER),
    /// a · b + c, rounded once.
    FMA(Type.NUMBER),
    // Truths from numbers, and back.
    LESS(Type.TRUTH),
    LESS_EQUAL(Type.TRUTH),
    EQUAL(Type.TRUTH),
    NOT_EQUAL(Type.TRUTH),
    /// b where a holds, else c.
    SELECT(Type.NUMBER),
    // The bits of numbers, and whole-number arithmetic on them.
    TO_BITS(Type.BITS),
    FROM_BITS(Type.NUMBER),
    ADD_BITS(Type.BITS),
    SUBTRACT_BITS(Type.BITS),
    OR_BITS(Type.BITS),
    /// The constant is added.
    ADD_WHOLE(Type.BITS),
    /// Only the bits of the constant stay.
    AND_WHOLE(Type.BITS),
    SHIFT_LEFT(Type.BITS),
    /// The sign moves along.
    SHIFT_RIGHT(Type.BITS);

    final Type type;

    Kind(Type type) {
      this.type = type;
    }
  }

  Type type() {
    return kind.type;
  }
}
