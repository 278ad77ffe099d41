package gradus.notebook;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;

/// A chart on a background of colors: each place has the color of the class that a model sees
/// there, the stronger the surer the model is.
final class FieldChart extends XYChart {
  private static final int SIDE = 300;
  private static final int BANDS = 10;
  private static final double STRONGEST = 0.45;

  private final Field field;
  private final BufferedImage image;

  FieldChart(int width, int height, Field field) {
    super(width, height, new CourseTheme());
    this.field = field;
    this.image = image(field);
    var clear = new Color(255, 255, 255, 0);
    getStyler().setPlotContentSize(1).setChartBackgroundColor(clear).setPlotBackgroundColor(clear);
    getStyler()
        .setPlotGridLinesVisible(false)
        .setXAxisMin(field.x0())
        .setXAxisMax(field.x1())
        .setYAxisMin(field.y0())
        .setYAxisMax(field.y1());
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    super.paint(new VectorGraphics2D(), width, height); // only to learn where the axes come to lie
    double left = getScreenXFromChart(field.x0());
    double right = getScreenXFromChart(field.x1());
    double top = getScreenYFromChart(field.y1());
    double bottom = getScreenYFromChart(field.y0());
    g.setColor(Palette.PAPER.color());
    g.fillRect(0, 0, width, height);
    g.drawImage(image, (int) left, (int) top, (int) (right - left), (int) (bottom - top), null);
    super.paint(g, width, height);
  }

  private static BufferedImage image(Field field) {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    double step = (Field.SIDE - 1.0) / (SIDE - 1);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double value = field.value(column * step, (SIDE - 1 - row) * step);
        image.setRGB(column, row, tint(value));
      }
    }
    return image;
  }

  /// Blue for 0, orange for 1, paper in between, in a few even bands.
  static int tint(double value) {
    if (Double.isNaN(value)) {
      return Palette.GRID.rgb();
    }
    double band = Math.clamp(Math.floor(value * BANDS), 0, BANDS - 1) + 0.5;
    double sure = 2 * band / BANDS - 1; // from -1 to 1
    Palette strong = sure < 0 ? Palette.CLASS_0 : Palette.CLASS_1;
    return Palette.PAPER.mixed(strong, STRONGEST * Math.abs(sure)).getRGB();
  }
}
