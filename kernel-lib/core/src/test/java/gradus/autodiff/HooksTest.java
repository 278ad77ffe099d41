package gradus.autodiff;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gradients that are kept, looked at and replaced on the way.
class HooksTest {
  @Test
  void aTensorInTheMiddleKeepsItsGradientWhenAsked() {
    var x = tensor(3).requiresGrad();
    var h = x.square().retainGrad();
    var y = h.times(2);
    y.backward();
    assertClose(h.grad(), 0, 2);
    assertClose(x.grad(), 0, 12);
    assertFalse(y.hasGrad());
  }

  @Test
  void retainedGradientsAccumulateAsThoseOfLeavesDo() {
    var x = tensor(3).requiresGrad();
    var h = x.square().retainGrad();
    h.times(2).backward(ones(), true);
    h.times(5).backward(ones(), true);
    assertClose(h.grad(), 0, 7);
    assertClose(x.grad(), 0, 42);
  }

  @Test
  void aHookSeesTheSumOverAllUsesOnce() {
    var seen = new ArrayList<Double>();
    var x = tensor(3).requiresGrad();
    var h = x.times(1);
    h.onGrad(g -> {
      seen.add(g.item());
      return g;
    });
    h.times(2).plus(h.times(5)).backward();
    assertEquals(List.of(7.0), seen);
  }

  @Test
  void whatAHookReturnsFlowsOn() {
    var x = tensor(3).requiresGrad();
    var h = x.square().retainGrad();
    h.onGrad(g -> g.times(10));
    h.backward();
    assertClose(h.grad(), 0, 10);
    assertClose(x.grad(), 0, 60);
  }

  @Test
  void hooksOnLeavesRunBeforeTheGradientIsAdded() {
    var x = tensor(3).requiresGrad();
    x.onGrad(g -> g.times(2));
    x.times(1).plus(x.times(4)).backward();
    x.times(1).backward();
    assertClose(x.grad(), 0, 12);
    assertClose(Autodiff.grad(x.times(1), x).getFirst(), 0, 2);
  }

  @Test
  void hooksRunInTheOrderInWhichTheyWereSetUntilTheyAreClosed() {
    var x = tensor(3).requiresGrad();
    x.onGrad(g -> g.plus(1));
    try (var _ = x.onGrad(g -> g.times(10))) {
      x.times(1).backward();
      assertClose(x.grad(), 0, 20);
    }
    x.zeroGrad();
    x.times(1).backward();
    assertClose(x.grad(), 0, 2);
  }

  @Test
  void hooksOfLeavesAreCalledInTheOrderInWhichTheWalkReachesThem() {
    for (int k = 0; k < 20; k++) {
      var called = new ArrayList<Integer>();
      var sum = tensor(0);
      for (int i = 0; i < 10; i++) {
        int which = i;
        var x = tensor(i).requiresGrad();
        x.onGrad(g -> {
          called.add(which);
          return g;
        });
        sum = sum.plus(x);
      }
      sum.backward();
      assertEquals(List.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0), called);
    }
  }

  @Test
  void aGradientThroughAHookCanBeDifferentiatedAgain() {
    var x = float64(3).requiresGrad();
    var h = x.square();
    h.onGrad(g -> g.times(x));
    var slope = Autodiff.grad(h, List.of(x), true).getFirst(); // 2x · x
    assertClose(Autodiff.grad(slope.sum(), x).getFirst(), 0, 12);
  }

  @Test
  void insideNoGradHooksWaitForNothing() {
    try (var _ = noGrad()) {
      tensor(3).times(2).retainGrad().onGrad(g -> g);
    }
  }

  @Test
  void aGradientCanBeReplaced() {
    var x = tensor(3).requiresGrad();
    x.square().backward();
    x.setGrad(x.grad().minimum(tensor(1)));
    assertClose(x.grad(), 0, 1);
  }
}
