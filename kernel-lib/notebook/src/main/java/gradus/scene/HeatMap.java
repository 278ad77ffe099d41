package gradus.scene;

import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/// A rectangle of numbers as colors.
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeatMap(double[][] values, double strongest, long missing) {
  /// The strongest tint on which ink can be read.
  private static final double STRONGEST = 0.45;

  private static final int MOST_WRITTEN = 144;

  /// How much wider than high a written number is.
  private static final double LETTERS = 2.8;

  private static final int PIXELS = 256;

  static HeatMap of(double[][] values) {
    long columns = Arrays.stream(values).mapToInt(row -> row.length).distinct().count();
    if (values.length == 0 || values[0].length == 0 || columns > 1) {
      throw new IllegalArgumentException(
          "cannot draw a heat map of %s rows with %s: all rows must be equally long, and hold a number."
              .formatted(
                  values.length, Arrays.stream(values).map(row -> row.length + "").toList()));
    }
    double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    double strongest = Arrays.stream(all).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    long missing = Arrays.stream(all).filter(value -> !Double.isFinite(value)).count();
    double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    return new HeatMap(copy, strongest, missing);
  }

  /// @param first where row 0 begins, and `last` where the last row ends
  void paint(Graphics2D g, double left, double first, double right, double last, float size) {
    int rows = values.length;
    int columns = values[0].length;
    double top = Math.min(first, last);
    g.drawImage(
        image(first > last),
        (int) Math.round(left),
        (int) Math.round(top),
        (int) Math.round(right - left),
        (int) Math.round(Math.abs(last - first)),
        null);
    double wide = (right - left) / columns;
    double high = Math.abs(last - first) / rows;
    if (rows * columns <= MOST_WRITTEN && wide >= LETTERS * size && high >= size) {
      g.setColor(Palette.INK.color());
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          double x = left + (right - left) * (column + 0.5) / columns;
          double y = first + (last - first) * (row + 0.5) / rows;
          g.fill(Letters.of(Numbers.brief(values[row][column]), size, x, y, 0.5));
        }
      }
    }
  }

  /// Whole pixels for each number, so that a browser does not blur them.
  private BufferedImage image(boolean upward) {
    int rows = values.length;
    int columns = values[0].length;
    int wide = Math.max(1, PIXELS / columns);
    int high = Math.max(1, PIXELS / rows);
    var image = new BufferedImage(columns * wide, rows * high, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = columns * wide;
    for (int band = 0; band < rows; band++) {
      double[] row = values[upward ? rows - 1 - band : band];
      int start = band * high * width;
      for (int column = 0; column < columns; column++) {
        int from = start + column * wide;
        Arrays.fill(pixels, from, from + wide, tint(row[column]));
      }
      for (int line = 1; line < high; line++) {
        System.arraycopy(pixels, start, pixels, start + line * width, width);
      }
    }
    return image;
  }

  private int tint(double value) {
    if (!Double.isFinite(value)) {
      return Palette.GRID.rgb();
    }
    Color full = (value < 0 ? Palette.CLASS_0 : Palette.CLASS_1).color();
    double share = strongest == 0 ? 0 : STRONGEST * Math.abs(value) / strongest;
    return Tints.of(full, share).getRGB();
  }

  @Override
  public String toString() {
    var all =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .summaryStatistics();
    return "heat map of %s × %s numbers, from %s to %s"
        .formatted(
            values.length,
            values[0].length,
            Numbers.brief(all.getMin()),
            Numbers.brief(all.getMax()));
  }
}
