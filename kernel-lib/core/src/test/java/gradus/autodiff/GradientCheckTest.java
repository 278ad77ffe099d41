package gradus.autodiff;

import static gradus.Differences.float64;
import static gradus.autodiff.CustomOps.customOp;
import static gradus.autodiff.GradientCheck.checkGradients;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.autodiff.Diagnosis.Kind;
import gradus.autodiff.GradientReport.Verdict;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GradientCheckTest {
  private static final List<UnaryOperator<Tensor>> SMOOTH_AND_KINKED =
      List.of(
          Tensor::tanh,
          Tensor::sigmoid,
          Tensor::softplus,
          Tensor::sin,
          Tensor::cos,
          Tensor::relu,
          Tensor::abs,
          x -> x.tanh().exp(),
          x -> x.square().plus(1).sqrt(),
          x -> x.square().plus(1).log(),
          x -> x.square().plus(1).reciprocal(),
          x -> x.times(0.5),
          x -> x.softmax(-1),
          x -> x.logSoftmax(-1),
          x -> x.sum(0, true),
          x -> x.mean(-1, true),
          x -> x.max(-1, true),
          x -> x.times(x.sum(-1, true).tanh()),
          x -> x.transpose(),
          x -> x.maximum(x.mean()),
          x -> x.matmul(x.transpose()).tanh());

  @Test
  void threeHundredRightGradientsOfRandomFunctionsRaiseNoAlarm() {
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      for (long s = 0; s < 300; s++) {
        var choice = new Generator(s);
        seed(s);
        var steps = new ArrayList<UnaryOperator<Tensor>>();
        for (int k = 0; k <= choice.nextInt(4); k++) {
          steps.add(SMOOTH_AND_KINKED.get(choice.nextInt(SMOOTH_AND_KINKED.size())));
        }
        int rows = 1 + choice.nextInt(3);
        int columns = 1 + choice.nextInt(3);
        double scale = Math.pow(10, choice.nextInt(5) - 2);
        Tensor a = randn(rows, columns).times(scale);
        Tensor b = randn(columns);
        GradientReport report =
            checkGradients(
                in -> {
                  Tensor y = in.get(0).times(in.get(1));
                  for (var step : steps) {
                    y = step.apply(y);
                  }
                  return y;
                },
                List.of(a, b));
        long failing = s;
        assertEquals(
            Verdict.RIGHT,
            report.verdict(),
            () -> "seed %d, a %s, b %s\n%s".formatted(failing, a, b, report));
      }
    }
  }

  @Test
  void kinksAreCalledKinksWhetherOrNotTheNumbersAgree() {
    assertEquals(Verdict.KINK, checkGradients(Tensor::relu, tensor(1, 0, -1)).verdict());
    assertEquals(Verdict.KINK, checkGradients(Tensor::abs, tensor(0)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.max(), tensor(2, 2, 1)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.max(), tensor(3, 3)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.step(), tensor(0)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.relu(), float64(3e-6)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.abs(), float64(-9e-7)).verdict());
    assertEquals(Verdict.KINK, checkGradients(x -> x.sqrt(), tensor(0)).verdict());
    assertEquals(
        Verdict.KINK,
        checkGradients(in -> in.get(0).maximum(in.get(1)), List.of(tensor(1), tensor(1)))
            .verdict());
  }

  @Test
  void smoothPlacesThatLookSteepOrFlatAreNoKinks() {
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.square(), tensor(0, 1e-4, -3e-6)).verdict());
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.times(1000).tanh(), tensor(0.001)).verdict());
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.relu(), float64(3e-5, -3e-5)).verdict());
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.sigmoid(), tensor(40, -40)).verdict());
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.square(), float64(1e6, -1e8)).verdict());
    assertEquals(Verdict.RIGHT, checkGradients(x -> x.times(0).plus(1e9), tensor(1)).verdict());
  }

  @Test
  void aKinkDoesNotHideAWrongGradientElsewhere() {
    GradientReport report =
        checkGradients(x -> x.relu().sum(), x -> x.step().negate(), tensor(1, 0, 2));
    assertEquals(Verdict.WRONG, report.verdict());
    assertEquals(Kind.SIGN, report.diagnosis().orElseThrow().kind());
    assertEquals(Verdict.KINK, report.places().get(1).verdict());
  }

  @Test
  void chanceInsideIsTheSameForEveryDifference() {
    seed(1);
    assertEquals(
        Verdict.RIGHT,
        checkGradients(x -> x.times(rand(5).greaterThan(0.5)).square(), randn(5)).verdict());
  }

  @Test
  void faultsInOpsOfYourOwnAreFoundInsideTheNetworkThatUsesThem() {
    assertFault(Kind.SIGN, Tensor::tanh, (g, x, y) -> g.times(y.square().minus(1)));
    assertFault(Kind.SLOPE, Tensor::tanh, (g, x, y) -> g.times(y.negate().plus(1)));
    assertFault(Kind.SLOPE, Tensor::sigmoid, (g, x, y) -> g.times(y.square().negate().plus(1)));
    assertFault(Kind.SLOPE, Tensor::relu, (g, x, y) -> g);
    assertFault(Kind.FACTOR, Tensor::square, (g, x, y) -> g.times(x));
    assertFault(Kind.FACTOR, x -> x.pow(3), (g, x, y) -> g.times(x.square()));
    assertFault(Kind.ZERO, Tensor::tanh, (g, x, y) -> g.times(0));
  }

  private static void assertFault(Kind kind, UnaryOperator<Tensor> f, CustomOps.Slope slope) {
    seed(5);
    var mine = customOp("mine", f, slope);
    Tensor w = randn(3, 2).to(DType.FLOAT64);
    GradientReport report =
        checkGradients(x -> mine.apply(x.matmul(w)).tanh().plus(x.sum(1, true)), randn(4, 3));
    Diagnosis diagnosis = report.diagnosis().orElseThrow();
    assertEquals(kind, diagnosis.kind(), report::toString);
    assertTrue(
        diagnosis.sentence().startsWith("The fault lies in the derivative of your own op mine. "));
  }

  @Test
  void theReportOfARightGradientIsOneLine() {
    assertEquals(
        "right: all 2 derivatives agree with central differences (ε = 1e-5); the largest relative error is 0.",
        checkGradients(x -> x.times(3).sum(), x -> x.times(0).plus(3), tensor(1, 2))
            .toString()
            .replaceAll("is [0-9.e-]+\\.$", "is 0."));
  }

  @Test
  void theReportSaysWhereAndHowMuchAndWhy() {
    assertEquals(
        """
        wrong: 3 of 3 derivatives differ from central differences (ε = 1e-5).
        first   input 0 at [0]   mine 1.000000, expected 2.000000
        worst   input 0 at [2]   mine -3.000000, expected -6.000000
        Every number is half of what it should be: the 2 of a square, as in 2(ŷ − y), was forgotten.\
        """,
        checkGradients(w -> w.square().sum(), w -> w, tensor(1, 2, -3)).toString());
    assertEquals(
        """
        wrong: 2 of 2 derivatives differ from central differences (ε = 1e-5).
        first   input 0 at [0]   mine 0.537883, expected 0.786448
        worst   input 0 at [1]   mine 1.462117, expected 0.786448
        The slope of tanh was taken as 1 − y, which should be 1 − y², where x goes into it and y comes out.\
        """,
        checkGradients(x -> x.tanh().sum(), x -> x.tanh().negate().plus(1), float64(0.5, -0.5))
            .toString());
    assertEquals(
        """
        too close to a kink to say: the function bends or breaks off within ε = 1e-5 at 1 of 3 places.
        first   input 0 at [1]   mine 0, difference 0.500000
        The other derivatives are right. Move the inputs a little and check again.\
        """,
        checkGradients(x -> x.relu().sum(), tensor(1, 0, -1)).toString());
    assertEquals(
        """
        wrong: the shape does not fit.
        The gradient has shape (2, 3) and its tensor (3): it was stretched on the way forward, so sum over the stretched axis on the way back, .sumTo(x.shape()).\
        """,
        checkGradients(
                b -> b.broadcastTo(gradus.tensor.Shape.of(2, 3)).square().sum(),
                b -> b.broadcastTo(gradus.tensor.Shape.of(2, 3)).times(2),
                tensor(1, 2, 3))
            .toString());
  }

  @Test
  void theSweepIsAVWithItsFloorBetweenCurvatureAndRounding() {
    GradientReport report = checkGradients(x -> x.exp().sin(), tensor(0.3, 0.9));
    var sweep = report.sweep();
    assertEquals(10, sweep.size());
    assertEquals(0.1, sweep.getFirst().epsilon());
    assertEquals(1e-10, sweep.getLast().epsilon(), 1e-20);
    double best =
        sweep.stream().mapToDouble(GradientReport.SweepPoint::relativeError).min().orElseThrow();
    assertTrue(best < 1e-9);
    assertTrue(sweep.getFirst().relativeError() > 1e-4);
    assertTrue(sweep.getLast().relativeError() > 10 * best);
    // In float32 rounding drowns the difference long before.
    assertTrue(report.sweep(DType.FLOAT32).get(5).relativeError() > 1e-3);
  }

  @Test
  void aFunctionThatDoesNotUseItsInputsIsCaught() {
    Tensor outside = float64(1, 2);
    GradientReport report =
        checkGradients(w -> outside.square().sum(), w -> w.times(2), float64(1, 2));
    assertEquals(Optional.of(Kind.IGNORES_INPUT), report.diagnosis().map(Diagnosis::kind));
  }

  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  @Test
  void whatCannotBeCheckedSaysWhy() {
    assertSays(
        "a gradient belongs to a single number, such as a loss; this function gives 2. Try .sum() or .mean() in it.",
        () -> checkGradients(x -> x.square(), x -> x, tensor(1, 2)));
    assertSays(
        "there must be one gradient for each input: there are 1 inputs and 2 gradients.",
        () ->
            checkGradients(
                in -> in.getFirst().sum(),
                in -> List.of(in.getFirst(), in.getFirst()),
                List.of(tensor(1, 2))));
    assertSays(
        "cannot check a gradient where the function is NaN: start from inputs where it is an ordinary number.",
        () -> checkGradients(x -> x.log(), tensor(-1)));
    var calls = new int[1];
    assertSays(
        "cannot check a function that gives 1.0 and then 2.0 for the same inputs: it must depend on them alone.",
        () -> checkGradients(x -> x.times(++calls[0]), tensor(1)));
  }
}
