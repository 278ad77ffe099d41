package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Generator;
import java.util.List;
import java.util.stream.IntStream;

/// Digits drawn by our own geometry: strokes of a pen, bent and moved a little differently each
/// time, blackened into pixels.
///
/// ```java
/// var digits = new DrawnDigits(28, 0.5).draw(100, 7);   // as large as MNIST's, tidily written
/// ```
///
/// @param size how many pixels wide and high, at least 8
/// @param variety how much the drawings differ: 0 is print, 1 is everyday handwriting
public record DrawnDigits(int size, double variety) {
  /// Checks size and variety.
  ///
  /// @throws IllegalArgumentException if the drawings would be too small to read or too wild to fit
  public DrawnDigits {
    if (size < 8 || !(variety >= 0 && variety <= 2)) {
      throw new IllegalArgumentException(
          "drawn digits need at least 8 pixels and a variety from 0 to 2, not %d and %s."
              .formatted(size, variety));
    }
  }

  /// Draws digits, the ten in turn.
  ///
  /// @param n how many
  /// @param seed the same seed gives the same drawings
  /// @return x (n, 1, size, size) from 0 (paper) to 1 (ink), y (n) with class numbers 0 to 9
  public Dataset draw(int n, long seed) {
    Points.requireCount(n, 0);
    var generator = new Generator(seed);
    float[] pixels = new float[n * size * size];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 10;
      draw(i % 10, generator, pixels, i * size * size);
    }
    var names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    var y = tensor(labels);
    return new Dataset(tensor(pixels).to(y.dtype()).reshape(n, 1, size, size), y, List.of(), names);
  }

  private void draw(int digit, Generator g, float[] pixels, int from) {
    List<List<double[]>> strokes = Strokes.of(digit, g);
    var hand = new Hand(size, variety, g);
    strokes.forEach(stroke -> stroke.forEach(hand::move));
    double halfWidth = size * (0.055 + 0.018 * variety * spread(g));
    double grain = 0.06 * variety;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double distance = distance(column + 0.5, row + 0.5, strokes);
        // The edge of the ink is one pixel soft.
        double ink = Math.clamp(halfWidth + 0.5 - distance, 0, 1) + grain * g.nextGaussian();
        pixels[from + row * size + column] = (float) Math.clamp(ink, 0, 1);
      }
    }
  }

  private static double spread(Generator g) {
    return 2 * g.nextDouble() - 1;
  }

  private static double distance(double x, double y, List<List<double[]>> strokes) {
    double nearest = Double.POSITIVE_INFINITY;
    for (List<double[]> stroke : strokes) {
      for (int k = 1; k < stroke.size(); k++) {
        nearest = Math.min(nearest, squaredDistance(x, y, stroke.get(k - 1), stroke.get(k)));
      }
    }
    return Math.sqrt(nearest);
  }

  private static double squaredDistance(double x, double y, double[] a, double[] b) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1);
    double ex = x - a[0] - along * dx;
    double ey = y - a[1] - along * dy;
    return ex * ex + ey * ey;
  }

  /// How one drawing differs from print: slant, turn, size, place and a slight wave.
  private static final class Hand {
    private final double center;
    private final double xFromX;
    private final double xFromY;
    private final double yFromX;
    private final double yFromY;
    private final double waveX;
    private final double waveY;
    private final double phaseX;
    private final double phaseY;
    private final double shiftX;
    private final double shiftY;

    Hand(int size, double variety, Generator g) {
      double slant = 0.25 * variety * spread(g);
      double turn = 0.14 * variety * spread(g);
      double width = size * 0.36 * (1 + 0.17 * variety * spread(g));
      double height = size * 0.36 * (1 + 0.17 * variety * spread(g));
      double cos = StrictMath.cos(turn);
      double sin = StrictMath.sin(turn);
      center = size / 2.0;
      xFromX = width * cos;
      xFromY = -width * slant * cos - height * sin;
      yFromX = width * sin;
      yFromY = -width * slant * sin + height * cos;
      waveX = 0.1 * variety * spread(g);
      waveY = 0.1 * variety * spread(g);
      phaseX = Math.PI * spread(g);
      phaseY = Math.PI * spread(g);
      shiftX = 0.085 * size * variety * spread(g);
      shiftY = 0.085 * size * variety * spread(g);
    }

    void move(double[] point) {
      double x = point[0] + waveX * StrictMath.sin(2.5 * point[1] + phaseX);
      double y = point[1] + waveY * StrictMath.sin(2.5 * point[0] + phaseY);
      point[0] = center + xFromX * x + xFromY * y + shiftX;
      point[1] = center + yFromX * x + yFromY * y + shiftY;
    }
  }
}
