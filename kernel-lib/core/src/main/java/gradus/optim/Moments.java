package gradus.optim;

import gradus.tensor.Tensor;

/// The move that Adam and AdamW share: rate · m̂ / (√v̂ + ε).
record Moments(double beta1, double beta2, double epsilon) {
  Moments {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0)) {
      throw new IllegalArgumentException(
          "Adam needs 0 ≤ β < 1 and ε ≥ 0, not β₁ = %s, β₂ = %s, ε = %s."
              .formatted(beta1, beta2, epsilon));
    }
  }

  Tensor move(Update u, Tensor g) {
    Tensor m = u.keep("m", u.last("m").times(beta1).plus(g.times(1 - beta1)));
    Tensor v = u.keep("v", u.last("v").times(beta2).plus(g.square().times(1 - beta2)));
    // Products: with quotients in place of these two, an update took 1.6 times as long.
    Tensor mHat = u.name("m̂", m.times(u.number(s -> 1 / (1 - power(beta1, s.count())))));
    Tensor vHat = u.name("v̂", v.times(u.number(s -> 1 / (1 - power(beta2, s.count())))));
    return mHat.times(u.number(StepNumbers::rate)).div(vHat.sqrt().plus(epsilon));
  }

  /// βᵗ by squaring: unlike `StrictMath.pow` it allocates nothing.
  private static double power(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      result *= (rest & 1) == 1 ? square : 1;
      square *= square;
    }
    return result;
  }
}
