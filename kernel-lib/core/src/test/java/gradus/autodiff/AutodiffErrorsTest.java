package gradus.autodiff;

import static gradus.autodiff.Autodiff.grad;
import static gradus.autodiff.Autodiff.hessian;
import static gradus.autodiff.Autodiff.hvp;
import static gradus.autodiff.Autodiff.jvp;
import static gradus.autodiff.Autodiff.vjp;
import static gradus.autodiff.Checkpoint.checkpoint;
import static gradus.autodiff.Checkpoint.checkpointChain;
import static gradus.autodiff.CustomOps.customOp;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Messages are part of the product: each is tested word for word.
class AutodiffErrorsTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  @Test
  void productsThatDoNotFit() {
    assertSays(
        "vjp needs one number for each number of f(x), which has shape (3); v has shape (2).",
        () -> vjp(Tensor::square, ones(3), ones(2)));
    assertSays(
        "jvp needs a direction of the shape of x, (3); v has shape (2).",
        () -> jvp(Tensor::square, ones(3), ones(2)));
    assertSays(
        "jvp needs one direction for each input: there are 1 inputs and 2 directions.",
        () -> jvp(in -> in.getFirst(), List.of(ones(3)), List.of(ones(3), ones(3))));
    assertSays(
        "hessian needs a function that gives a single number, such as a loss; f(x) has shape (3). Try .sum() or .mean() in it.",
        () -> hessian(Tensor::square, ones(3)));
    assertSays(
        "hvp needs a function that gives a single number, such as a loss; f(x) has shape (3). Try .sum() or .mean() in it.",
        () -> hvp(Tensor::square, ones(3), ones(3)));
  }

  @Test
  void gradientsThatCannotBeHad() {
    var x = ones(2).requiresGrad();
    assertSays(
        "cannot take the gradient with respect to a tensor of shape (2) that was not made with .requiresGrad().",
        () -> grad(x.sum(), ones(2)));
    assertSays(
        "backward() starts from a single number, such as a loss; this has shape (2). Try .sum() or .mean() first.",
        () -> grad(x.square(), x));
    assertSays(
        "nothing to go back through: no tensor behind this number was made with .requiresGrad(),"
            + " or it was computed inside noGrad().",
        () -> grad(tensor(1), x));
    assertSays(
        "the gradient of a tensor has the tensor's shape: this has (), the seed has (2).",
        () -> x.sum().backward(ones(2), false));
    assertSays(
        "no gradient yet: call backward() on a loss that was computed from this tensor.",
        () -> x.square().retainGrad().grad());
    assertSays(
        "a gradient has the shape and type of its tensor: this is (2) float32, the gradient (3) float32.",
        () -> x.setGrad(ones(3)));
  }

  @Test
  void hooksThatCannotWork() {
    assertSays(
        "onGrad() waits for a gradient that will never come: no tensor behind this one was made with .requiresGrad().",
        () -> ones(2).onGrad(g -> g));
    assertSays(
        "retainGrad() waits for a gradient that will never come: no tensor behind this one was made with .requiresGrad().",
        () -> ones(2).retainGrad());
    assertSays(
        "a function given to onGrad() must return a gradient of the same shape and type: it was given (2) float32 and returned () float32.",
        () -> {
          var x = ones(2).requiresGrad();
          x.onGrad(g -> g.sum());
          x.sum().backward();
        });
  }

  @Test
  @SuppressWarnings("NullAway") // what a reader may do
  void aHookThatForgetsToReturn() {
    assertSays(
        "a function given to onGrad() returned null. To leave the gradient as it is, return it: g -> { …; return g; }.",
        () -> {
          var x = ones(2).requiresGrad();
          x.onGrad(g -> null);
          x.sum().backward();
        });
  }

  @Test
  void checkpointsThatAreNotRepeatable() {
    var calls = new int[1];
    var x = tensor(2).requiresGrad();
    assertSays(
        """
        a checkpoint must compute the same both times, and this one did not: first 2, then 4.
        Does its function count its calls, read something that changed since, or draw random numbers from elsewhere than a Generator?\
        """,
        () -> checkpoint(z -> z.times(++calls[0]), x).backward());
    assertSays(
        "cannot cut 2 layers into 3 segments: each segment needs at least one layer.",
        () -> checkpointChain(List.of(Tensor::tanh, Tensor::tanh), 3, x));
  }

  @Test
  void customDerivativesOfTheWrongShape() {
    var wrong = customOp("total", x -> x.times(2), (g, x, y) -> g.sum());
    var x = ones(2).requiresGrad();
    assertSays(
        "the derivative of total gave shape () for an input of shape (2): dL/dx has the shape of x, one slope for each number.",
        () -> wrong.apply(x).sum().backward());
  }

  @Test
  void graphsThatAreGoneOrDoNotKnowALeaf() {
    var x = ones(2).requiresGrad();
    var loss = x.square().sum();
    var graph = Graph.of(loss);
    loss.backward();
    assertSays(
        """
        the graph behind a tensor of shape () is gone: backward() has been through it and freed it.
        Take Graph.of(…) before backward().\
        """,
        () -> Graph.of(loss));
    assertSays(
        "cannot replay with a new value for a tensor of shape (3): it is no leaf of this graph. See leaves().",
        () -> graph.replay(Map.of(zeros(3), zeros(3))));
  }
}
