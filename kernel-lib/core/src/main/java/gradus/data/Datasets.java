package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Generator;
import java.util.List;
import java.util.stream.IntStream;

/// Data that are computed: no file, no download. A notebook has these names without an import.
///
/// Two classes come as a column (n, 1) of 0 and 1, ready for `bceWithLogits`; more than two as
/// class numbers (n), ready for `crossEntropy`. The same seed gives the same bits.
public final class Datasets {
  private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final List<String> PLANE = List.of("x₁", "x₂");
  private static final List<String> FALSE_TRUE = List.of("false", "true");

  private Datasets() {}

  /// Both: 1 where both inputs are 1. One line divides it.
  ///
  /// @return 4 examples, x (4, 2), y (4, 1)
  public static Dataset and() {
    return gate(0, 0, 0, 1);
  }

  /// At least one: 1 where an input is 1. One line divides it.
  ///
  /// @return 4 examples, x (4, 2), y (4, 1)
  public static Dataset or() {
    return gate(0, 1, 1, 1);
  }

  /// Exactly one: 1 where the inputs differ. No line divides it.
  ///
  /// @return 4 examples, x (4, 2), y (4, 1)
  public static Dataset xor() {
    return gate(0, 1, 1, 0);
  }

  private static Dataset gate(double... truth) {
    return new Dataset(tensor(CORNERS), tensor(truth).reshape(4, 1), PLANE, FALSE_TRUE);
  }

  /// Two half circles of radius 1 that reach into each other.
  ///
  /// @param n how many points, alternately of both moons
  /// @param noise the standard deviation of what is added to each coordinate
  /// @param seed the same seed gives the same points
  /// @return x (n, 2), y (n, 1)
  public static Dataset moons(int n, double noise, long seed) {
    var points = new Points(n, noise, seed);
    for (int i = 0; i < n; i++) {
      double angle = points.uniform(0, Math.PI);
      boolean lower = i % 2 == 1;
      double x = StrictMath.cos(angle);
      double y = StrictMath.sin(angle);
      points.add(lower ? 1 - x : x, lower ? 0.5 - y : y, i % 2);
    }
    return points.binary(List.of("upper", "lower"));
  }

  /// A ring of radius 0.5 inside a ring of radius 1.
  ///
  /// @param n how many points, alternately of both rings
  /// @param noise the standard deviation of what is added to each coordinate
  /// @param seed the same seed gives the same points
  /// @return x (n, 2), y (n, 1)
  public static Dataset circles(int n, double noise, long seed) {
    var points = new Points(n, noise, seed);
    for (int i = 0; i < n; i++) {
      points.addPolar(i % 2 == 0 ? 0.5 : 1, points.uniform(0, 2 * Math.PI), i % 2);
    }
    return points.binary(List.of("inner", "outer"));
  }

  /// Spiral arms that wind around each other, each by 1½ turns out to radius 1.
  ///
  /// @param n how many points, taken from the arms in turn
  /// @param arms how many arms: the classes
  /// @param noise the standard deviation of what is added to each coordinate
  /// @param seed the same seed gives the same points
  /// @return x (n, 2), y (n) with class numbers
  /// @throws IllegalArgumentException if there are fewer than two arms
  public static Dataset spirals(int n, int arms, double noise, long seed) {
    requireClasses("spirals", arms);
    var points = new Points(n, noise, seed);
    for (int i = 0; i < n; i++) {
      int arm = i % arms;
      double along = points.uniform(0.05, 1);
      points.addPolar(along, 3 * Math.PI * along + 2 * Math.PI * arm / arms, arm);
    }
    return points.classes(numbered("arm", arms));
  }

