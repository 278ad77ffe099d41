package gradus.tensor;

import static gradus.TensorAssertions.assertSays;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.mse;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.oneHot;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;

import gradus.optim.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages are part of the product: each is tested word for word.
class TeachingErrorsTest {
  @Test
  void shapesThatDoNotBroadcast() {
    assertSays(
        """
        cannot add (4, 2) and (3): counted from the right, axis -1 is 2 on the left and 3 on the right.
        Axes line up from the right and must be equal, or one of them must be 1.\
        """,
        () -> zeros(4, 2).plus(zeros(3)));
    assertSays(
        """
        cannot multiply (4, 2) and (4): counted from the right, axis -1 is 2 on the left and 4 on the right.
        Axes line up from the right and must be equal, or one of them must be 1.
        One number for each row? Then make the right one a column: .reshape(4, 1).\
        """,
        () -> zeros(4, 2).times(zeros(4)));
    assertSays(
        "cannot stretch (2, 3) to (3): only axes of size 1 can be stretched, and none can go away.",
        () -> zeros(2, 3).broadcastTo(Shape.of(3)));
  }

  @Test
  void matricesThatDoNotMatch() {
    assertSays(
        """
        cannot matmul (4, 2) and (4, 2): the columns of the left (2) must equal the rows of the right (4).
        Did you mean a.matmul(b.transpose())?\
        """,
        () -> zeros(4, 2).matmul(zeros(4, 2)));
    assertSays(
        """
        cannot matmul (4, 2) and (4, 3): the columns of the left (2) must equal the rows of the right (4).
        Did you mean a.transpose().matmul(b)?\
        """,
        () -> zeros(4, 2).matmul(zeros(4, 3)));
    assertSays(
        """
        cannot matmul (4, 2) and (3, 4): the columns of the left (2) must equal the rows of the right (3).
        Did you mean b.matmul(a)?\
        """,
        () -> zeros(4, 2).matmul(zeros(3, 4)));
    assertSays(
        "cannot matmul () and (2, 2): a single number is no matrix. Did you mean a.times(b)?",
        () -> tensor(1).matmul(zeros(2, 2)));
    assertSays(
        "cannot take the dot product of (2) and (3): both must be vectors of the same length.",
        () -> zeros(2).dot(zeros(3)));
    assertSays(
        "cannot take the outer product of (2, 1) and (3): both must be vectors.",
        () -> zeros(2, 1).outer(zeros(3)));
  }

  @Test
  void typesThatAreMixed() {
    assertSays(
        """
        cannot add float32 and float64: both must have the same type.
        Convert one of them with .to(FLOAT32) or .to(FLOAT64).\
        """,
        () -> zeros(2).plus(zeros(2).to(DType.FLOAT64)));
  }

  @Test
  void axesAndIndicesThatAreNotThere() {
    assertSays(
        "there is no axis 2 in the shape (4, 2): axes go from 0 to 1, or from -1 (the last) to -2.",
        () -> zeros(4, 2).sum(2));
    assertSays(
        "there is no axis 0: the shape () is a single number and has no axes.",
        () -> tensor(1).sum(0));
    assertSays("axis 0 is named twice in [0, -2].", () -> zeros(4, 2).sum(0, -2));
    assertSays(
        "there is no index 4 along axis 0 of (4, 2): it goes from 0 to 3, or from -1 (the last) to -4.",
        () -> zeros(4, 2).get(4));
    assertSays(
        "there is nothing at index 0 of axis 0: the shape (0) is empty.", () -> zeros(0).at(0));
    assertSays(
        "(4, 2) needs 2 indices, one for each axis, and got 1: [3].", () -> zeros(4, 2).at(3));
    assertSays("a single number has no part 0; read it with item().", () -> tensor(1).get(0));
    assertSays(
        "cannot slice 1 to 3 of axis 1 of (4, 2): it must hold that 0 ≤ from ≤ to ≤ 2.",
        () -> zeros(4, 2).slice(1, 1, 3));
  }

  @Test
  void shapesThatCannotBe() {
    assertSays(
        "cannot reshape (4, 2) to (3, 3): a reshape keeps every number, and there are 8 of them.",
        () -> zeros(4, 2).reshape(3, 3));
    assertSays(
        "cannot reshape (4, 2) to (3, -1): a reshape keeps every number, and there are 8 of them.",
        () -> zeros(4, 2).reshape(3, -1));
    assertSays(
        "cannot transpose (3): it has no rows and columns to swap. For a column, try .reshape(-1, 1).",
        () -> zeros(3).transpose());
    assertSays(
        "cannot permute (2, 3) by [0, 0]: each of the 2 axes must be named once.",
        () -> zeros(2, 3).permute(0, 0));
    assertSays(
        "cannot squeeze axis 1 of (4, 2): its size is 2, and only an axis of size 1 can go.",
        () -> zeros(4, 2).squeeze(1));
    assertSays("a shape cannot have the size -2: sizes are 0 or more.", () -> zeros(-2, 3));
    assertSays(
        "the shape (65536, 65536) holds more than 2,147,483,647 numbers, the most that one tensor can have.",
        () -> zeros(65536, 65536));
    assertSays(
        "the rows of a matrix must be equally long: row 0 has 2 numbers, row 1 has 1.",
        () -> tensor(new double[][] {{1, 2}, {3}}));
    assertSays("cannot take the max of no numbers: axis 0 of (0) is empty.", () -> zeros(0).max());
    assertSays(
        "4 is not a class: with 3 classes they are the whole numbers 0 to 2.",
        () -> oneHot(tensor(0, 4), 3));
  }

