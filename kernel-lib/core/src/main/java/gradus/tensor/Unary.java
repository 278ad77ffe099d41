package gradus.tensor;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions of each number alone: y = f(x), and dL/dx from g = dL/dy.
///
/// The scalar function is the specification. A new line here brings its forward, gradient and type
/// tests with it.
public enum Unary implements Op {
  // spotless:off
  //          y = f(x)                                   dL/dx
  NEGATE     (x -> -x,                                   (g, x, y) -> g.negate()),
  ABS        (Math::abs,                                 (g, x, y) -> g.times(x.sign())),          // 0 at the kink
  SQUARE     (x -> x * x,                                (g, x, y) -> g.times(x).times(2)),
  SQRT       (Math::sqrt,                                (g, x, y) -> g.div(y.times(2))),
  RECIPROCAL (x -> 1 / x,                                (g, x, y) -> g.times(y.square()).negate()),
  EXP        (StrictMath::exp,                           (g, x, y) -> g.times(y)),
  LOG        (StrictMath::log,                           (g, x, y) -> g.div(x)),
  EXPM1      (StrictMath::expm1,                         (g, x, y) -> g.times(y.plus(1))),
  LOG1P      (StrictMath::log1p,                         (g, x, y) -> g.div(x.plus(1))),
  SIN        (StrictMath::sin,                           (g, x, y) -> g.times(x.cos())),
  COS        (StrictMath::cos,                           (g, x, y) -> g.times(x.sin()).negate()),
  TANH       (StrictMath::tanh,                          (g, x, y) -> g.times(y.square().negate().plus(1))),
  SIGMOID    (Unary::sigmoid,                            (g, x, y) -> g.times(y).times(y.negate().plus(1))),
  SOFTPLUS   (Unary::softplus,                           (g, x, y) -> g.times(x.sigmoid())),
  ERF        (ErrorFunction::erf,                        (g, x, y) -> g.times(bell(x))),
  ERFC       (ErrorFunction::erfc,                       (g, x, y) -> g.times(bell(x)).negate()),
  RELU       (x -> x > 0 || Double.isNaN(x) ? x : 0,     (g, x, y) -> g.times(y.step())),          // 0 at the kink; y > 0 where x is
  STEP       (x -> x > 0 ? 1 : 0,                        null),                                    // flat: no gradient
  SIGN       (Math::signum,                              null);                                    // flat: no gradient
  // spotless:on

  private final DoubleUnaryOperator function;
  private final @Nullable Formula slope;

  /// @param rule dL/dx from the gradient of the result, the input and the result
  Unary(DoubleUnaryOperator function, Formula.@Nullable Rule rule) {
    this.function = function;
    this.slope = rule == null ? null : new Formula(rule);
  }

  /// σ(x) = 1 / (1 + e⁻ˣ). The exponent is never positive, so nothing overflows.
  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /// log(1 + eˣ), written so that a large x gives x and not infinity.
  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /// 2/√π · e^(−x²), the slope of erf.
  private static Tensor bell(Tensor x) {
    return x.square().negate().exp().times(2 / Math.sqrt(Math.PI));
  }

  /// The specification: f of one number.
  ///
  /// @param x the number
  /// @return f(x)
  public double of(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return in.getFirst().shape();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.unary(this, in.getFirst(), out);
  }

  @Override
  public boolean differentiable(int i) {
    return slope != null;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    if (slope == null) {
      throw new GradientException(
          label() + " is flat almost everywhere and passes no gradient on.");
    }
    return slope.of(g, in.getFirst(), out);
  }
}
