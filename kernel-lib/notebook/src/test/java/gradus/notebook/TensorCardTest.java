package gradus.notebook;

import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensor;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class TensorCardTest {
  @Test
  void aTensorIsShownAsTextAndHtml() {
    var renderer = new Renderer();
    Renderers.register(renderer);
    assertEquals(
        Set.of("text/plain", "text/html"), Shown.forms(renderer.render(tensor(1, 2))).keySet());
  }

  @Test
  void smallValuesAreShownInFull() {
    String values = "[[ 0.5000, -1.2500],\n [ 3.0000,  0.0000]]";
    assertEquals(
        values + "\ntensor (2, 2) float32" + "\nfrom -1.25 to 3, mean 0.5625, deviation 1.545",
        text(tensor(new double[][] {{0.5, -1.25}, {3, 0}})));
  }

  @Test
  void aSingleNumberHasNoRange() {
    assertEquals("0.2500\ntensor () float32", text(tensor(0.25)));
  }

  @Test
  void aParameterSaysThatItLearnsAndShowsItsGradient() {
    Tensor w = tensor(3).requiresGrad();
    assertEquals("3\ntensor () float32, requires grad", text(w));
    w.times(2).minus(1).square().backward();
    assertEquals("3\ntensor () float32, requires grad\ngradient:\n20", text(w));
  }

  @Test
  void aResultNamesTheOpThatMadeIt() {
    Tensor y = tensor(1, 2).requiresGrad().times(tensor(3, 4));
    assertTrue(
        text(y).contains("tensor (2) float32, made by " + y.node().orElseThrow().op().label()));
  }

  @Test
  void manyValuesAreShortenedAndTheirDistributionDrawn() {
    seed(1);
    String text = text(randn(100, 100));
    assertTrue(text.contains("…"), text);
    String bars = text.lines().toList().getLast();
    assertEquals(18, bars.length(), bars);
    assertTrue(bars.matches("\\|[ ▁▂▃▄▅▆▇█]*█[ ▁▂▃▄▅▆▇█]*\\|"), bars);
  }

  @Test
  void theGapsOfADistributionAreAsWideInABrowser() {
    Tensor x = tensor(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    assertEquals("|█              █|", text(x).lines().toList().getLast());
    assertTrue(html(x).contains("█" + "\u00A0".repeat(14) + "█"), html(x));
  }

  @Test
  void anEvenDistributionHasEvenBars() {
    assertEquals("|████████████████|", text(arange(160)).lines().toList().getLast());
  }

  @Test
  void whatIsNotANumberIsCountedInRed() {
    Tensor x = tensor(1, Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN);
    assertTrue(
        text(x).endsWith("\nfrom 1 to 2, mean 1.5, deviation 0.5\nattention: 2 NaN, 1 infinite"));
    assertTrue(
        html(x)
            .contains(
                "<div style=\"color:var(--jp-error-color1,#c62828);font-weight:600\">2 NaN, 1"
                    + " infinite</div>"));
  }

  @Test
  void withoutStylesTheHtmlStillReads() {
    Tensor x = tensor(1, 2);
    assertFalse(html(x).contains("<script"));
    assertEquals(
        "<div><pre>[1, 2]</pre><div>tensor (2) float32</div>"
            + "<div>from 1 to 2, mean 1.5, deviation 0.5</div></div>",
        html(x).replaceAll(" style=\"[^\"]*\"", ""));
  }

  @Test
  void anEmptyTensorIsNoTrouble() {
    assertEquals("[] of shape (0)\ntensor (0) float32", text(zeros(0)));
  }

  private static String text(Tensor x) {
    return Shown.text(TensorCard.of(x));
  }

  private static String html(Tensor x) {
    return Shown.form(TensorCard.of(x), "text/html");
  }
}
