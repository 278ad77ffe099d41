package gradus.autodiff;

import gradus.tensor.Tensor;
import java.util.List;

/// Derivatives by central differences: (f(x + h) − f(x − h)) / 2h, with a sense for kinks.
///
/// The step h is ε for numbers up to 1 and grows with larger ones, or x + h would be rounded to x.
final class Central {
  static final double EPSILON = 1e-5;
  static final double AGREE = 1e-6;

  /// What differences say about one number.
  ///
  /// @param value the derivative
  /// @param doubt how far off it may be
  /// @param kink whether the function bends or breaks off within ε, so that there is no derivative
  record Estimate(double value, double doubt, boolean kink) {}

  /// @param noise how far rounding of the value may move the slope
  /// @param inside the same for rounding on the way to the value, which may be made of larger
  ///   numbers
  private record Step(double slope, double gap, double noise, double inside) {}

  private final Probe probe;
  private final List<Tensor> x;
  private final double here;
  private final double largestInside;

  Central(Probe probe, List<Tensor> x) {
    this.probe = probe;
    this.x = x;
    this.here = probe.at(x);
    this.largestInside = probe.largestInside(x);
  }

  /// The plain difference quotient.
  double slope(int input, int k, double epsilon) {
    return step(input, k, epsilon).slope;
  }

  /// The derivative by one number, looked at more closely where it differs from what is claimed.
  Estimate at(int input, int k, double claimed) {
    Step s = step(input, k, EPSILON);
    if (!Double.isFinite(s.slope)) {
      return new Estimate(s.slope, 0, true);
    }
    boolean straight = Math.abs(s.gap) <= 1e-3 * Math.abs(s.slope) + 50 * s.inside;
    if (straight && near(claimed, s.slope, AGREE, s.noise)) {
      return new Estimate(s.slope, s.noise, false);
    }
    return bends(s, input, k) ? new Estimate(s.slope, 0, true) : closer(input, k);
  }

  static boolean near(double a, double b, double relative, double absolute) {
    return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) + absolute;
  }

  /// On a smooth curve, the slopes on the left and on the right differ in proportion to the step.
  /// At a kink the gap stays, or goes at once.
  private boolean bends(Step s, int input, int k) {
    for (double shrink : new double[] {3, 10}) {
      Step finer = step(input, k, EPSILON / shrink);
      double expected = s.gap / shrink;
      if (!Double.isFinite(finer.gap)
          || Math.abs(finer.gap - expected) > 0.05 * Math.abs(s.gap) + 30 * finer.inside) {
        return true;
      }
    }
    return false;
  }

  /// The two neighboring steps that agree best: between rounding and curvature.
  private Estimate closer(int input, int k) {
    Step before = step(input, k, 1e-3);
    var best = new Estimate(before.slope, Double.POSITIVE_INFINITY, false);
    for (double epsilon : new double[] {1e-4, 1e-5, 1e-6}) {
      Step now = step(input, k, epsilon);
      double doubt = Math.abs(now.slope - before.slope) + now.noise;
      if (doubt < best.doubt) {
        best = new Estimate(now.slope, doubt, false);
      }
      before = now;
    }
    return best;
  }

  private Step step(int input, int k, double epsilon) {
    double at = x.get(input).toArray()[k];
    double h = epsilon * Math.max(1, Math.abs(at));
    double right = at + h;
    double left = at - h;
    double up = probe.at(x, input, k, right);
    double down = probe.at(x, input, k, left);
    // Rounded, x + h is not quite h away from x.
    double gap = (up - here) / (right - at) - (here - down) / (at - left);
    double size = Math.max(Math.abs(here), Math.max(Math.abs(up), Math.abs(down)));
    double atLeast = Math.max(size, Math.min(1, largestInside));
    double inside = Math.max(size, largestInside);
    return new Step(
        (up - down) / (right - left), gap, 4 * Math.ulp(atLeast) / h, 4 * Math.ulp(inside) / h);
  }
}
