package gradus.tensor;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions of two numbers, place by place: y = f(a, b), and dL/da, dL/db from g = dL/dy.
///
/// Where the shapes differ, each input is stretched to the common shape. The rules may ignore that:
/// the tape sums over stretched axes, once, for all of them.
public enum Binary implements Op {
  // spotless:off
  //             to say         y = f(a, b)               dL/da                                    dL/db
  ADD           ("add",         (a, b) -> a + b,          (g, a, b, y) -> g,                       (g, a, b, y) -> g),
  SUBTRACT      ("subtract",    (a, b) -> a - b,          (g, a, b, y) -> g,                       (g, a, b, y) -> g.negate()),
  MULTIPLY      ("multiply",    (a, b) -> a * b,          (g, a, b, y) -> g.times(b),              (g, a, b, y) -> g.times(a)),
  DIVIDE        ("divide",      (a, b) -> a / b,          (g, a, b, y) -> g.div(b),                (g, a, b, y) -> g.times(y).div(b).negate()),
  POWER         ("raise",       StrictMath::pow,          (g, a, b, y) -> g.times(b).times(oneLess(a, b)), (g, a, b, y) -> g.times(y).times(logOf(a, b))),
  MAXIMUM       ("compare",     Math::max,                (g, a, b, y) -> g.times(wins(a, b)),     (g, a, b, y) -> g.times(wins(b, a))), // a tie shares
  MINIMUM       ("compare",     Math::min,                (g, a, b, y) -> g.times(wins(b, a)),     (g, a, b, y) -> g.times(wins(a, b))),
  EQUAL         ("compare",     (a, b) -> a == b ? 1 : 0, null, null),
  NOT_EQUAL     ("compare",     (a, b) -> a != b ? 1 : 0, null, null),
  GREATER       ("compare",     (a, b) -> a > b ? 1 : 0,  null, null),
  GREATER_EQUAL ("compare",     (a, b) -> a >= b ? 1 : 0, null, null);
  // spotless:on

  /// dL/da or dL/db from the gradient of the result, the inputs and the result.
  @FunctionalInterface
  interface Rule {
    Tensor apply(Tensor g, Tensor a, Tensor b, Tensor y);
  }

  private final String verb;
  private final DoubleBinaryOperator function;
  private final @Nullable Rule left;
  private final @Nullable Rule right;

  Binary(String verb, DoubleBinaryOperator function, @Nullable Rule left, @Nullable Rule right) {
    this.verb = verb;
    this.function = function;
    this.left = left;
    this.right = right;
  }

  /// 1 where a is larger, ½ where both are equal, 0 elsewhere.
  private static Tensor wins(Tensor a, Tensor b) {
    return a.greaterThan(b).plus(a.atLeast(b)).times(0.5);
  }

  /// aᵇ⁻¹, and 1 for 0⁻¹: 0⁰ counts as 1 whatever a is, so b times this must be 0 there, not NaN.
  private static Tensor oneLess(Tensor a, Tensor b) {
    Tensor bothZero = a.equalTo(0).times(b.equalTo(0));
    return a.pow(Joining.where(bothZero, 0, b.minus(1)));
  }

  /// ln a, and 0 where 0ᵇ stays put while b moves above 0: y times this must be 0, not 0 · ∞.
  private static Tensor logOf(Tensor a, Tensor b) {
    Tensor still = a.equalTo(0).times(b.atLeast(0));
    return Joining.where(still, 1, a).log();
  }

  /// The specification: f of two numbers.
  ///
  /// @param a the left number
  /// @param b the right number
  /// @return f(a, b)
  public double of(double a, double b) {
    return function.applyAsDouble(a, b);
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return Shape.broadcast(verb, in.get(0).shape(), in.get(1).shape());
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.binary(this, in.get(0).stretch(out.shape()), in.get(1).stretch(out.shape()), out);
  }

  @Override
  public boolean differentiable(int i) {
    return left != null;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Rule rule = i == 0 ? left : right;
    if (rule == null) {
      throw new GradientException(
          label() + " is flat almost everywhere and passes no gradient on.");
    }
    return rule.apply(g, in.get(0), in.get(1), out);
  }
}
