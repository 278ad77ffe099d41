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

/// The exercise of homework 3 on a network with two layers.
final class Hw03Network {
  private Hw03Network() {}

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
