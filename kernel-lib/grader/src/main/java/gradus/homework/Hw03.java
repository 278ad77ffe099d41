package gradus.homework;

import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.relu;
import static gradus.homework.Tiny.onTiny;
import static gradus.homework.Tiny.tiny;

import gradus.grade.Exercise;
import gradus.grade.Question;
import gradus.grade.Sheet;
import gradus.grade.Stage;
import gradus.grade.Task;
import gradus.grade.Value;
import java.util.List;

/// Homework 3: backpropagation by hand.
public final class Hw03 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          forward(),
          backward(),
          Hw03Step.step(),
          overshoot(),
          Hw03Layer.linear(),
          onward(),
          Hw03Network.network());

  /// Made when the sheets are looked for.
  public Hw03() {}

  @Override
  public String name() {
    return "hw03";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }

  private static Exercise forward() {
    String call = "forward(x, w1, b1, w2, b2)";
    return onTiny("hw03.1", "Forward")
        .asks(
            "double[] forward(double x, double w1, double b1, double w2, double b2)",
            "double loss(double predicted, double wanted)")
        .stages(
            stage(
                "hidden unit",
                2,
                value("z1", call + "[0]", tiny(Tiny::z1)),
                value("h", call + "[1]", tiny(Tiny::h))),
            stage("prediction", 1, value("ŷ", call + "[2]", tiny(Tiny::predicted))),
            stage("loss", 1, value("L", "loss(" + call + "[2], y)", tiny(Tiny::loss))))
        .misconception(
            "the first bias is left out",
            "z1",
            "With x = 0 the sum is not 0 but b1.",
            tiny(t -> t.w1() * t.x()))
        .misconception(
            "the first weight is added",
            "z1",
            "A weight says how much its input counts: it multiplies.",
            tiny(t -> t.w1() + t.x() + t.b1()))
        .misconception("the bend is missing", "h", "What is h when z1 is negative?", tiny(Tiny::z1))
        .misconception(
            "a step in place of ReLU",
            "h",
            "ReLU passes a positive sum on as it is.",
            tiny(t -> t.z1() > 0 ? 1 : 0))
        .misconception(
            "the second bias is left out",
            "ŷ",
            "What is left of ŷ when the hidden unit is silent?",
            tiny(t -> t.w2() * t.h()))
        .misconception(
            "the hidden unit is skipped",
            "ŷ",
            "The second layer looks at h, not at x.",
            tiny(t -> t.w2() * t.x() + t.b2()))
        .misconception(
            "the prediction is bent, too",
            "ŷ",
            "The last layer has no bend: it may predict a negative number.",
            tiny(t -> relu(t.predicted())))
        .misconception(
            "the error is not squared",
            "L",
            "Too high and too low must not cancel: a loss is never negative.",
            tiny(t -> t.predicted() - t.y()))
        .misconception(
            "the loss is halved",
            "L",
            "Some texts write ½(ŷ − y)². Here the loss is (ŷ − y)², without the half.",
            tiny(t -> t.loss() / 2))
        .misconception(
            "the squares are subtracted",
            "L",
            "First the difference, then the square.",
            tiny(t -> t.predicted() * t.predicted() - t.y() * t.y()));
  }

  private static Exercise backward() {
    return onTiny("hw03.2", "Backward")
        .asks(
            "record Backward(double dPredicted, double dw2, double db2, double dh, double dz1, double dw1, double db1)",
            "Backward backward(double x, double y, double w1, double b1, double w2, double b2)")
        .stages(
            gradients("output", 1, value("dL/dŷ", "g.dPredicted()", tiny(Tiny::dPredicted))),
            gradients(
                "second layer",
                2,
                value("dL/dw2", "g.dw2()", tiny(Tiny::dw2)),
                value("dL/db2", "g.db2()", tiny(Tiny::dPredicted))),
            gradients(
                "hidden unit",
                2,
                value("dL/dh", "g.dh()", tiny(Tiny::dh)),
                value("dL/dz1", "g.dz1()", tiny(Tiny::dz1))),
            gradients(
                "first layer",
                2,
                value("dL/dw1", "g.dw1()", tiny(Tiny::dw1)),
                value("dL/db1", "g.db1()", tiny(Tiny::dz1))))
        .misconception(
            "the 2 is missing", "dL/dŷ", "The slope of u² is 2u.", tiny(t -> t.predicted() - t.y()))
        .misconception(
            "the sign is turned around",
            "dL/dŷ",
            "If the prediction is too high, the loss grows with it: the slope is positive.",
            tiny(t -> -t.dPredicted()))
        .misconception(
            "the loss in place of its slope",
            "dL/dŷ",
            "Asked for is how fast the loss grows, not how large it is.",
            tiny(Tiny::loss))
        .misconception(
            "times the weight, not its input",
            "dL/dw2",
            "ŷ = w2·h + b2. If w2 grows by a little, by how many times as much does ŷ grow?",
            tiny(t -> t.dPredicted() * t.w2()))
        .misconception(
            "the sum in place of the bent one",
            "dL/dw2",
            "The second layer saw h, not z1. A unit that was silent gives its weight no blame.",
            tiny(t -> t.dPredicted() * t.z1()))
        .misconception(
            "the bias's own value multiplies",
            "dL/db2",
            "If b2 grows by 0.1, ŷ grows by 0.1, whatever b2 is.",
            tiny(t -> t.dPredicted() * t.b2()))
        .misconception(
            "the blame from above is forgotten",
            "dL/db2",
            "The local slope is 1, but it has to be multiplied by what comes from above.",
            tiny(t -> 1))
        .misconception(
            "times the activation, not the weight",
            "dL/dh",
            "ŷ = w2·h + b2. If h grows by a little, by how many times as much does ŷ grow?",
            tiny(t -> t.dPredicted() * t.h()))
        .misconception(
            "the slope of ReLU is forgotten",
            "dL/dz1",
            "Where z1 is negative, a small change of it changes nothing behind it.",
            tiny(Tiny::dh))
        .misconception(
            "the value of ReLU in place of its slope",
            "dL/dz1",
            "The slope of ReLU is 0 or 1. Its value is something else.",
            tiny(t -> t.dh() * t.h()))
        .misconception(
            "times the first weight, not its input",
            "dL/dw1",
            "z1 = w1·x + b1. If w1 grows by a little, by how many times as much does z1 grow?",
            tiny(t -> t.dz1() * t.w1()))
        .misconception(
            "the first bias is blamed past the bend",
            "dL/db1",
            "b1 stands before the bend, as w1 does: its blame comes through z1.",
            tiny(Tiny::dh));
  }

  private static Stage gradients(String name, int points, Value... values) {
    return stage(name, points, values).first("var g = backward(x, y, w1, b1, w2, b2);");
  }

  private static Question overshoot() {
    return Question.choice(
            "hw03.4",
            "With the rate 0.1 the loss went from 2.25 up to 30.80, with 0.01 down to 0.48. The gradients are the same. What happened?")
        .right(
            "The step was too long: it went past the valley and up the other side.",
            "The gradient is right about the direction, and only close by. A tenth of the step stays where it is right.")
        .wrong(
            "A gradient has the wrong sign.",
            "Then the small step would have made the loss grow, too. It fell.")
        .wrong(
            "The loss must be computed before the step.",
            "It was computed before and after: that is how we know that it grew.")
        .wrong(
            "The hidden unit died.",
            "It did not: z1 is 4.25 after the step. What grew wild is the second weight, which moved from 0.5 to -1.")
        .counts(1, "answer4");
  }

  private static Question onward() {
    return Question.choice(
            "hw03.6", "Which of dy, dW, db and dx does the layer hand on to the layer before it?")
        .right(
            "dx",
            "x is what the layer before has made: dx is its blame. dW and db stay, to move this layer.")
        .wrong("dW", "dW moves this layer's weights. The layer before has weights of its own.")
        .wrong("dy", "dy came from behind, and has been used: the layer before did not make y.")
        .wrong("all four", "The layer before knows only what it has made, which is x.")
        .counts(1, "answer6");
  }
}
