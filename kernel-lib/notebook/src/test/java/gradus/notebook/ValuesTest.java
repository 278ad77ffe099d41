package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Tensors;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class ValuesTest {
  record Point(double x, double y) {}

  @Test
  void arraysAndListsAreShownByWhatIsInThem() {
    var renderer = new Renderer();
    Renderers.register(renderer);
    assertEquals("[0.3333, 2]", Shown.text(renderer.render(new double[] {1 / 3.0, 2})));
    assertEquals("[0.3333, 2]", Shown.text(renderer.render(new float[] {1 / 3f, 2})));
    assertEquals("[1, 2, 3]", Shown.text(renderer.render(new int[] {1, 2, 3})));
    assertEquals("[0.3333, NaN]", Shown.text(renderer.render(List.of(1 / 3.0, Double.NaN))));
    assertEquals(
        "[[1, 2],\n [3, 4]]", Shown.text(renderer.render(new double[][] {{1, 2}, {3, 4}})));
    assertEquals("[]", Shown.text(renderer.render(new double[0])));
  }

  @Test
  void aRaggedArrayIsShownRowByRow() {
    assertEquals("[[1], [2, 3]]", Values.text(new double[][] {{1}, {2, 3}}));
  }

  @Test
  void theMiddleOfALongOneIsLeftOut() {
    assertEquals(
        "[0, 1, 2, 3, 4, …, 995, 996, 997, 998, 999] (1,000)",
        Values.text(IntStream.range(0, 1000).toArray()));
  }

  @Test
  void aRecordKeepsItsOwnText() {
    assertEquals("Point[x=1.0, y=2.0]", Values.text(new Point(1, 2)));
  }

  @Test
  void aPatternIsPrintedWithAPointInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals(
          "step   7   loss 0.2500\n",
          printed(() -> Notebook.print("step %3d   loss %.4f", 7, Tensors.tensor(0.25))));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aLoneTextIsPrintedAsItIs() {
    assertEquals("100 %\n", printed(() -> Notebook.print("100 %")));
  }

  @Test
  void aValueIsPrintedReadably() {
    assertEquals("[0.5, 1]\n", printed(() -> Notebook.print(new double[] {0.5, 1})));
  }

  private static String printed(Runnable code) {
    PrintStream before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      code.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
