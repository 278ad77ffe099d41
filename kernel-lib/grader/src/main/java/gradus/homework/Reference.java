package gradus.homework;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The few sums from which references and known mistakes are made.
final class Reference {
  private Reference() {}

  static double sum(double[] x) {
    return Arrays.stream(x).sum();
  }

  static double dot(double[] x, double[] w) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * w[i]).sum();
  }

  static double relu(double z) {
    return Math.max(0, z);
  }

  static double[] relu(double[] z) {
    return Arrays.stream(z).map(Reference::relu).toArray();
  }

  /// Wx + b.
  static double[] affine(double[][] w, double[] x, double[] b) {
    return IntStream.range(0, w.length).mapToDouble(i -> dot(w[i], x) + b[i]).toArray();
  }

  static double[][] transpose(double[][] w) {
    var t = new double[w[0].length][w.length];
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[0].length; j++) {
        t[j][i] = w[i][j];
      }
    }
    return t;
  }

  /// Wx.
  static double[] times(double[][] w, double[] x) {
    return affine(w, x, new double[w.length]);
  }

  static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(v -> factor * v).toArray();
  }

  static double[][] outer(double[] a, double[] b) {
    return Arrays.stream(a).mapToObj(v -> scaled(b, v)).toArray(double[][]::new);
  }

  static double[] softmax(double[] z) {
    double max = Arrays.stream(z).max().orElse(0);
    double[] e = Arrays.stream(z).map(v -> Math.exp(v - max)).toArray();
    return scaled(e, 1 / sum(e));
  }
}
