package gradus.data;

import gradus.tensor.Generator;

/// Draws from the Beta(α, α) distribution, on 0 to 1 and symmetric about a half.
final class Beta {
  private Beta() {}

  static double draw(double alpha, Generator generator) {
    if (!(alpha > 0) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException(
          "α must be above 0, and finite; this is %s.".formatted(alpha));
    }
    double logA = logGamma(alpha, generator);
    double logB = logGamma(alpha, generator);
    // As logarithms: for a small α both numbers may be too small for a double.
    return 1 / (1 + StrictMath.exp(logB - logA));
  }

  /// The logarithm of a draw from Gamma(α, 1): Marsaglia and Tsang, 2000.
  private static double logGamma(double alpha, Generator generator) {
    if (alpha < 1) {
      double u = 1 - generator.nextDouble();
      return logGamma(alpha + 1, generator) + StrictMath.log(u) / alpha;
    }
    double d = alpha - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = generator.nextGaussian();
      double v = (1 + c * z) * (1 + c * z) * (1 + c * z);
      double u = 1 - generator.nextDouble();
      if (v > 0 && StrictMath.log(u) < z * z / 2 + d - d * v + d * StrictMath.log(v)) {
        return StrictMath.log(d * v);
      }
    }
  }
}
