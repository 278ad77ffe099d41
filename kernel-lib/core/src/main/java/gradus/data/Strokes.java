package gradus.data;

import gradus.tensor.Generator;
import java.util.ArrayList;
import java.util.List;

/// The ten digits as strokes of a pen, in a frame from −1 (top) to 1 (bottom).
///
/// A stroke is a chain of points. Some digits have two habits of writing, chosen by chance: the
/// seven with a bar, the one with a foot, the four open or closed.
final class Strokes {
  private static final int ARC_STEPS = 20;

  private final List<List<double[]>> strokes = new ArrayList<>();

  private Strokes() {}

  static List<List<double[]>> of(int digit, Generator generator) {
    boolean habit = generator.nextDouble() < 0.4;
    var pen = new Strokes();
    switch (digit) {
      case 0 -> pen.down().arc(0, 0, 0.58, 0.95, -90, 270);
      case 1 -> {
        pen.down().to(-0.35, -0.55).to(0.05, -0.95).to(0.05, 0.95);
        if (habit) {
          pen.down().to(-0.35, 0.95).to(0.45, 0.95);
        }
      }
      case 2 -> pen.down().arc(0, -0.42, 0.52, 0.53, 190, 390).to(-0.55, 0.95).to(0.6, 0.95);
      case 3 ->
          pen.down().arc(-0.05, -0.48, 0.5, 0.47, 200, 450).arc(-0.05, 0.46, 0.58, 0.47, 270, 510);
      case 4 -> {
        pen.down().to(habit ? 0.28 : -0.15, -0.95).to(-0.6, 0.3).to(0.65, 0.3);
        pen.down().to(0.28, habit ? -0.95 : -0.4).to(0.28, 0.95);
      }
      case 5 ->
          pen.down()
              .to(0.5, -0.95)
              .to(-0.42, -0.95)
              .to(-0.47, -0.1)
              .arc(-0.02, 0.35, 0.57, 0.6, 225, 510);
      case 6 -> pen.down().arc(0.45, 0.45, 0.98, 1.4, 265, 185).arc(0, 0.45, 0.54, 0.5, 180, 540);
      case 7 -> {
        pen.down().to(-0.55, -0.9).to(0.55, -0.9).to(-0.1, 0.95);
        if (habit) {
          pen.down().to(-0.25, 0.05).to(0.5, 0.05);
        }
      }
      case 8 -> {
        pen.down().arc(0, -0.48, 0.43, 0.46, 90, 450);
        pen.down().arc(0, 0.47, 0.54, 0.48, -90, 270);
      }
      case 9 -> pen.down().arc(0, -0.42, 0.5, 0.52, 360, 0).to(0.48, 0).to(0.3, 0.95);
      default -> throw new AssertionError("not a digit: " + digit);
    }
    return pen.strokes;
  }

  /// Puts the pen down: a new stroke begins.
  private Strokes down() {
    strokes.add(new ArrayList<>());
    return this;
  }

  private Strokes to(double x, double y) {
    strokes.getLast().add(new double[] {x, y});
    return this;
  }

  /// Part of an ellipse. Angles in degrees: 0 is right, 90 is down.
  private Strokes arc(double x, double y, double rx, double ry, double from, double to) {
    for (int k = 0; k <= ARC_STEPS; k++) {
      double angle = StrictMath.toRadians(from + (to - from) * k / ARC_STEPS);
      to(x + rx * StrictMath.cos(angle), y + ry * StrictMath.sin(angle));
    }
    return this;
  }
}
