package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Generator;
import java.util.List;

/// Collects noisy points of the plane with their classes.
final class Points {
  private final Generator generator;
  private final double noise;
  private final double[] xy;
  private final double[] labels;
  private int count;

  Points(int n, double noise, long seed) {
    requireCount(n, noise);
    generator = new Generator(seed);
    this.noise = noise;
    xy = new double[2 * n];
    labels = new double[n];
  }

  static void requireCount(int n, double noise) {
    if (n < 1 || !(noise >= 0) || Double.isInfinite(noise)) {
      throw new IllegalArgumentException(
          "a dataset needs at least 1 example and noise of 0 or more, not %d and %s."
              .formatted(n, noise));
    }
  }

  double uniform(double from, double to) {
    return from + (to - from) * generator.nextDouble();
  }

  void add(double x, double y, int label) {
    xy[2 * count] = x + noise * generator.nextGaussian();
    xy[2 * count + 1] = y + noise * generator.nextGaussian();
    labels[count++] = label;
  }

  void addPolar(double radius, double angle, int label) {
    add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), label);
  }

  Dataset binary(List<String> classes) {
    return new Dataset(
        tensor(xy).reshape(count, 2), tensor(labels).reshape(count, 1), names(), classes);
  }

  Dataset classes(List<String> classes) {
    return new Dataset(tensor(xy).reshape(count, 2), tensor(labels), names(), classes);
  }

  private static List<String> names() {
    return List.of("x₁", "x₂");
  }
}
