package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.homework.Reference.relu;

import gradus.grade.Case;
import gradus.grade.Exercise;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The network of the lesson, one input, one hidden unit, one output, forward and backward.
record Tiny(double x, double y, double w1, double b1, double w2, double b2) {
  static final String INPUTS = "double x, double y, double w1, double b1, double w2, double b2";

  static Tiny of(Case in) {
    return new Tiny(
        in.number("x"),
        in.number("y"),
        in.number("w1"),
        in.number("b1"),
        in.number("w2"),
        in.number("b2"));
  }

  double z1() {
    return w1 * x + b1;
  }

  double h() {
    return relu(z1());
  }

  double predicted() {
    return w2 * h() + b2;
  }

  double loss() {
    return (predicted() - y) * (predicted() - y);
  }

  double dPredicted() {
    return 2 * (predicted() - y);
  }

  double dw2() {
    return dPredicted() * h();
  }

  double dh() {
    return dPredicted() * w2;
  }

  double dz1() {
    return z1() > 0 ? dh() : 0;
  }

  double dw1() {
    return dz1() * x;
  }

  /// After a step down the slope, with the rate of its own for each layer's weight and bias.
  Tiny after(double weight1, double bias1, double weight2, double bias2) {
    return new Tiny(
        x,
        y,
        w1 - weight1 * dw1(),
        b1 - bias1 * dz1(),
        w2 - weight2 * dw2(),
        b2 - bias2 * dPredicted());
  }

  /// Of the network of a case.
  static Function<Case, Object> tiny(ToDoubleFunction<Tiny> what) {
    return in -> what.applyAsDouble(of(in));
  }

  /// An exercise whose cases are such networks.
  static Exercise onTiny(String id, String title) {
    return exercise(id, title)
        .given(INPUTS)
        .example(2.0, 1.0, 3.0, -1.0, 0.5, 0.0)
        .example(-1.0, 1.0, 2.0, 0.5, 1.5, 0.5)
        .drawn(
            8,
            (dice, size) ->
                inputs(
                    dice.tenthsButZero(-2, 2),
                    dice.tenthsButZero(-2, 2),
                    dice.tenthsButZero(-2, 2),
                    dice.bias(),
                    dice.tenthsButZero(-2, 2),
                    dice.tenthsButZero(-2, 2)));
  }
}