  /// Round clouds whose centers stand on a circle of radius 1.
  ///
  /// @param n how many points, taken from the clouds in turn
  /// @param clouds how many clouds: the classes
  /// @param noise the standard deviation of each coordinate around its center
  /// @param seed the same seed gives the same points
  /// @return x (n, 2), y (n) with class numbers
  /// @throws IllegalArgumentException if there are fewer than two clouds
  public static Dataset blobs(int n, int clouds, double noise, long seed) {
    requireClasses("blobs", clouds);
    var points = new Points(n, noise, seed);
    for (int i = 0; i < n; i++) {
      points.addPolar(1, 2 * Math.PI * (i % clouds) / clouds, i % clouds);
    }
    return points.classes(numbered("cloud", clouds));
  }

  /// Points of the square from −1 to 1, of class 1 where x₁ x₂ > 0: XOR with a continuum of points.
  ///
  /// @param n how many points
  /// @param noise the standard deviation of what is added to each coordinate
  /// @param seed the same seed gives the same points
  /// @return x (n, 2), y (n, 1)
  public static Dataset quadrants(int n, double noise, long seed) {
    var points = new Points(n, noise, seed);
    for (int i = 0; i < n; i++) {
      double x = points.uniform(-1, 1);
      double y = points.uniform(-1, 1);
      points.add(x, y, x * y > 0 ? 1 : 0);
    }
    return points.binary(List.of("signs differ", "signs agree"));
  }

  /// A straight line with noise: y = slope · x + intercept + noise · ε, x from −1 to 1.
  ///
  /// @param n how many points
  /// @param slope how much y grows with x
  /// @param intercept y where x is 0
  /// @param noise the standard deviation of what is added to y
  /// @param seed the same seed gives the same points
  /// @return x (n, 1), y (n, 1)
  public static Dataset linearRegression(
      int n, double slope, double intercept, double noise, long seed) {
    return polynomialRegression(n, noise, seed, intercept, slope);
  }

  /// A polynomial with noise: y = c₀ + c₁ x + c₂ x² + … + noise · ε, x from −1 to 1.
  ///
  /// @param n how many points
  /// @param noise the standard deviation of what is added to y
  /// @param seed the same seed gives the same points
  /// @param coefficients c₀, c₁, c₂, …
  /// @return x (n, 1), y (n, 1)
  /// @throws IllegalArgumentException if there is no coefficient
  public static Dataset polynomialRegression(
      int n, double noise, long seed, double... coefficients) {
    if (coefficients.length == 0) {
      throw new IllegalArgumentException(
          "a polynomial needs its coefficients: polynomialRegression(n, noise, seed, 1, 0, -2) is 1 − 2x².");
    }
    Points.requireCount(n, noise);
    var generator = new Generator(seed);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 2 * generator.nextDouble() - 1;
      for (int power = coefficients.length - 1; power >= 0; power--) {
        y[i] = y[i] * x[i] + coefficients[power];
      }
      y[i] += noise * generator.nextGaussian();
    }
    return new Dataset(tensor(x).reshape(n, 1), tensor(y).reshape(n, 1), List.of("x"), List.of());
  }

  /// Card payments of which 3 % are fraud: larger, farther from home, at night, in bursts, yet not
  /// all of them. The features overlap, so nobody finds every fraud without false alarms.
  ///
  /// @param n how many payments; round(0.03 n) of them are fraud
  /// @param seed the same seed gives the same payments
  /// @return x (n, 6), y (n, 1) with 1 for fraud
  public static Dataset fraud(int n, long seed) {
    return Fraud.payments(n, seed);
  }

  /// Drawn digits, 16 × 16 pixels from 0 (paper) to 1 (ink), each drawn afresh with its own slant,
  /// thickness, place, size and noise.
  ///
  /// @param n how many, the ten digits in turn
  /// @param seed the same seed gives the same drawings
  /// @return x (n, 1, 16, 16), y (n) with class numbers 0 to 9
  public static Dataset digits(int n, long seed) {
    return new DrawnDigits(16, 1).draw(n, seed);
  }

  private static void requireClasses(String what, int count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "%s needs at least 2 classes to tell apart, not %d.".formatted(what, count));
    }
  }

  private static List<String> numbered(String what, int count) {
    return IntStream.range(0, count).mapToObj(k -> what + " " + k).toList();
  }
}
