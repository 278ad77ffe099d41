package gradus.figure;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.choice;
import static gradus.figure.Figures.count;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.figure.Figures.press;
import static gradus.figure.Figures.slider;
import static gradus.figure.Figures.toggle;
import static gradus.notebook.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.notebook.Plot;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static Plot curve(DoubleUnaryOperator f) {
    return plot("x", -1, 1, "y", f);
  }

  private static Figure slope() {
    return figure(
        slider("rate", 0.01, 1.1).at(0.5),
        rate -> captioned(curve(x -> rate * x), "at 1: %.2f", rate));
  }

  @Test
  void aFigureIsAKnobAndALambda() {
    var frames = FigureCheck.of(slope());
    assertEquals("at 1: 0.50", frames.getFirst().text());
    assertEquals("at 1: 0.01", frames.get(1).text());
    assertEquals("at 1: 1.10", frames.getLast().text());
  }

  @Test
  void anyFrameCanBeAskedForWithoutABrowser() {
    Frame frame = slope().frame(0.25);
    assertEquals("at 1: 0.25", frame.text());
    assertTrue(frame.toString().contains("max 0.25 at 1"), frame::toString);
  }

  @Test
  void everyKindOfKnobIsDriven() {
    FigureCheck.of(
        figure(
            List.of(
                slider("slider", 0, 1),
                count("count", 1, 5),
                choice("choice", "sin", "cos"),
                toggle("toggle"),
                press("press"),
                play("play", 30)),
            v ->
                captioned(
                    curve(x -> v.number("slider") * x + v.count("play")),
                    "%s %s %s",
                    v.get("choice"),
                    v.isOn("toggle"),
                    v.count("press"))));
  }

  @Test
  void anErrorIsAMessageInsideTheFigure() {
    Frame frame = figure(count("n", 0, 3), n -> curve(x -> x * (1 / n))).frame(0);
    assertTrue(frame.isTrouble());
    assertEquals(
        "This figure cannot be drawn at n = 0.\nArithmeticException: / by zero", frame.toString());
  }

  @Test
  void nothingInReturnIsAMessageToo() {
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what a reader may do
    Figure figure = figure(toggle("on"), on -> null);
    assertEquals(
        "This figure cannot be drawn at on = off.\nIllegalStateException: the function returned"
            + " nothing",
        figure.start().toString());
  }

  @Test
  void anObjectThatIsNoPictureIsExplained() {
    assertEquals(
        "This figure cannot be drawn at on = off.\nIllegalArgumentException: cannot draw a String:"
            + " a picture is a plot, a chart or a scene.",
        figure(toggle("on"), _ -> "text").start().toString());
  }

  @Test
  void numbersThatAreNotFiniteAreCountedInTheFigure() {
    Frame frame = slope().frame(Double.NaN);
    assertEquals(
        "at 1: NaN\n401 values are not finite (NaN or infinite) and cannot be drawn.",
        frame.text());
  }

  @Test
  void aStackThatOverflowsIsAMessage() {
    Frame frame = figure(toggle("on"), _ -> curve(FigureTest::forever)).start();
    assertTrue(frame.isTrouble());
    assertTrue(frame.toString().contains("StackOverflowError"), frame::toString);
  }

  @SuppressWarnings("InfiniteRecursion")
  private static double forever(double x) {
    return 1 + forever(x);
  }

  @Test
  void theStartOfEveryKnobIsAmongTheFrames() {
    assertTrue(slider("z", -4, 4).at(1.74).sample(10).contains(1.74));
    assertEquals(List.of(1, 3, 5), count("n", 1, 5).from(3).sample(3));
    assertEquals(List.of("b"), choice("f", "a", "b").with("b").sample(1));
    assertEquals(List.of(0, 15, 30), play("step", 30).sample(3));
  }

  @Test
  void theWidgetOfASliderCanStandWhereItStarts() {
    assertEquals(0.1, slider("a", -1, 1).step(0.1).at(0.3).widgetStep(), 1e-15);
    assertEquals(0.02, slider("z", -4, 4).at(1.74).widgetStep(), 1e-15);
    assertEquals(0.01, slider("x", -1, 1).step(0.05).at(0.37).widgetStep(), 1e-15);
    assertEquals(0.1, slider("left", 0, 1).step(0.1).widgetStep(), 1e-15);
    for (double start : new double[] {Math.PI, Math.E, 0.51, 9.999, 1.74}) {
      double step = slider("x", 0, 10).at(start).widgetStep();
      assertEquals(Math.rint(start / step), start / step, 1e-6);
      assertTrue(step <= 0.1 && step >= 0.1 / 20, () -> start + " by " + step);
    }
  }

  @Test
  void framesAreSharedFairlyAmongKnobs() {
    List<Knob<?>> knobs = List.of(slider("a", 0, 1), toggle("b"), slider("c", 0, 1));
    assertEquals("[4, 2, 3]", places(knobs, 24));
    assertEquals("[24]", places(List.of(slider("a", 0, 1)), 24));
    assertEquals("[1, 1, 1]", places(knobs, 1));
  }

  @Test
  void noChoiceIsMissingWhereTheRangesCanStillMove() {
    var nine = choice("f", "a", "b", "c", "d", "e", "f", "g", "h", "i");
    assertEquals("[9, 2]", places(List.of(nine, slider("z", -6, 6)), 24));
    assertEquals("[2, 8]", places(List.of(nine, slider("z", -6, 6)), 17));
    assertEquals("[9]", places(List.of(nine), 24));
  }

  private static String places(List<Knob<?>> knobs, int most) {
    return IntStream.of(Sampler.counts(knobs, most, false)).boxed().toList().toString();
  }

  /// Seven sliders, which start where no even sample of them would.
  private static Figure sevenSliders() {
    return figure(
        IntStream.range(0, 7).<Knob<?>>mapToObj(i -> slider("w" + i, -1, 1).at(0.3)).toList(),
        v -> captioned(curve(x -> v.number("w3") * x), "%s", v));
  }

  @Test
  void whereThereAreManyKnobsEachIsMovedAlone() {
    Sampler sample = Sampler.of(sevenSliders().knobs(), 24);
    assertTrue(sample.isStar());
    assertTrue(sample.values().stream().allMatch(v -> v.size() >= 4), sample.values()::toString);
    List<Object[]> settings = sample.settings();
    assertTrue(settings.size() <= 24 && settings.size() > 20, () -> "" + settings.size());
    Object[] start = settings.getFirst();
    assertEquals(List.of(0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3), List.of(start));
    for (Object[] setting : settings.subList(1, settings.size())) {
      long moved = IntStream.range(0, 7).filter(i -> !setting[i].equals(start[i])).count();
      assertEquals(1, moved, () -> List.of(setting).toString());
    }
    Frames frames = Frames.of(sevenSliders(), 300_000);
    assertEquals(settings.size(), frames.count());
    assertTrue(frames.html(sevenSliders().start()).contains("{\"star\":true,"));
  }

  @Test
  void whatIsPlayedHasMostFramesAndStandsAtItsEndWhereAnotherKnobMoves() {
    List<Knob<?>> knobs = List.of(slider("rate", 0, 1).at(0.5), play("step", 90), toggle("b"));
    Sampler sample = Sampler.of(knobs, 12);
    assertTrue(sample.isStar(), "combined, the rate would have two places");
    assertEquals("[3, 9, 2]", sizes(sample));
    for (Object[] setting : sample.settings()) {
      boolean isMoved = !setting[0].equals(0.5) || setting[2].equals(true);
      assertTrue(!isMoved || setting[1].equals(90), () -> List.of(setting).toString());
    }
    Sampler named = Sampler.of(List.of(choice("f", "a", "b", "c", "d"), slider("z", 0, 1)), 9);
    assertTrue(named.isStar(), "combined, the list would have gaps");
    assertEquals("[4, 6]", sizes(named));
  }

  private static String sizes(Sampler sample) {
    return sample.values().stream().map(List::size).toList().toString();
  }

  @Test
  void fewKnobsAreCombined() {
    Sampler sample = Sampler.of(List.of(slider("a", 0, 1), toggle("b")), 24);
    assertFalse(sample.isStar());
    assertEquals(24, sample.settings().size());
  }

  @Test
  void aSavedFigureHoldsNoMoreThanItsBytesAllow() {
    Frames all = Frames.of(slope(), 1_000_000);
    assertEquals(24, all.count());
    Frames few = Frames.of(slope(), 60_000);
    assertTrue(few.count() >= 2 && few.count() < 24, "frames: " + few.count());
    assertTrue(few.html(slope().start()).length() < 100_000);
  }

  @Test
  void aSavedPlayWithFewFramesDoesNotWaitLong() {
    Figure coarse = figure(play("step", 60), step -> curve(x -> step * x)).frames(4);
    assertTrue(Frames.of(coarse, 200_000).html(coarse.start()).contains("\"millis\":700"));
    Figure fine = figure(play("step", 3).every(1_000), step -> curve(x -> step * x));
    assertTrue(Frames.of(fine, 200_000).html(fine.start()).contains("\"millis\":1000"));
  }

  @Test
  void aTextThatLooksLikeMarkupDoesNoHarm() {
    Figure figure =
        figure(toggle("</script><b>"), on -> captioned(curve(x -> x), "</script> & <i>" + on));
    String html = Frames.of(figure, 200_000).html(figure.start());
    assertEquals(1, html.split("</script>", -1).length - 1, "one script, ended once");
    assertFalse(html.contains("<i>f") || html.contains("<b>"));
  }

  @Test
  void withoutItsScriptASavedFigureIsAPictureWithItsTextAndNoDeadControl() {
    String html = Frames.of(slope(), 200_000).html(slope().start());
    String plain = html.replaceAll("(?s)<script>.*</script>", "");
    assertTrue(plain.contains("<p>at 1: 0.50</p>") && plain.contains("alt=\"y against x "));
    assertFalse(plain.matches("(?s).*<(input|button|select).*"));
  }

  @Test
  void mistakesInMakingAFigureAreExplained() {
    assertMessage(
        "cannot make the slider \"rate\" from 2 to 1: the left end must be the smaller, and both"
            + " finite.",
        () -> slider("rate", 2, 1));
    assertMessage(
        "cannot start the slider \"rate\" at 3: it goes from 0 to 1.",
        () -> slider("rate", 0, 1).at(3));
    assertMessage(
        "cannot move the slider \"rate\" by 0: a step is above 0 and at most 1, the whole range.",
        () -> slider("rate", 0, 1).step(0));
    assertMessage(
        "cannot count \"n\" from 5 to 5: the left end must be the smaller.",
        () -> count("n", 5, 5));
    assertMessage(
        "cannot make the choice \"f\" of [a]: there must be two options, and each must look"
            + " different.",
        () -> choice("f", "a"));
    assertMessage(
        "cannot play \"step\" up to 0: the last step is 1 or more.", () -> play("step", 0));
    assertMessage(
        "cannot make a figure with the knobs [a, a]: there must be one, and each needs a name of"
            + " its own.",
        () -> figure(toggle("a"), toggle("a"), (x, y) -> curve(z -> z)));
    assertMessage(
        "cannot set 1 knobs to 2 values: there must be one for each of [rate].",
        () -> slope().frame(1, 2));
    assertMessage(
        "cannot set the knob \"rate\" to fast: it takes a number.", () -> slope().frame("fast"));
  }

  private static void assertMessage(String message, Runnable mistake) {
    var thrown = assertThrows(IllegalArgumentException.class, mistake::run);
    assertEquals(message, thrown.getMessage());
  }
}
