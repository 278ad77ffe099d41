package gradus.vector;

/// exp, log, tanh and their kin from primitive steps.
///
/// Each reduces its argument, then follows a polynomial. The coefficients were fitted for this
/// library: least squares of the relative error at 800 Chebyshev nodes, the weights raised where
/// the error is large until it is level (Lawson's algorithm), then rounded to `float32` one after
/// another from the lowest, the rest fitted again. `LaneFunctionsTest` holds the errors.
final class LaneFunctions {
  private static final float LOG2_E = 1.442695f;

  // ln 2 in two parts: n · LN2_HIGH is subtracted exactly by fma, LN2_LOW is what it lacks.
  private static final float LN2_HIGH = 0.6931472f;
  private static final float LN2_LOW = -1.9046542e-9f;

  /// Adding 1.5 · 2²³ leaves a whole number in the low bits of the sum.
  private static final float ROUND = 12582912f;

  private static final int EXPONENT_OF_ONE = 127;
  private static final int MANTISSA = 23;

  private LaneFunctions() {}

  /// eˣ = 2ⁿ · eʳ, n = x / ln 2 rounded, r = x − n ln 2.
  static Lane exp(Lane x) {
    Lane y = expOfMiddling(x);
    return x.greater(89).choose(x.constant(Float.POSITIVE_INFINITY), zeroFarBelow(x, y));
  }

  /// eˣ of x ≤ 0, with the bits of [#exp] and five steps less: 2ⁿ⁺⁶⁴ is in range for all of them,
  /// and so is what 2⁻⁶⁴ makes of its product.
  static Lane expOfNegative(Lane x) {
    Split e = split(x, 64);
    return zeroFarBelow(x, e.scale.fma(e.more, e.scale).times(0x1p-64f));
  }

  /// eˣ in two parts: 2ⁿ⁺ᵏ, and eʳ − 1.
  private record Split(Lane scale, Lane more) {}

  /// @param k moves the scale to where it is in range
  private static Split split(Lane x, int k) {
    float round = ROUND + EXPONENT_OF_ONE + k;
    Lane t = x.fma(LOG2_E, x.constant(round));
    Lane more = expm1OfRest(rest(x, t.minus(round)));
    return new Split(t.bits().shiftLeft(MANTISSA).number(), more);
  }

  private static Lane zeroFarBelow(Lane x, Lane y) {
    return x.less(-104).choose(x.constant(0), y);
  }

  /// Right between −104 and 89, and for NaN. What lies outside is replaced afterwards and not
  /// before, so that no step has to wait for a comparison.
  private static Lane expOfMiddling(Lane x) {
    // Twice the exponent of one is added beforehand, so that the halves of n below are exponents.
    float round = ROUND + 2 * EXPONENT_OF_ONE;
    Lane t = x.fma(LOG2_E, x.constant(round));
    Lane q = expm1OfRest(rest(x, t.minus(round)));
    // Two factors: 2ⁿ itself may be too large or too small for a number where eˣ is not.
    Lane n = t.bits();
    Lane half = n.shiftRight(1);
    Lane other = n.subtractBits(half);
    Lane scale = half.shiftLeft(MANTISSA).number();
    return scale.fma(q, scale).times(other.shiftLeft(MANTISSA).number());
  }

  private static Lane clamp(Lane x, float low, float high) {
    Lane above = x.less(low).choose(x.constant(low), x);
    return above.greater(high).choose(x.constant(high), above);
  }

  /// x − n ln 2.
  private static Lane rest(Lane x, Lane n) {
    return n.fma(-LN2_LOW, n.fma(-LN2_HIGH, x));
  }

  /// eʳ − 1 for |r| ≤ ½ ln 2, with all digits near 0.
  private static Lane expm1OfRest(Lane r) {
    Lane q =
        r.polynomial(0.5f, 0.16666666f, 0.04166649f, 0.008333545f, 0.0013932767f, 0.00019763221f);
    return r.times(r).fma(q, r);
  }

