package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.outer;
import static gradus.homework.Reference.scaled;
import static gradus.homework.Reference.times;
import static gradus.homework.Reference.transpose;

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Stage;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The exercise of homework 3 on one linear layer.
final class Hw03Layer {
  private Hw03Layer() {}

  /// The slope of the mean squared error, times a factor that a mistake may change.
  private static double[] slope(Case in, double factor) {
    double[] predicted = in.vector("predicted");
    double[] wanted = in.vector("wanted");
    return IntStream.range(0, predicted.length)
        .mapToDouble(i -> factor * (predicted[i] - wanted[i]))
        .toArray();
  }

  private static double[] dy(Case in) {
    return slope(in, 2.0 / in.vector("predicted").length);
  }

  private static double[] dx(Case in) {
    return times(transpose(in.matrix("w")), dy(in));
  }

  static Exercise linear() {
    Value dy = value("dy", "g.dy()", Hw03Layer::dy);
    Value dw = value("dW", "g.dw()", in -> outer(dy(in), in.vector("x")));
    Value db = value("db", "g.db()", Hw03Layer::dy);
    Value dx = value("dx", "g.dx()", Hw03Layer::dx);
    return exercise("hw03.5", "One linear layer")
        .asks(
            "record LayerGradients(double[] dy, double[][] dw, double[] db, double[] dx)",
            "LayerGradients layerBackward(double[][] w, double[] x, double[] predicted, double[] wanted)")
        .given("double[][] w, double[] x, double[] predicted, double[] wanted")
        .drawn(
            8,
            (dice, size) -> {
              int inputs = 1 + size / 3;
              int outputs = inputs + dice.whole(1, 2);
              return inputs(
                  dice.matrix(outputs, inputs),
                  dice.vector(inputs),
                  dice.vector(outputs),
                  dice.vector(outputs));
            })
        .stages(
            ofLayer("shapes", 1, dy.shape(), dw.shape(), db.shape(), dx.shape()),
            ofLayer("error", 1, dy),
            ofLayer("parameters", 2, dw, db),
            ofLayer("input", 2, dx))
        .misconception(
            "dW is transposed",
            "dW",
            "Every gradient has the shape of what it belongs to: dW that of W.",
            in -> outer(in.vector("x"), dy(in)))
        .misconception(
            "W is not transposed on the way back",
            "dy",
            "Forward, row i of W makes output i. Backward, column j of W collects the blame of input j.",
            in -> in.matrix("w")[0][in.vector("predicted").length - 1])
        .misconception(
            "the sum in place of the mean",
            "dy",
            "The loss is the mean over the outputs, so each output's share is divided by how many there are.",
            in -> slope(in, 2))
        .misconception(
            "the 2 is missing",
            "dy",
            "The slope of u² is 2u.",
            in -> slope(in, 1.0 / in.vector("predicted").length))
        .misconception(
            "the sign is turned around",
            "dy",
            "If a prediction is too high, the loss grows with it.",
            in -> slope(in, -2.0 / in.vector("predicted").length))
        .misconception(
            "divided by the number of inputs",
            "dy",
            "The mean is over the outputs: divide by how many of these there are.",
            in -> slope(in, 2.0 / in.vector("x").length))
        .misconception(
            "times the weight, not its input",
            "dW",
            "y_i = Σ w_ij x_j + b_i. What multiplies w_ij?",
            in -> {
              double[][] w = in.matrix("w");
              for (int i = 0; i < w.length; i++) {
                w[i] = scaled(w[i], dy(in)[i]);
              }
              return w;
            })
        .misconception(
            "every row of dW is x",
            "dW",
            "The input is only one half of the product. Where is the blame of each output?",
            in -> {
              double[][] w = in.matrix("w");
              Arrays.fill(w, in.vector("x"));
              return w;
            })
        .misconception(
            "db is all ones",
            "db",
            "1 is the local slope. It is multiplied by what comes from above.",
            in -> {
              var ones = new double[in.vector("predicted").length];
              Arrays.fill(ones, 1);
              return ones;
            })
        .misconception(
            "only the last output's blame arrives",
            "dx",
            "x_j went into every output: its blame is the sum over all of them. Do you add, or replace?",
            in -> {
              int last = in.vector("predicted").length - 1;
              return scaled(in.matrix("w")[last], dy(in)[last]);
            });
  }

  private static Stage ofLayer(String name, int points, Value... values) {
    return stage(name, points, values).first("var g = layerBackward(w, x, predicted, wanted);");
  }
}
