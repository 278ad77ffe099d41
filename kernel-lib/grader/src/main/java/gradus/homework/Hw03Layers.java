package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.affine;
import static gradus.homework.Reference.outer;
import static gradus.homework.Reference.relu;
import static gradus.homework.Reference.scaled;
import static gradus.homework.Reference.softmax;
import static gradus.homework.Reference.times;
import static gradus.homework.Reference.transpose;

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Stage;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The exercises of homework 3 that are about whole layers.
final class Hw03Layers {
  private Hw03Layers() {}

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
    Value dy = value("dy", "g.dy()", Hw03Layers::dy);
    Value dw = value("dW", "g.dw()", in -> outer(dy(in), in.vector("x")));
    Value db = value("db", "g.db()", Hw03Layers::dy);
    Value dx = value("dx", "g.dx()", Hw03Layers::dx);
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

  /// The 3-4-2 network of the lesson, of any size: ReLU inside, softmax and cross-entropy at the
  /// end.
  private static final class Net {
    private final double[] x;
    private final int k;
    private final double[][] w1;
    private final double[] b1;
    private final double[][] w2;
    private final double[] b2;

    Net(Case in) {
      x = in.vector("x");
      k = in.whole("k");
      w1 = in.matrix("w1");
      b1 = in.vector("b1");
      w2 = in.matrix("w2");
      b2 = in.vector("b2");
    }

    double[] z1() {
      return affine(w1, x, b1);
    }

    double[] h() {
      return relu(z1());
    }

    double[] z2() {
      return affine(w2, h(), b2);
    }

    double[] p() {
      return softmax(z2());
    }

    double[] dz2() {
      double[] d = p();
      d[k] -= 1;
      return d;
    }

    double[] dh() {
      return times(transpose(w2), dz2());
    }

    double[] dz1() {
      return through(dh(), z1());
    }

    /// Lets pass what stands where the gate is open.
    static double[] through(double[] d, double[] gate) {
      return IntStream.range(0, d.length).mapToDouble(i -> gate[i] > 0 ? d[i] : 0).toArray();
    }
  }

  private static Function<Case, Object> net(Function<Net, Object> what) {
    return in -> what.apply(new Net(in));
  }

  static Exercise network() {
    Value dz2 = value("dz2", "g.dz2()", net(Net::dz2));
    Value dw2 = value("dW2", "g.dw2()", net(n -> outer(n.dz2(), n.h())));
    Value db2 = value("db2", "g.db2()", net(Net::dz2));
    Value dh = value("dh", "g.dh()", net(Net::dh));
    Value dz1 = value("dz1", "g.dz1()", net(Net::dz1));
    Value dw1 = value("dW1", "g.dw1()", net(n -> outer(n.dz1(), n.x)));
    Value db1 = value("db1", "g.db1()", net(Net::dz1));
    return exercise("hw03.7", "Three inputs, four units, two classes")
        .asks(
            "record Pass(double[] z1, double[] h, double[] z2, double[] p, double loss)",
            "record Gradients(double[] dz2, double[][] dw2, double[] db2, double[] dh, double[] dz1, double[][] dw1, double[] db1)",
            "Pass pass(double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2)",
            "Gradients gradients(double[] x, int k, double[][] w2, Pass f)")
        .given("double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2")
        .drawn(
            8,
            (dice, size) -> {
              Sizes n = Sizes.of(size);
              return inputs(
                  dice.vector(n.inputs()),
                  dice.whole(0, n.classes() - 1),
                  dice.matrix(n.units(), n.inputs()),
                  dice.biases(n.units()),
                  dice.matrix(n.classes(), n.units()),
                  dice.vector(n.classes()));
            })
        .stages(
            stage(
                    "forward",
                    2,
                    value("z1", "f.z1()", net(Net::z1)),
                    value("h", "f.h()", net(Net::h)),
                    value("z2", "f.z2()", net(Net::z2)),
                    value("p", "f.p()", net(Net::p)))
                .first("var f = pass(x, k, w1, b1, w2, b2);"),
            stage(
                "loss",
                1,
                value("L", "pass(x, k, w1, b1, w2, b2).loss()", net(n -> -Math.log(n.p()[n.k])))),
            ofNet(
                "shapes",
                1,
                dz2.shape(),
                dw2.shape(),
                db2.shape(),
                dh.shape(),
                dz1.shape(),
                dw1.shape(),
                db1.shape()),
            ofNet("output layer", 2, dz2, dw2, db2),
            ofNet("hidden units", 2, dh, dz1),
            ofNet("first layer", 2, dw1, db1))
        .misconception(
            "the first bias is left out",
            "z1",
            "z1 = W1·x + b1: which part is missing?",
            net(n -> times(n.w1, n.x)))
        .misconception("the bend is missing", "h", "What is h where z1 is negative?", net(Net::z1))
        .misconception(
            "the exponentials are not divided by their sum",
            "p",
            "Probabilities add up to 1. Do yours?",
            net(n -> Arrays.stream(n.z2()).map(Math::exp).toArray()))
        .misconception(
            "a logarithm to the base 10",
            "L",
            "The loss is in nats: the natural logarithm, Math.log.",
            net(n -> -Math.log10(n.p()[n.k])))
        .misconception(
            "the minus of the loss is missing",
            "L",
            "The logarithm of a probability is negative, a loss is not.",
            net(n -> Math.log(n.p()[n.k])))
        .misconception(
            "wanted minus predicted",
            "dz2",
            "The score of the right class should rise: its slope has to be negative, p - 1.",
            net(n -> scaled(n.dz2(), -1)))
        .misconception(
            "nothing is subtracted",
            "dz2",
            "p minus what is wanted: 1 for the right class, 0 for the others.",
            net(Net::p))
        .misconception(
            "dW2 is transposed",
            "dW2",
            "dW2 has the shape of W2: a row for each class.",
            net(n -> outer(n.h(), n.dz2())))
        .misconception(
            "the sums in place of the units",
            "dW2",
            "The second layer saw h, not z1.",
            net(n -> outer(n.dz2(), n.z1())))
        .misconception(
            "the slope of ReLU is forgotten",
            "dz1",
            "A unit that was silent passes no blame on.",
            net(Net::dh))
        .misconception(
            "the gate looks at the blame",
            "dz1",
            "What decides is whether the unit was awake, that is z1, not the sign of dh.",
            net(n -> Net.through(n.dh(), n.dh())))
        .misconception(
            "the first bias is blamed past the bend",
            "db1",
            "b1 is a part of z1: its blame is dz1.",
            net(Net::dh));
  }

  private static Stage ofNet(String name, int points, Value... values) {
    return stage(name, points, values)
        .first("var f = pass(x, k, w1, b1, w2, b2); var g = gradients(x, k, w2, f);");
  }
}
