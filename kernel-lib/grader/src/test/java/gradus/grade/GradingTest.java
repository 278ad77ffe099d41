package gradus.grade;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.grade.Outcome.Trouble;
import gradus.grade.Outcome.Values;
import gradus.grade.Rung.State;
import gradus.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GradingTest {
  private static final Value DOUBLED = value("doubled", "twice(x)", in -> twice(in.vector("x"), 0));

  static final Exercise TWICE =
      exercise("t.1", "Twice")
          .asks("double[] twice(double[] x)")
          .given("double[] x")
          .example(new double[] {0})
          .drawn(3, (dice, size) -> inputs(dice.vector(size)))
          .stages(
              stage("shape", 1, DOUBLED.shape()),
              stage("values", 2, DOUBLED),
              stage("sum", 3, value("sum", "sum(twice(x))", in -> sum(twice(in.vector("x"), 0)))))
          .misconception(
              "one more", "doubled", "Where does the 1 come from?", in -> twice(in.vector("x"), 1))
          .misconception(
              "past the end",
              "doubled",
              "The last index is length - 1.",
              in -> in.vector("x")[in.vector("x").length]);

  static double[] twice(double[] x, double more) {
    return Arrays.stream(x).map(v -> 2 * v + more).toArray();
  }

  static double sum(double[] x) {
    return Arrays.stream(x).sum();
  }

  /// A student whose answer to a stage is a function of x.
  private static Report grade(Function<double[], Object> answer, Function<double[], Object> sum) {
    return Grading.grade(
        TWICE,
        Seed.OPEN,
        (exercise, stage, input) -> {
          double[] x = (double[]) Objects.requireNonNull(input.inputs()[0]);
          try {
            return new Values(List.of(stage.name().equals("sum") ? sum.apply(x) : answer.apply(x)));
          } catch (RuntimeException e) {
            return new Trouble("it stopped.", e.getClass().getSimpleName());
          }
        });
  }

  private static List<State> states(Report report) {
    return report.rungs().stream().map(Rung::state).toList();
  }

  private static Finding finding(Report report) {
    return report.rungs().stream()
        .map(Rung::finding)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsRightEarnsEverythingInAnyType() {
    Report arrays = grade(x -> twice(x, 0), x -> (float) sum(twice(x, 0)));
    Report tensors = grade(x -> Tensors.tensor(twice(x, 0)), x -> Tensors.tensor(sum(twice(x, 0))));
    assertEquals(6, arrays.earned());
    assertEquals(6, tensors.earned());
    assertEquals(true, arrays.isRight());
  }

  @Test
  void whatFollowsFromAWrongStageIsNotLookedAt() {
    Report report = grade(x -> twice(x, 1), x -> sum(twice(x, 0)));
    assertEquals(List.of(State.RIGHT, State.WRONG, State.AFTER), states(report));
    assertEquals(1, report.earned());
    assertNull(report.rungs().get(2).finding());
  }

  @Test
  void theSmallestCaseThatFailsIsShownAndTheMistakeIsNamed() {
    Finding finding = finding(grade(x -> twice(x, 1), x -> 0.0));
    assertEquals("x = {0}", finding.input().toString());
    assertEquals("at [0] it is 1, expected is 0.", finding.difference().text());
    assertEquals("one more", Objects.requireNonNull(finding.misconception()).name());
  }

  @Test
  void aMistakeIsNamedOnlyIfItExplainsEveryCase() {
    Finding finding = finding(grade(x -> twice(x, x.length == 1 ? 1 : 2), x -> 0.0));
    assertNull(finding.misconception());
  }

  @Test
  void aMistakeThatThrowsIsNamedByWhatItThrows() {
    Report report = grade(x -> x[x.length], x -> 0.0);
    assertEquals(0, report.earned());
    assertEquals("past the end", Objects.requireNonNull(finding(report).misconception()).name());
  }

  @Test
  void shapesAreComparedInWords() {
    assertEquals(
        "it is a number, expected is numbers of shape (1).",
        finding(grade(x -> sum(x), x -> 0.0)).difference().text());
    assertEquals(
        "it is texts of shape (1), expected is numbers of shape (1).",
        finding(grade(x -> new String[] {"a"}, x -> 0.0)).difference().text());
    assertEquals(
        "its rows have different lengths.",
        finding(grade(x -> new double[][] {{1}, {1, 2}}, x -> 0.0)).difference().text());
  }

  @Test
  void nanTrueAndTextsAreNotNumbers() {
    Stream.<Object>of(Double.NaN, true, "1", Double.POSITIVE_INFINITY)
        .forEach(trick ->
            assertEquals(3, grade(x -> twice(x, 0), x -> trick).earned(), trick.toString()));
  }

  @Test
  void aDifferenceThatFourDigitsDoNotShowIsShownInFull() {
    assertEquals(
        Optional.of(new Difference("it is 2.00001, expected is 2.0.", 0)),
        Comparer.within(1e-6).compare(2.00001, 2.0));
  }

  @Test
  void aLearnerWhoChangesItsInputsChangesNothingElse() {
    Report report =
        grade(
            x -> {
              for (int i = 0; i < x.length; i++) {
                x[i] *= 2;
              }
              return x;
            },
            x -> sum(twice(x, 0)));
    assertEquals(6, report.earned());
  }

  @Test
  void otherSeedsDrawOtherCasesAndTheSameSeedTheSame() {
    String open = TWICE.cases(Seed.OPEN).toString();
    assertEquals(open, TWICE.cases(new Seed("gradus")).toString());
    assertNotEquals(open, TWICE.cases(new Seed("secret")).toString());
    assertEquals("a secret seed", new Seed("secret").toString());
  }

  @Test
  void theEntryIsOnePieceOfJava() {
    assertEquals(
        """
        (java.util.function.Function<java.lang.Object[], java.lang.Object[]>) in$ -> { double[] x = (double[]) in$[0];
          try {  return new java.lang.Object[] {twice(x)}; }
          catch (java.lang.RuntimeException e$) { throw e$; }
          catch (java.lang.Exception e$) { throw new java.lang.reflect.UndeclaredThrowableException(e$); } }\
        """,
        TWICE.entry(TWICE.stages().getFirst()));
  }

  @Test
  void theNamesThatALearnerDeclaresAreFoundInWhatIsAskedFor() {
    assertEquals(
        List.of("relu", "Neuron", "andKnife"),
        exercise("t.2", "")
            .asks(
                "double relu(double z)",
                "record Neuron(double[] w, double b)",
                "double[] andKnife = {1, 1, -1.5};")
            .names());
  }

  @Test
  void inputsOfAWrongTypeAreRefused() {
    var exception =
        assertThrows(
            GradeException.class,
            () -> exercise("t.3", "").given("double x").example(1).cases(Seed.OPEN));
    assertEquals(
        "the input x is declared as double, but a value of type Integer was given.",
        exception.getMessage());
    assertEquals(
        "cannot give List x: an input is a double, float, int, long, boolean or String, an array of these, or a Tensor.",
        assertThrows(GradeException.class, () -> exercise("t.3", "").given("List x")).getMessage());
  }
}
