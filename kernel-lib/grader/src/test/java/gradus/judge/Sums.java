package gradus.judge;

import static gradus.grade.Asked.asked;
import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Question.number;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;

import gradus.grade.Case;
import gradus.grade.Sheet;
import gradus.grade.Task;
import gradus.tensor.Tensors;
import java.util.List;

/// A small homework to be judged in tests: 12 points.
final class Sums implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          exercise("sums.1", "The sum inside a neuron")
              .asks("double total(double[] x, double[] w, double b)")
              .given("double[] x, double[] w, double b")
              .drawn(
                  6,
                  (dice, size) -> inputs(dice.vector(size), dice.vector(size), dice.tenths(-1, 1)))
              .stages(
                  stage("sum", 2, value("z", "total(x, w, b)", Sums::total)),
                  stage("bend", 2, value("y", "bend(total(x, w, b))", in -> Math.abs(total(in)))))
              .misconception(
                  "the bias is left out",
                  "z",
                  "What is added last?",
                  in -> total(in) - in.number("b")),
          exercise("sums.2", "A softmax")
              .asks("double[] softmax(double[] z)")
              .given("double[] z")
              .drawn(6, (dice, size) -> inputs((Object) dice.vector(size + 1)))
              .stages(
                  stage("shape", 1, value("p", "softmax(z)", Sums::softmax).shape()),
                  stage("values", 2, value("p", "softmax(z)", Sums::softmax))),
          exercise("sums.3", "A tensor doubled, by hand")
              .asks("Tensor twice(Tensor x)")
              .given("Tensor x")
              .drawn(3, (dice, size) -> inputs(Tensors.tensor(dice.vector(size))))
              .stages(stage("values", 3, value("t", "twice(x)", in -> in.tensor("x").times(2))))
              .forbids("gradus.tensor.Tensor#times", "gradus.autodiff"),
          number("sums.4", dice -> asked("What is 2 + 2?").answer(4, "It is."))
              .counts(2, "answer4"));

  @Override
  public String name() {
    return "sums";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }

  private static double total(Case in) {
    double[] x = in.vector("x");
    double[] w = in.vector("w");
    double total = in.number("b");
    for (int i = 0; i < x.length; i++) {
      total += x[i] * w[i];
    }
    return total;
  }

  private static double[] softmax(Case in) {
    double[] p = in.vector("z");
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(p[i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }
}
