package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.Joining.concat;
import static gradus.tensor.Joining.stack;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static Tensor six() {
    return float64(0.3, -1.2, 2.1, 0.7, 1.1, -0.4).reshape(2, 3);
  }

  @Test
  void joiningPutsTensorsSideBySide() {
    Tensor a = arange(4).reshape(2, 2);
    assertClose(concat(0, a, a.plus(4)), 0, 0, 1, 2, 3, 4, 5, 6, 7);
    assertClose(concat(-1, a, a.plus(4)), 0, 0, 1, 4, 5, 2, 3, 6, 7);
    assertClose(stack(-1, tensor(1, 2), tensor(3, 4)), 0, 1, 3, 2, 4);
    assertEquals(Shape.of(2), stack(0, tensor(1), tensor(2)).shape());
    assertSameBits(a, concat(0, a, zeros(0, 2)));
  }

  @Test
  void splittingGivesViews() {
    Tensor x = arange(5);
    assertEquals(List.of(2, 2, 1), x.split(0, 2).stream().map(Tensor::numel).toList());
    assertEquals(List.of(4, 1), x.split(0, 4, 1).stream().map(Tensor::numel).toList());
    assertEquals(List.of(2, 2, 1), x.chunk(0, 3).stream().map(Tensor::numel).toList());
    assertEquals(
        List.of(2, 2, 1), x.chunk(0, 4).subList(0, 3).stream().map(Tensor::numel).toList());
    assertEquals(List.of(0), zeros(0).split(0, 2).stream().map(Tensor::numel).toList());
    assertSame(x.storage(), x.split(0, 2).getLast().storage());
  }

  @Test
  void flippingTurnsAxesAroundWithoutCopying() {
    Tensor x = arange(6).reshape(2, 3);
    assertClose(x.flip(1), 0, 2, 1, 0, 5, 4, 3);
    assertClose(x.flip(), 0, 5, 4, 3, 2, 1, 0);
    assertClose(x.flip(0).transpose().get(1), 0, 4, 1);
    assertClose(x.flip(1).slice(1, 1, 3).flatten(), 0, 1, 0, 4, 3);
    assertSame(x.storage(), x.flip(0).storage());
    assertEquals(Shape.of(0, 2), zeros(0, 2).flip(0).shape());
    assertSameBits(x, x.flip(1).matmul(Tensors.eye(3).flip(0)));
  }

  @Test
  void paddingPutsOneNumberAround() {
    assertClose(tensor(1, 2).pad(0, 1, 2, 9), 0, 9, 1, 2, 9, 9);
    assertClose(arange(2).reshape(1, 2).pad(0, 1, 0).pad(1, 0, 1), 0, 0, 0, 0, 0, 1, 0);
    assertEquals(Shape.of(0, 4), zeros(0, 2).pad(1, 1, 1).shape());
  }

  @Test
  void indicesPickNumbersRowsAndEmbeddings() {
    Tensor x = arange(6).reshape(3, 2);
    assertClose(x.gather(1, tensor(1, 0, 1).reshape(3, 1)), 0, 1, 2, 5);
    assertClose(x.gather(0, tensor(2, 0).reshape(1, 2)), 0, 4, 1);
    assertClose(x.transpose().gather(1, tensor(2, 0).reshape(2, 1)), 0, 4, 1);
    assertClose(x.indexSelect(0, tensor(2, 0, 2)), 0, 4, 5, 0, 1, 4, 5);
    assertClose(x.indexSelect(1, tensor(1).reshape(1)), 0, 1, 3, 5);
    assertEquals(Shape.of(2, 1, 2), x.embedding(zeros(2, 1)).shape());
    assertClose(x.embedding(tensor(1)), 0, 2, 3);
    assertEquals(Shape.of(0, 2), x.embedding(zeros(0)).shape());
    assertClose(zeros(3).scatterAdd(0, tensor(2, 0, 2), tensor(1, 10, 100)), 0, 10, 0, 101);
  }

  @Test
  void indicesMayBeOfAnyType() {
    Tensor index = tensor(1, 0).to(DType.FLOAT64);
    assertEquals(DType.FLOAT32, arange(2).gather(0, index).dtype());
    assertEquals(DType.FLOAT64, float64(5, 6).gather(0, tensor(1).reshape(1)).dtype());
  }

  @Test
  void derivativesAgreeWithDifferencesToSecondOrder() {
    Tensor index = tensor(2, 0, 0, 1).reshape(2, 2);
    assertDerivatives(in -> in[0].square().gather(1, index), six());
    assertDerivatives(
        in -> in[0].scatterAdd(1, index, in[1].square()).sin(),
        six(),
        float64(1, 2, 3, 4).reshape(2, 2));
    assertDerivatives(in -> in[0].embedding(tensor(1, 1, 0)).square(), six());
    assertDerivatives(in -> in[0].square().flip(1).pad(0, 1, 2, 3), six());
    assertDerivatives(
        in -> concat(1, in[0].square(), in[1].exp()), six(), float64(1, 2).reshape(2, 1));
    assertDerivatives(in -> stack(1, in[0].square(), in[0]), six());
    assertDerivatives(in -> in[0].square().split(1, 2).getLast(), six());
  }

  @Test
  void partsThatAreNotThere() {
    Tensor x = zeros(2, 3);
    assertSays(
        "3 is no index along axis 1 of (2, 3): they are the whole numbers 0 to 2.",
        () -> x.gather(1, tensor(0, 3).reshape(2, 1)));
    assertSays(
        "0.5000 is no index along axis 0 of (2, 3): they are the whole numbers 0 to 1.",
        () -> x.embedding(tensor(0.5)));
    assertSays(
        "-1 is no index along axis 0 of (2, 3): they are the whole numbers 0 to 1.",
        () -> x.indexSelect(0, tensor(-1, 0)));
    assertSays(
        "there is nothing at index 0 of axis 0: the shape (0, 3) is empty.",
        () -> zeros(0, 3).embedding(tensor(0)));
    assertSays(
        "cannot gather along axis 1 of (2, 3) by indices of shape (3, 1): they need as many axes, and may"
            + " be larger along axis 1 only.",
        () -> x.gather(1, zeros(3, 1)));
    assertSays(
        "scatterAdd needs one index for each number that is added: there are (2, 1) indices for (2, 2) numbers.",
        () -> x.scatterAdd(1, zeros(2, 1), zeros(2, 2)));
    assertSays(
        "indexSelect needs a vector of indices; these have shape (1, 2). To look up rows by indices of any shape, use embedding.",
        () -> x.indexSelect(0, zeros(1, 2)));
    assertSays(
        "embedding looks up rows of a table (rows, columns); this has shape (3).",
        () -> zeros(3).embedding(zeros(1)));
  }

  @Test
  void piecesThatDoNotFit() {
    Tensor x = zeros(2, 3);
    assertSays(
        "cannot concat (2, 3) and (3, 3) along axis 1: their shapes may differ along that axis only.",
        () -> concat(1, x, zeros(3, 3)));
    assertSays(
        """
        cannot concat (2, 3) and (3) along axis 0: their shapes may differ along that axis only.
        Did you mean to .unsqueeze the right one?\
        """,
        () -> concat(0, x, zeros(3)));
    assertSays("cannot concat no tensors: there must be at least one.", () -> concat(0));
    assertSays(
        "cannot stack (2, 3) and (3): all must have the same shape. To join them along an axis that they have, use concat.",
        () -> stack(0, x, zeros(3)));
    assertSays(
        "cannot split axis 1 of (2, 3) into [1, 1]: the pieces must add up to 3.",
        () -> x.split(1, 1, 1));
    assertSays(
        "cannot split (2, 3) into pieces of 0: a piece has at least 1.", () -> x.split(1, 0));
    assertSays("cannot cut (2, 3) into 0 pieces: there must be at least 1.", () -> x.chunk(1, 0));
    assertSays(
        "cannot pad by -1 and 0: both must be 0 or more. To take numbers away, use slice.",
        () -> x.pad(1, -1, 0));
  }
}
