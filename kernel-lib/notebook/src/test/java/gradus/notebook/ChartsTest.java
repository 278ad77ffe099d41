package gradus.notebook;

import static gradus.notebook.Charts.boundary;
import static gradus.notebook.Charts.plot;
import static gradus.notebook.Charts.scatter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.knowm.xchart.XYSeries;

class ChartsTest {
  @Test
  void aLineInWords() {
    var plot =
        plot("step", new double[] {0, 1, 2}, "loss (nats)", new double[] {0.6931, 0.25, 0.5});
    assertEquals(
        """
        loss (nats) against step
        loss (nats): 3 points, x from 0 to 2; min 0.25 at 1, max 0.6931 at 0, last 0.5\
        """,
        plot.toString());
  }

  @Test
  void whatIsNotFiniteIsSaidAndLeavesAGap() {
    var plot =
        plot("step", new double[] {0, 1, 2}, "loss", new double[] {1, 2, Double.NaN})
            .title("Diverged");
    assertEquals(
        """
        Diverged: loss against step
        loss: 3 points, x from 0 to 2; min 1 at 0, max 2 at 1, last NaN; 1 not finite\
        """,
        plot.toString());
    assertEquals(Double.NaN, series(plot).getYData()[2]);
  }

  @Test
  void aBoundaryInWordsSaysWhatTheModelAnswers() {
    var plot = boundary("x₁", "x₂", (a, b) -> a + b > 0.5 ? 1 : 0, Samples.XOR, Samples.XOR_LABELS);
    assertEquals(
        """
        x₂ against x₁
        label 0: 2 points: (0, 0) (1, 1)
        label 1: 2 points: (0, 1) (1, 0)
        background: the model's answer, from 0 to 1, undecided at 0.5
        right at 3 of 4 points: (0, 0) → 0, (0, 1) → 1, (1, 0) → 1, (1, 1) → 1\
        """,
        plot.toString());
  }

  @Test
  void aModelThatNeverDecidesOtherwiseHasNoEdge() {
    var plot = boundary("x₁", "x₂", (a, b) -> 0.2, Samples.XOR, Samples.XOR_LABELS);
    assertEquals(
        "background: the model's answer, from 0.2 to 0.2, nowhere 0.5",
        plot.toString().lines().toList().get(3));
    assertEquals(2, plot.xchart().getSeriesMap().size());
  }

  @Test
  void theFunctionIsDrawnFromEndToEnd() {
    double[] xs = series(plot("z", -4, 4, "tanh(z)", Math::tanh)).getXData();
    assertEquals(-4, xs[0]);
    assertEquals(4, xs[xs.length - 1]);
  }

  @Test
  void mistakesAreExplained() {
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    says(
        "an axis needs a name, and its unit if it has one: plot(\"step\", steps, \"loss (nats)\","
            + " losses)",
        () -> plot("", two, "y", two));
    says(
        "cannot plot \"y\" with 2 xs and 3 ys: every point needs both, and there must be one.",
        () -> plot("x", two, "y", three));
    says(
        "\"y\" is in this plot already: give each line a name of its own.",
        () -> plot("x", two, "y", two).line("y", two, two));
    says(
        "cannot plot from 4 to -4: the left end must be the smaller.",
        () -> plot("x", 4, -4, "y", Math::tanh));
    says(
        "cannot show 4 points with 3 labels: every point needs one, and there must be a point.",
        () -> scatter("x₁", "x₂", Samples.XOR, new int[3]));
    says(
        "cannot show point 0, which has 3 numbers: a point in the plane has two.",
        () -> scatter("x₁", "x₂", new double[][] {{1, 2, 3}}, new int[1]));
    says(
        "cannot show label -1: labels count from 0.",
        () -> scatter("x₁", "x₂", new double[][] {{1, 2}}, new int[] {-1}));
  }

  private static XYSeries series(Plot plot) {
    return plot.xchart().getSeriesMap().values().iterator().next();
  }

  private static void says(String message, Executable mistake) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
  }
}
