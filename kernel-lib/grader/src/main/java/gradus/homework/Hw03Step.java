package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;

import gradus.grade.Case;
import gradus.grade.Exercise;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The exercise of homework 3 on a step down the slope.
final class Hw03Step {
  private Hw03Step() {}

  static Exercise step() {
    Function<Case, double[]> stepped = in -> stepped(in, in.number("rate"));
    return exercise("hw03.3", "A step, and where it leads")
        .given(Tiny.INPUTS + ", double rate, double[] p, double[] g")
        .asks(
            "double[] step(double[] parameters, double[] gradients, double rate)",
            "double lossAfter(double x, double y, double w1, double b1, double w2, double b2, double rate)")
        .example(2.0, 1.0, 3.0, -1.0, 0.5, 0.0, 0.1, new double[] {1}, new double[] {-0.5})
        .example(2.0, 1.0, 3.0, -1.0, 0.5, 0.0, 0.01, new double[] {1, 2}, new double[] {-0.5, 2})
        .drawn(
            8,
            (dice, size) ->
                inputs(
                    dice.tenths(0.5, 2),
                    dice.tenthsButZero(-2, 2),
                    dice.tenths(0.5, 2),
                    dice.tenths(0.1, 1),
                    dice.tenthsButZero(-2, 2),
                    dice.tenthsButZero(-2, 2),
                    dice.pick(List.of(0.01, 0.05, 0.02)),
                    dice.vector(size),
                    dice.vector(size)))
        .stages(
            stage("step", 1, value("p after", "step(p, g, rate)", stepped::apply)),
            stage(
                "loss after the step",
                3,
                value("L after", "lossAfter(x, y, w1, b1, w2, b2, rate)", in -> all(in).loss())))
        .misconception(
            "the step goes uphill",
            "p after",
            "The gradient points where the loss grows. We want the other way.",
            in -> stepped(in, -in.number("rate")))
        .misconception(
            "the rate is forgotten",
            "p after",
            "How large a step is, is the rate's to say.",
            in -> stepped(in, 1))
        .misconception(
            "only the change is returned",
            "p after",
            "Asked for are the parameters after the step, not how they moved.",
            in ->
                IntStream.range(0, in.vector("p").length)
                    .mapToDouble(i -> -in.number("rate") * in.vector("g")[i])
                    .toArray())
        .misconception(
            "divided by the rate",
            "p after",
            "A smaller rate should make a smaller step.",
            in -> stepped(in, 1 / in.number("rate")))
        .misconception(
            "only the first parameter moves",
            "p after",
            "Every parameter moves, each by its own gradient.",
            in -> {
              double[] p = in.vector("p");
              p[0] -= in.number("rate") * in.vector("g")[0];
              return p;
            })
        .misconception(
            "the loss before the step",
            "L after",
            "Compute the forward pass again, with the parameters that the step has given.",
            in -> Tiny.of(in).loss())
        .misconception(
            "the biases stay",
            "L after",
            "Weights and biases all move.",
            in -> Tiny.of(in).after(in.number("rate"), 0, in.number("rate"), 0).loss())
        .misconception(
            "only the second layer moves",
            "L after",
            "Both layers move.",
            in -> Tiny.of(in).after(0, 0, in.number("rate"), in.number("rate")).loss())
        .misconception(
            "the blame is passed through the new weight",
            "L after",
            "All gradients belong to the parameters before the step: compute them all, then move.",
            in -> {
              Tiny before = Tiny.of(in);
              Tiny late = all(in);
              double dz1 = before.z1() > 0 ? before.dPredicted() * late.w2() : 0;
              double rate = in.number("rate");
              return new Tiny(
                      before.x(),
                      before.y(),
                      before.w1() - rate * dz1 * before.x(),
                      before.b1() - rate * dz1,
                      late.w2(),
                      late.b2())
                  .loss();
            });
  }

  private static Tiny all(Case in) {
    double rate = in.number("rate");
    return Tiny.of(in).after(rate, rate, rate, rate);
  }

  private static double[] stepped(Case in, double rate) {
    double[] p = in.vector("p");
    double[] g = in.vector("g");
    return IntStream.range(0, p.length).mapToDouble(i -> p[i] - rate * g[i]).toArray();
  }
}
