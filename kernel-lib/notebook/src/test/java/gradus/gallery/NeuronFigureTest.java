package gradus.gallery;

import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import gradus.nn.Linear;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuronFigureTest {
  @Test
  void itOpensAtTheSumOfTheSource() {
    List<Frame> frames = FigureCheck.of(Gallery.neuron());
    Frame start = frames.getFirst();
    assertEquals("z = w·x + b = 1.74 (no activation yet)", start.text());
    for (String part :
        List.of("income: w·x 1.80", "debt: w·x −0.80", "age: w·x 0.24", "bias: b 0.50")) {
      assertTrue(start.toString().contains(part), start::toString);
    }
  }

  @Test
  void everyKnobIsPartOfTheSum() {
    // income x and w, debt x and w, age x and w, bias
    assertEquals(
        "z = w·x + b = −5.00 (no activation yet)",
        Gallery.neuron().frame(1, 2, 3, -2, -1, 0.5, -0.5).text());
  }

  @Test
  void withAReluANegativeSumIsSilent() {
    Figure figure = Gallery.neuron(relu());
    assertEquals("z = w·x + b = 0.15, a = relu(z) = 0.15", figure.start().text());
    FigureCheck.of(figure);
    assertEquals(
        "z = w·x + b = −0.85, a = relu(z) = 0.00: the sum is negative, and the neuron is silent",
        figure.frame(0, 0.8, -0.3, 0.1).text());
  }

  @Test
  void theReadersNeuronDecidesOnSpam() {
    var spam = new Linear(tensor(new double[][] {{1.5, 2, -3}}), tensor(new double[] {-0.5}));
    FigureCheck.of(Gallery.neuron(spam, relu(), 0.2, 0, 1));
    assertTrue(z(spam, 0.2, 0, 1).startsWith("z = w·x + b = −3.20"));
    assertTrue(z(spam, 0.9, 1, 0).startsWith("z = w·x + b = 2.85"));
    assertTrue(z(spam, 0.8, 1, 1).startsWith("z = w·x + b = −0.30"));
  }

  private static String z(Linear neuron, double... x) {
    return Gallery.neuron(neuron, relu(), x).start().text();
  }

  @Test
  void whatIsNoNumberIsSaidInTheFigure() {
    Frame frame = Gallery.neuron().frame(Double.NaN, 1.2, 1, -0.8, 0.8, 0.3, 0.5);
    assertFalse(frame.isTrouble());
    assertTrue(frame.text().startsWith("z = w·x + b = NaN (no activation yet)\n"), frame::text);
    assertTrue(
        frame.text().endsWith("not finite (NaN or infinite) and cannot be drawn."), frame::text);
  }

  @Test
  void mistakesAreExplained() {
    assertMessage(
        "cannot show linear(2, 3) as one neuron: it has 3. Gallery.layer shows them together.",
        () -> Gallery.neuron(linear(2, 3), tanh(), 1, 2));
    assertMessage(
        "cannot give 3 inputs to linear(2, 1): it takes 2.",
        () -> Gallery.neuron(linear(2, 1), tanh(), 1, 2, 3));
  }

  static void assertMessage(String message, Runnable mistake) {
    var thrown = assertThrows(IllegalArgumentException.class, mistake::run);
    assertEquals(message, thrown.getMessage());
  }
}
