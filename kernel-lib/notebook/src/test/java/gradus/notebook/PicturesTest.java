package gradus.notebook;

import static gradus.notebook.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;

class PicturesTest {
  private static final Renderer RENDERER = new Renderer();

  static {
    Renderers.register(RENDERER);
  }

  static Stream<Map.Entry<String, Plot>> samples() {
    return Samples.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPlotIsShownAsTextPngAndSvgInOneBundle(Map.Entry<String, Plot> sample) {
    var forms = Shown.forms(RENDERER.render(sample.getValue()));
    assertEquals(Set.of("text/plain", "image/png", "image/svg+xml"), forms.keySet());
    assertEquals(sample.getValue().toString(), forms.get("text/plain"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePngHasAnAltTextAndTwiceThePixelsOfTheSizeThatItAnnounces(Map.Entry<String, Plot> sample)
      throws Exception {
    DisplayData data = RENDERER.render(sample.getValue());
    XYChart chart = sample.getValue().xchart();
    var image = Shown.image(data);
    assertEquals(
        Map.of(
            "width",
            chart.getWidth(),
            "height",
            chart.getHeight(),
            "alt",
            sample.getValue().heading()),
        Shown.announcedSize(data));
    assertEquals(2 * chart.getWidth(), image.getWidth());
    assertEquals(2 * chart.getHeight(), image.getHeight());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSvgIsWellFormedAndSaysWhatItShows(Map.Entry<String, Plot> sample) throws Exception {
    String svg = Shown.svg(RENDERER.render(sample.getValue()));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    var root = document.getDocumentElement();
    assertEquals("img", root.getAttribute("role"));
    assertEquals(
        sample.getValue().heading(), root.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(
        sample.getValue().toString(), root.getElementsByTagName("desc").item(0).getTextContent());
    assertFalse(svg.contains("<text"), "letters are outlines: no font is needed to see them");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPictureIsSmall(Map.Entry<String, Plot> sample) {
    DisplayData data = RENDERER.render(sample.getValue());
    int png = Base64.getDecoder().decode(Shown.form(data, "image/png")).length;
    int svg = Shown.svg(data).length();
    IO.println("%s: PNG %s, SVG %s bytes".formatted(sample.getKey(), png, svg));
    assertTrue(png < 40_000, "PNG");
    assertTrue(svg < 50_000, "SVG");
  }

  @Test
  void twoPicturesInOnePageShareNoName() {
    var ids = new HashSet<String>();
    var id = Pattern.compile(" id=\"[^\"]*\"");
    samples()
        .map(sample -> Shown.svg(RENDERER.render(sample.getValue())))
        .flatMap(svg -> id.matcher(svg).results())
        .forEach(m -> assertTrue(ids.add(m.group()), m.group()));
    assertFalse(ids.isEmpty());
  }

  @Test
  void theSamePlotGivesTheSameBytes() throws Exception {
    assertEquals(Sums.all(), Sums.all());
  }

  @Test
  void aDifferentNumberGivesADifferentPicture() {
    var one =
        Shown.forms(RENDERER.render(plot("x", new double[] {1, 2}, "y", new double[] {1, 2})));
    var two =
        Shown.forms(RENDERER.render(plot("x", new double[] {1, 2}, "y", new double[] {2, 1})));
    one.forEach((form, shown) -> assertNotEquals(shown, two.get(form), form));
  }

  @Test
  void aStyledXChartIsShownInAllFormsToo() {
    XYChart chart = Samples.loss().xchart();
    chart.setTitle("My own");
    chart.getStyler().setLegendVisible(false);
    DisplayData data = RENDERER.render(chart);
    var forms = Shown.forms(data);
    assertEquals(Set.of("text/plain", "image/png", "image/svg+xml"), forms.keySet());
    assertTrue(Shown.text(data).startsWith("My own: loss (nats) against step\ntraining: 501"));
  }

  @Test
  void dashesOfADenseLineAreSeen() {
    String svg = Shown.svg(RENDERER.render(Samples.loss()));
    long dashed = svg.lines().filter(l -> l.contains("stroke-dasharray:7,4")).count();
    assertEquals(2, dashed, "one path for 501 points, and one line in the legend");
  }
}
