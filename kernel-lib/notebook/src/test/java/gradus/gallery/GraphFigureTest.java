package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.loss.Losses.mse;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.gallery.BackwardPass.Node;
import gradus.tensor.GradientException;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GraphFigureTest {
  /// One neuron: w = 2, x = 1.5, b = −1, target 1.
  private final Tensor w = number(2).requiresGrad();

  private final Tensor a = w.times(number(1.5)).plus(number(-1));
  private final Tensor loss = a.sigmoid().minus(number(1)).square();

  private static Tensor number(double value) {
    try (var _ = defaultType(FLOAT64)) {
      return tensor(value);
    }
  }

  @Test
  void theNeuronOfTheSourceIsSteppedThrough() {
    Figure figure = LearningGallery.graph(loss, Map.of("w", w, "a", a));
    FigureCheck.of(figure);
    assertEquals("step 0, forward: w = 2", figure.start().text());
    int last = figure.knobs().getFirst().positions() - 1;
    assertEquals(
        "step %s, backward: w has the gradient −0.03755.".formatted(last), text(figure, last));
    String all = allTexts(figure, last);
    assertTrue(all.contains("forward: a = add = 2, computed from 3 and −1"), all);
    assertTrue(all.contains("forward: square = 0.01421, computed from −0.1192"), all);
    assertTrue(
        all.contains("backward: square has the gradient 1; it sends slope −0.2384 · 1"), all);
    assertTrue(all.contains("it sends slope 0.105 · −0.2384 = −0.02503 to a = add"), all);
  }

  private static String text(Figure figure, int step) {
    return figure.frame(step).text();
  }

  private static String allTexts(Figure figure, int last) {
    var all = new StringBuilder();
    for (int step = 0; step <= last; step++) {
      all.append(text(figure, step)).append("\n");
    }
    return all.toString();
  }

  @Test
  void theGalleryHasThatNeuronWithAllItsNames() {
    Figure figure = LearningGallery.graph();
    int last = figure.knobs().getFirst().positions() - 1;
    String all = allTexts(figure, last);
    assertTrue(all.contains("forward: z = add = 2,"), all);
    assertTrue(all.contains("forward: h = sigmoid = 0.8808,"), all);
    assertTrue(all.contains("forward: L = square = 0.01421,"), all);
    assertTrue(all.contains("backward: w has the gradient −0.03755."), all);
    assertTrue(all.contains("backward: b has the gradient −0.02503."), all);
  }

  @Test
  void everyGradientIsThatOfBackward() {
    var model = sequential(linear(2, 3), tanh(), linear(3, 1));
    Tensor error = mse(model.forward(ones(4, 2)), zeros(4, 1));
    BackwardPass pass = BackwardPass.of(error, Map.of());
    error.backward();
    int checked = 0;
    for (Node node : pass.nodes()) {
      if (node.step().isLeaf() && node.wants()) {
        double[] ours = Objects.requireNonNull(node.gradient()).toArray();
        double[] theirs = node.step().tensor().grad().toArray();
        assertEquals(theirs.length, ours.length);
        for (int i = 0; i < ours.length; i++) {
          assertEquals(theirs[i], ours[i], 1e-6);
        }
        checked++;
      }
    }
    assertEquals(4, checked, "two weights and two biases");
  }

  @Test
  void pathsThatMeetAreAdded() {
    Tensor x = number(3).requiresGrad();
    Figure figure = LearningGallery.graph(x.times(x).plus(x), Map.of("x", x));
    FigureCheck.of(figure);
    int last = figure.knobs().getFirst().positions() - 1;
    assertEquals(
        "step 5, backward: x has the gradient 1 + 3 + 3 = 7 (it was used 3 times: +=).",
        text(figure, last));
    // The sum has sent its share, the product not yet.
    assertTrue(figure.frame(3).toString().contains("∂ += 1"), figure.frame(3)::toString);
  }

  @Test
  void notYetIsNotZero() {
    Tensor x = number(0).requiresGrad();
    Figure figure = LearningGallery.graph(x.square(), Map.of("x", x));
    assertTrue(figure.start().toString().contains("not yet"));
    assertFalse(figure.frame(1).toString().contains("not yet"));
    assertTrue(figure.frame(3).toString().contains("∂ 0"), figure.frame(3)::toString);
  }

  @Test
  void aConstantGetsNoGradient() {
    String all = allTexts(LearningGallery.graph(loss), 11);
    assertTrue(all.contains("constant is a constant, no gradient is wanted."), all);
  }

  @Test
  void drawingChangesNothing() {
    LearningGallery.graph(loss).frame(5);
    assertFalse(w.hasGrad());
    loss.backward();
    assertEquals(-.0375, w.grad().item(), 5e-5);
  }

  @Test
  void anEarlierBackwardIsSaid() {
    loss.backward();
    Tensor again = w.times(number(3));
    String text = LearningGallery.graph(again, Map.of("w", w)).start().text();
    assertTrue(
        text.endsWith(
            "\nw holds the gradient −0.03755 already, because backward() has run before: another one"
                + " adds to it. Call zeroGrad() first."),
        text);
    w.zeroGrad();
    assertFalse(LearningGallery.graph(again).start().text().contains("holds"));
  }

  @Test
  void whatIsGoneOrTooLargeIsExplained() {
    loss.backward();
    var gone = assertThrows(GradientException.class, () -> LearningGallery.graph(loss));
    assertTrue(gone.toString().contains("backward() has been through it"), gone::toString);
    Tensor deep = w;
    for (int i = 0; i < 28; i++) {
      deep = deep.tanh();
    }
    Tensor tooDeep = deep;
    assertMessage(
        "cannot draw a graph of 29 steps: up to 28 fit. Draw a part of the expression.",
        () -> LearningGallery.graph(tooDeep));
    assertMessage(
        "cannot draw the way back from a tensor of shape (2): a gradient is that of a single number,"
            + " such as a loss. Call .sum() or .mean() first.",
        () -> LearningGallery.graph(ones(2)));
  }

  @Test
  void aNumberThatIsNotFiniteIsWrittenAsWhatItIs() {
    Tensor x = number(-1).requiresGrad();
    assertTrue(LearningGallery.graph(x.log()).frame(1).text().contains("NaN"));
  }
}
