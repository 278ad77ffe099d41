package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Generator;
import java.util.List;

/// Invented card payments, a few of them fraud.
final class Fraud {
  private static final List<String> FEATURES =
      List.of("amount", "hour", "km from home", "payments today", "card age in days", "abroad");

  private Fraud() {}

  static Dataset payments(int n, long seed) {
    Points.requireCount(n, 0);
    var generator = new Generator(seed);
    int frauds = (int) Math.round(0.03 * n);
    int[] place = Shuffle.of(n, generator);
    double[][] rows = new double[n][];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      boolean fraud = i < frauds;
      rows[place[i]] = payment(fraud, generator);
      labels[place[i]] = fraud ? 1 : 0;
    }
    return new Dataset(
        tensor(rows), tensor(labels).reshape(n, 1), FEATURES, List.of("honest", "fraud"));
  }

  private static double[] payment(boolean fraud, Generator g) {
    // A third of the frauds imitates an honest card.
    boolean loud = fraud && g.nextDouble() < 2 / 3.0;
    double amount = logNormal(loud ? 5.2 : 3.4, 0.9, g);
    double hour = (loud ? 2 : 14) + (loud ? 3 : 4.5) * g.nextGaussian();
    double distance = logNormal(loud ? 5 : 2, 1.2, g);
    double today = 1 + StrictMath.floor(logNormal(loud ? 1.4 : 0, 0.6, g));
    double age = logNormal(fraud ? 5.5 : 6.5, 0.8, g);
    double abroad = g.nextDouble() < (fraud ? 0.45 : 0.06) ? 1 : 0;
    return new double[] {cents(amount), wrap(hour), cents(distance), today, Math.rint(age), abroad};
  }

  private static double logNormal(double mean, double deviation, Generator g) {
    return StrictMath.exp(mean + deviation * g.nextGaussian());
  }

  private static double cents(double amount) {
    return Math.rint(100 * amount) / 100;
  }

  private static double wrap(double hour) {
    return Math.floorMod((int) Math.floor(hour * 60), 24 * 60) / 60.0;
  }
}
