package gradus.compile;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.mse;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.Fused;
import gradus.tensor.Sample;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a plan leaves out, puts together and shares.
class PlanTest {
  private static List<Instruction> planOf(CompiledStep step) {
    return step.plan().instructions();
  }

  @Test
  void aProfileIsThePlanWithTheTimeOfEachLine() {
    var layer = linear(2, 8);
    var step = compile((x, y) -> mse(layer.forward(x).tanh(), y), sgd(layer, 0.1));
    Tensor x = ones(4, 2);
    Tensor y = zeros(4, 8);
    double before = step.run(x, y).item();
    String profile = step.profile(3, x, y);
    String plan = profile.replaceAll("\\n.* in all: .*", "").replaceAll(" +[0-9.]+ µs  ", "  ");
    plan = plan.replaceAll("\\n {21}", "\n       ");
    assertEquals(step.plan().toString(), plan);
    var numbers = Pattern.compile("([0-9.]+) µs").matcher(profile).results();
    double[] micros = numbers.mapToDouble(number -> Double.parseDouble(number.group(1))).toArray();
    assertEquals(step.plan().instructions().size() + 1, micros.length);
    double sum = Arrays.stream(micros).limit(micros.length - 1).sum();
    assertEquals(sum, micros[micros.length - 1], 0.05 * micros.length + 0.05);
    assertTrue(sum > 0);
    assertTrue(step.run(x, y).item() < before, "the steps of a profile count");
  }

  @Test
  void aStepIsPrintedLineByLine() {
    var layer = linear(2, 8);
    var step = compile((x, y) -> mse(layer.forward(x).tanh(), y), momentum(layer, 0.1, 0.9));
    step.run(ones(4, 2), zeros(4, 8));
    assertEquals(
        """
        32 operations in 11 instructions; 488 bytes of memory, 488 bytes if none were shared
        x arguments, w kept from run to run (w′ as just written), n numbers from Java, c constants, t the rest
          1  t0 = matmul(x0, w0ᵀ)   (4, 8), and in its rows
               v1 = tanh(t0 + w1)
               v2 = v1 − x1
               t1 = square(v2)
               t2 = ((0.03125 · v2) · 2) · (negate(square(v1)) + 1)
          2  t3 = sum(t1)   (1, 1)
          3  t4 = t3 / 32   ()
          4  t5 = sum(t2)   (1, 8)
          5  t6 = matmul(x0ᵀ, t2)   (2, 8)
          6  count the step
          7  n0 = a number from Java
          8  in one pass   (8, 2)
               w2 ← (w2 · 0.9) + t6ᵀ
               w0 ← w0 − (w2′ · n0)
          9  count the step
         10  n1 = a number from Java
         11  in one pass   (8)
               w3 ← (w3 · 0.9) + t5
               w1 ← w1 − (w3′ · n1)
             return t4
        """,
        step.plan() + "\n");
  }