  @Test
  void gradientsThatCannotBeHad() {
    var x = ones(2).requiresGrad();
    assertSays(
        "no gradient: this tensor was not asked to keep one. Make it with .requiresGrad().",
        () -> ones(2).grad());
    assertSays(
        "no gradient yet: call backward() on a loss that was computed from this tensor.", x::grad);
    assertSays(
        """
        no gradient: this tensor was computed by tanh, and gradients pass through such tensors without staying.
        To keep this one, call .retainGrad() on it before backward().\
        """,
        () -> x.tanh().grad());
    assertSays(
        "backward() starts from a single number, such as a loss; this has shape (2). Try .sum() or .mean() first.",
        () -> x.tanh().backward());
    assertSays(
        "nothing to go back through: no tensor behind this number was made with .requiresGrad(),"
            + " or it was computed inside noGrad().",
        () -> {
          try (var _ = noGrad()) {
            x.sum().backward();
          }
        });
    assertSays(
        """
        only a tensor that you made yourself can keep a gradient; this one was computed by tanh.
        Call .requiresGrad() on what it was computed from, or start anew with .detach().requiresGrad().\
        """,
        () -> x.tanh().requiresGrad());
    var loss = x.square().sum();
    loss.backward();
    assertSays(
        """
        this graph is gone: backward() has been through it once and freed it.
        Compute the loss again before you call backward() again.\
        """,
        loss::backward);
    var second = x.square().sum();
    x.assign(zeros(2));
    assertSays(
        """
        a tensor of shape (2) was given new numbers after square had used it, so its gradient would be wrong.
        Call backward() before step() or assign(), or run the forward pass again.\
        """,
        second::backward);
    assertSays(
        "the gradient of a tensor has the tensor's shape: this has (2), the seed has (3).",
        () -> x.tanh().backward(ones(3), false));
  }

  @Test
  void numbersThatCannotBeReadOrAssigned() {
    assertSays(
        "item() reads a single number; this has shape (2), which is 2 numbers. Try .at(…), .sum() or .mean().",
        () -> ones(2).item());
    assertSays(
        "cannot assign (3) float32 to (2) float32: shape and type must be the same.",
        () -> ones(2).assign(ones(3)));
    var x = ones(2).requiresGrad();
    assertSays(
        "only a tensor that you made yourself can be given new numbers; this one was computed by tanh.",
        () -> x.tanh().assign(ones(2)));
  }

  @Test
  void lossesThatWouldBroadcast() {
    assertSays(
        """
        mse compares number with number, so both must have the same shape: the prediction has (4, 1), the target has (4).
        Did you mean target.reshape(4, 1)?\
        """,
        () -> mse(zeros(4, 1), zeros(4)));
    assertSays(
        "bceWithLogits compares number with number, so both must have the same shape: the logits have (4, 1), the target has (3).",
        () -> bceWithLogits(zeros(4, 1), zeros(3)));
    assertSays(
        "crossEntropy needs logits of shape (batch, classes); these have shape (3).",
        () -> crossEntropy(zeros(3), arange(3)));
    assertSays(
        "crossEntropy with logits (4, 3) needs as target one class number for each row, shape (4), or"
            + " one probability for each logit, shape (4, 3); this target has shape (3).",
        () -> crossEntropy(zeros(4, 3), zeros(3)));
  }

  @Test
  void layersAndOptimizersThatCannotWork() {
    assertSays(
        "this linear layer takes 2 inputs, the last axis of its argument; this one has shape (4, 3).",
        () -> linear(2, 1).forward(zeros(4, 3)));
    assertSays(
        "a linear layer needs at least one input and one output, not 0 and 3.", () -> linear(0, 3));
    assertSays(
        "a linear layer needs a weight (outputs, inputs) and a bias (outputs); these are (3, 2) and (2).",
        () -> new gradus.nn.Linear(zeros(3, 2), zeros(2)));
    assertSays(
        "there is nothing to optimize: the model has no parameters. A parameter is a tensor made with"
            + " .requiresGrad(), in a component of a record that implements Layer.",
        () -> adam(sequential(tanh()), 0.1));
    assertSays(
        "the learning rate must be 0 or more, and finite; this is NaN.",
        () -> sgd(linear(2, 1), Double.NaN));
    assertSays(
        "step() found no gradient in any parameter. Call loss.backward() before it.",
        () -> sgd(linear(2, 1), 0.1).step());
    assertSays(
        "Adam needs 0 ≤ β < 1 and ε ≥ 0, not β₁ = 1.0, β₂ = 0.999, ε = 1.0E-8.",
        () -> new Adam(List.of(ones(1).requiresGrad()), 0.1, 1, 0.999, 1e-8));
    assertSays(
        "cannot choose among 0 numbers: the bound must be at least 1.",
        () -> new Generator(1).nextInt(0));
  }
}
