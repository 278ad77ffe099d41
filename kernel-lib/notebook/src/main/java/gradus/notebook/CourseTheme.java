package gradus.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.theme.XChartTheme;

/// How every chart of the course looks: white paper, dark ink, our font, few lines.
final class CourseTheme extends XChartTheme {
  private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {9, 3, 2, 3}};

  /// The stroke of the n-th line: lines differ by their dashes, not only by their color.
  static BasicStroke stroke(int n) {
    float[] dash = DASHES[n % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
  }

  @Override
  public Font getBaseFont() {
    return Fonts.font(12f);
  }

  @Override
  public Color getChartBackgroundColor() {
    return Palette.PAPER.color();
  }

  @Override
  public Color getChartFontColor() {
    return Palette.INK.color();
  }

  @Override
  public int getChartPadding() {
    return 12;
  }

  @Override
  public Font getChartTitleFont() {
    return Fonts.font(15f);
  }

  @Override
  public Font getLegendFont() {
    return Fonts.font(12f);
  }

  @Override
  public Color getLegendBackgroundColor() {
    return Palette.PAPER.color();
  }

  @Override
  public Color getLegendBorderColor() {
    return Palette.PAPER.color();
  }

  @Override
  public int getLegendPadding() {
    return 12;
  }

  @Override
  public int getLegendSeriesLineLength() {
    return 32;
  }

  @Override
  public Font getAxisTitleFont() {
    return Fonts.font(13f);
  }

  @Override
  public Font getAxisTickLabelsFont() {
    return Fonts.font(11.5f);
  }

  @Override
  public Color getAxisTickLabelsColor() {
    return Palette.FAINT_INK.color();
  }

  @Override
  public Color getAxisTickMarksColor() {
    return Palette.FAINT_INK.color();
  }

  @Override
  public Color getPlotBackgroundColor() {
    return Palette.PAPER.color();
  }

  @Override
  public boolean isPlotBorderVisible() {
    return false;
  }

  @Override
  public Color getPlotGridLinesColor() {
    return Palette.GRID.color();
  }

  @Override
  public BasicStroke getPlotGridLinesStroke() {
    return new BasicStroke(1f);
  }

  @Override
  public boolean isPlotTicksMarksVisible() {
    return false;
  }

  @Override
  public int getMarkerSize() {
    return 11;
  }

  @Override
  public Color[] getSeriesColors() {
    return IntStream.range(0, 6).mapToObj(n -> Palette.turn(n).color()).toArray(Color[]::new);
  }

  @Override
  public BasicStroke[] getSeriesLines() {
    return IntStream.range(0, DASHES.length)
        .mapToObj(CourseTheme::stroke)
        .toArray(BasicStroke[]::new);
  }

  @Override
  public Marker[] getSeriesMarkers() {
    return Markers.ALL;
  }
}