  @Test
  void aPlanSaysThousandsAndMillionsOfBytes() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "999 bytes, 1.5 kB, 2.5 MB",
          Listing.bytes(999) + ", " + Listing.bytes(1500) + ", " + Listing.bytes(2_500_000));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aGradientThatNobodyUsesIsNotComputed() {
    var model = linear(3, 2);
    var step = compile((x, y) -> mse(model.forward(x.times(2)), y), sgd(model, 0.1));
    step.run(ones(5, 3), zeros(5, 2));
    // Forward and the gradient of the weight; none for x.
    assertEquals(2, step.plan().toString().split("matmul", -1).length - 1);
  }

  @Test
  void whatIsNotReturnedIsNotComputedButItsRandomNumbersAreDrawn() {
    var step =
        compile(x -> {
          x.exp().sum();
          rand(3).times(x);
          return x.plus(rand(3));
        });
    seed(1);
    step.run(zeros(3));
    assertEquals(3, planOf(step).size());
    assertEquals(
        2,
        planOf(step).stream()
            .filter(i -> i instanceof Apply a && a.op() instanceof Sample)
            .count());
    seed(1);
    rand(3);
    Tensor second = rand(3);
    seed(1);
    assertSameBits(second, step.run(zeros(3)));
  }

  @Test
  void constantsAreComputedOnce() {
    var table = arange(3);
    var step = compile(x -> x.times(table.exp().plus(1)));
    step.run(ones(3));
    assertEquals(1, planOf(step).size());
  }

  @Test
  void theSameOperationOnTheSameNumbersIsDoneOnce() {
    var step = compile((a, b) -> a.matmul(b).plus(a.matmul(b)));
    step.run(ones(2, 2), ones(2, 2));
    assertEquals(1, step.plan().toString().split("matmul", -1).length - 1);
    var cell = zeros(2);
    var changing =
        compile(x -> {
          Tensor before = cell.sum();
          cell.assign(cell.plus(x));
          return before.plus(cell.sum());
        });
    assertEquals(2, changing.run(ones(2)).item());
    assertEquals(6, changing.run(ones(2)).item());
  }

  @Test
  void aChainIsOnePassAndWritesWhereTheNumbersStay() {
    var w = tensor(1, 2, 3).requiresGrad();
    var step = compile(x -> w.minus(x).square().sum(), sgd(List.of(w), 0.1));
    step.run(ones(3));
    var fused =
        planOf(step).stream().filter(Fused.class::isInstance).map(Fused.class::cast).toList();
    assertTrue(
        fused.stream()
            .flatMap(f -> f.results().stream())
            .map(r -> r.to().buffer())
            .anyMatch(b -> b.kind() == Buffer.Kind.CELL && b.storage().equals(w.storage())),
        step.plan()::toString);
    assertEquals(0, planOf(step).stream().filter(Assign.class::isInstance).count());
  }

  @Test
  void aCellThatIsStillNeededIsNotOverwrittenEarly() {
    var w = tensor(1, 2, 3, 4).reshape(2, 2).contiguous();
    var step =
        compile(x -> {
          Tensor next = w.times(2).plus(x);
          Tensor old = w.matmul(x);
          w.assign(next);
          return old.plus(w.transpose());
        });
    Tensor x = ones(2, 2);
    for (int i = 0; i < 3; i++) {
      Tensor old = w.matmul(x);
      Tensor next = w.times(2).plus(x);
      assertSameBits(old.plus(next.transpose()), step.run(x));
      assertSameBits(next, w);
    }
  }

  @Test
  void anAssignmentOfItsOwnTransposeReadsFirst() {
    var w = tensor(1, 2, 3, 4).reshape(2, 2).contiguous();
    var step =
        compile(x -> {
          w.assign(w.transpose());
          return w.plus(x);
        });
    step.run(zeros(2, 2));
    assertSameBits(tensor(1, 2, 3, 4).reshape(2, 2), step.run(zeros(2, 2)));
  }

  @Test
  void twoCellsCanBeSwapped() {
    var a = tensor(1, 2);
    var b = tensor(3, 4);
    var step =
        compile(x -> {
          Tensor kept = a.plus(x);
          a.assign(b.plus(x));
          b.assign(kept);
          return kept;
        });
    for (int i = 0; i < 4; i++) {
      step.run(zeros(2));
    }
    assertSameBits(tensor(1, 2), a);
    step.run(zeros(2));
    assertSameBits(tensor(3, 4), a);
    assertSameBits(tensor(1, 2), b);
  }

  @Test
  void memoryIsSharedByNumbersThatDoNotMeet() {
    var step =
        compile(x -> {
          Tensor y = x;
          for (int i = 0; i < 10; i++) {
            y = y.matmul(x);
          }
          return y;
        });
    step.run(ones(4, 4));
    assertEquals(2, step.plan().slots().size());
    assertEquals(10 * 64, step.plan().bytesUnshared());
  }

  @Test
  void aLongChainIsCutIntoSeveralPasses() {
    var step =
        compile(x -> {
          Tensor y = x;
          for (int i = 0; i < 100; i++) {
            y = y.times(x).plus(i);
          }
          return y;
        });
    Tensor x = ones(3).times(0.5);
    step.run(x);
    Tensor y = x;
    for (int i = 0; i < 100; i++) {
      y = y.times(x).plus(i);
    }
    assertSameBits(y, step.run(x));
    assertTrue(planOf(step).size() > 1, "one pass");
  }
}