  /// eˣ − 1 = 2 (2ⁿ⁻¹ (eʳ − 1) + (2ⁿ⁻¹ − ½)): the halves keep 2ⁿ in range.
  static Lane expm1(Lane x) {
    Lane inside = clamp(x, -30, 89);
    Split e = split(inside, -1);
    Lane y = e.scale.fma(e.more, e.scale.minus(0.5f)).times(2f);
    return x.abs().less(0x1p-25f).choose(x, y);
  }

  /// tanh |x| = (1 − e) / (1 + e), e = e^(−2|x|). From 10 on it is 1.
  static Lane tanh(Lane x) {
    Lane size = x.abs();
    Lane y = size.greater(10).choose(x.constant(10), size).times(-2f);
    Split e = split(y, 0);
    // 1 ± 2ⁿ is exact, so each of the two rounds once.
    Lane above = e.scale.fma(e.more.negate(), x.constant(1).minus(e.scale));
    Lane below = e.scale.fma(e.more, e.scale.plus(1f));
    return withSignOf(x, above.div(below));
  }

  private static Lane withSignOf(Lane x, Lane size) {
    return size.abs().bits().orBits(x.bits().andBits(Integer.MIN_VALUE)).number();
  }

  /// σ(x) = 1 / (1 + e^(−|x|)), or e^(−|x|) times that below 0.
  static Lane sigmoid(Lane x) {
    Lane e = expOfNegative(x.abs().negate());
    return x.less(0f).choose(e, x.constant(1)).div(e.plus(1f));
  }

  /// ln x = n ln 2 + ln m, m being the mantissa between √½ and √2.
  static Lane log(Lane x) {
    Lane tiny = x.less(Float.MIN_NORMAL);
    Lane normal = tiny.choose(x.times(0x1p23f), x);
    Lane y = logOfNormal(normal, tiny.choose(x.constant(-23), x.constant(0)));
    return logAtTheEnds(x, y);
  }

  /// −∞ at 0, NaN below, ∞ and NaN themselves.
  private static Lane logAtTheEnds(Lane x, Lane y) {
    Lane finite = x.less(Float.POSITIVE_INFINITY).choose(y, x);
    Lane some = x.equalTo(0f).choose(x.constant(Float.NEGATIVE_INFINITY), finite);
    return x.less(0f).choose(x.constant(Float.NaN), some);
  }

  private static Lane logOfNormal(Lane x, Lane moreTwos) {
    int rootOfHalf = Float.floatToRawIntBits(0.70710677f);
    Lane above = x.bits().addBits(-rootOfHalf);
    Lane f = above.andBits((1 << MANTISSA) - 1).addBits(rootOfHalf).number().minus(1f);
    Lane n =
        above
            .shiftRight(MANTISSA)
            .addBits(Float.floatToRawIntBits(ROUND))
            .number()
            .minus(ROUND)
            .plus(moreTwos);
    Lane q =
        f.polynomial(
            0.3333333f,
            -0.25000837f,
            0.20001285f,
            -0.16622774f,
            0.14199834f,
            -0.13164231f,
            0.12778337f,
            -0.0764511f);
    // ln(1 + f) = f − ½ f² + f³ q. The small parts first.
    Lane square = f.times(f);
    Lane small = square.fma(f.times(q), n.times(LN2_LOW));
    Lane rest = square.fma(-0.5f, small).plus(f);
    return n.fma(LN2_HIGH, rest);
  }

  /// ln(1 + x): what 1 + x lost in rounding is put back.
  static Lane log1p(Lane x) {
    Lane u = x.plus(1f);
    Lane lost = x.minus(u.minus(1f));
    Lane y = logOfNormal(u, x.constant(0)).plus(lost.div(u));
    return u.equalTo(1f).choose(x, logAtTheEnds(u, y));
  }

  /// ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)).
  static Lane softplus(Lane x) {
    Lane e = expOfNegative(x.abs().negate());
    return x.less(0f).choose(x.constant(0), x).plus(log1p(e));
  }
}
