package gradus.autodiff;

import gradus.tensor.CustomOp;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.List;
import java.util.function.BinaryOperator;

/// Slopes that are written for one another: of y = f(x), by x and y.
enum Slopes {
  // spotless:off
  ONE         ("1",             (x, y) -> y.times(0).plus(1)),
  Y           ("y",             (x, y) -> y),
  X           ("x",             (x, y) -> x),
  ONE_LESS_Y  ("1 − y",         (x, y) -> y.negate().plus(1)),
  LOGISTIC    ("y(1 − y)",      (x, y) -> y.times(y.negate().plus(1))),
  HYPERBOLIC  ("1 − y²",        (x, y) -> y.square().negate().plus(1)),
  ONE_LESS_XX ("1 − x²",        (x, y) -> x.square().negate().plus(1)),
  X_ONE_LESS_X("x(1 − x)",      (x, y) -> x.times(x.negate().plus(1))),
  ONE_PLUS_YY ("1 + y²",        (x, y) -> y.square().plus(1)),
  Y_ONE_PLUS_Y("y(1 + y)",      (x, y) -> y.times(y.plus(1))),
  SIGMOID_X   ("σ(x)",          (x, y) -> x.sigmoid()),
  LOGISTIC_X  ("σ′(x)",         (x, y) -> x.sigmoid().times(x.sigmoid().negate().plus(1))),
  LOGISTIC_Y  ("σ′(y)",         (x, y) -> y.sigmoid().times(y.sigmoid().negate().plus(1))),
  TANH_X      ("tanh′(x)",      (x, y) -> x.tanh().square().negate().plus(1)),
  TANH_Y      ("tanh′(y)",      (x, y) -> y.tanh().square().negate().plus(1)),
  POSITIVE    ("[x > 0]",       (x, y) -> x.step()),
  NEGATIVE    ("[x < 0]",       (x, y) -> x.negate().step()),
  EXP_X       ("eˣ",            (x, y) -> x.exp()),
  TWO_X       ("2x",            (x, y) -> x.times(2)),
  ONE_BY_X    ("1/x",           (x, y) -> x.reciprocal()),
  ONE_BY_Y    ("1/y",           (x, y) -> y.reciprocal()),
  COS_X       ("cos x",         (x, y) -> x.cos()),
  MINUS_SIN_X ("−sin x",        (x, y) -> x.sin().negate()),
  SIGN_X      ("sign x",        (x, y) -> x.sign()),
  HALF_BY_Y   ("1/(2y)",        (x, y) -> y.times(2).reciprocal());
  // spotless:on

  private final String formula;
  private final BinaryOperator<Tensor> slope;

  Slopes(String formula, BinaryOperator<Tensor> slope) {
    this.formula = formula;
    this.slope = slope;
  }

  String formula() {
    return formula;
  }

  Tensor of(Tensor x, Tensor y) {
    return slope.apply(x, y);
  }

  /// Whether a step is a function of each number alone, as an activation is.
  static boolean isActivation(Graph.Step step, List<Tensor> in) {
    boolean alone =
        step.op().filter(op -> op instanceof Unary || op instanceof CustomOp).isPresent();
    return alone && in.size() == 1 && in.getFirst().shape().equals(step.shape());
  }
}
