package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Joining.einsum;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Cases;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EinsumTest {
  private static final List<String> EQUATIONS =
      List.of(
          "->",
          "i->i",
          "i->",
          "ij->ji",
          "ii->i",
          "ii->",
          "iji->j",
          "i,i->",
          "i,i->i",
          "i,j->ij",
          "i,j->ji",
          "ij,jk->ik",
          "ij,jk->ki",
          "bij,bjk->bik",
          "bij,kj->kbi",
          "ij,ij->",
          "ij,k->j",
          "bi,ij,bj->b",
          "ij,jk,kl->il",
          "i,i,i->i",
          "ijk,k,j->i",
          "ii,ij->j",
          ",i->i",
          "ab,cd->");

  /// Every letter runs over its range; all products of the numbers at its indices are added up.
  private static double[] naive(String equation, Tensor... tensors) {
    String[] sides = equation.split("->", -1);
    String[] inputs = sides[0].split(",", -1);
    int[] letters = sides[0].chars().filter(c -> c != ',').distinct().toArray();
    int[] sizes = new int[128];
    for (int t = 0; t < tensors.length; t++) {
      for (int axis = 0; axis < tensors[t].rank(); axis++) {
        sizes[inputs[t].charAt(axis)] = tensors[t].size(axis);
      }
    }
    int combinations = Arrays.stream(letters).map(c -> sizes[c]).reduce(1, (a, b) -> a * b);
    double[] out = new double[sides[1].chars().map(c -> sizes[c]).reduce(1, (a, b) -> a * b)];
    for (int k = 0; k < combinations; k++) {
      int[] index = new int[128];
      int rest = k;
      for (int c : letters) {
        index[c] = rest % sizes[c];
        rest /= sizes[c];
      }
      double product = 1;
      for (int t = 0; t < tensors.length; t++) {
        product *= tensors[t].at(inputs[t].chars().map(c -> index[c]).toArray());
      }
      out[sides[1].chars().reduce(0, (place, c) -> place * sizes[c] + index[c])] += product;
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithRunningOverAllIndices(long seed) {
    Cases.forAll(
        seed,
        some -> {
          String equation = EQUATIONS.get(some.below(EQUATIONS.size()));
          int[] sizes = IntStream.range(0, 128).map(_ -> some.size()).toArray();
          sizes['j'] = some.below(8) == 0 ? 0 : sizes['j'];
          Tensor[] tensors =
              Arrays.stream(equation.substring(0, equation.indexOf("->")).split(",", -1))
                  .map(input -> some.tensor(input.chars().map(c -> sizes[c]).toArray()))
                  .toArray(Tensor[]::new);
          String which = equation + ": ";
          Tensor result = einsum(equation, tensors);
          int[] shape =
              equation.substring(equation.indexOf("->") + 2).chars().map(c -> sizes[c]).toArray();
          assertEquals(Shape.of(shape), result.shape(), which);
          assertClose(naive(equation, tensors), result.toArray(), 0);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"ij,jk ij,jk->ik", "ba ba->ab", "ii ii->", "bij,bjk bij,bjk->ik"})
  void withoutAnArrowTheLettersThatAppearOnceRemainInAlphabeticalOrder(
      String equation, String full) {
    Tensor[] tensors =
        Arrays.stream(equation.split(","))
            .map(input -> arange(1 << input.length()).reshape(input.chars().map(_ -> 2).toArray()))
            .toArray(Tensor[]::new);
    assertSameBits(einsum(full, tensors), einsum(equation, tensors));
  }

  @Test
  void derivativesAgreeWithDifferencesToSecondOrder() {
    seed(1);
    try (var _ = defaultType(DType.FLOAT64)) {
      assertDerivatives(in -> einsum("ij,jk->ki", in), randn(2, 3), randn(3, 2));
      assertDerivatives(in -> einsum("bij,bj,i->b", in), randn(2, 2, 3), randn(2, 3), randn(2));
      assertDerivatives(in -> einsum("ii,ij->j", in[0].square(), in[1]), randn(2, 2), randn(2, 3));
    }
  }

  @Test
  void equationsThatCannotBeRead() {
    assertSays(
        "cannot read einsum \"...ij->ji\": it is made of letters, one for each axis, commas between tensors,"
            + " and at most one ->.",
        () -> einsum("...ij->ji", zeros(2, 2)));
    assertSays(
        "cannot read einsum \"ij,jk->ik\": it names 2 tensors, and there are 1.",
        () -> einsum("ij,jk->ik", zeros(2, 2)));
    assertSays(
        "cannot read einsum \"ij->i\": \"ij\" names 2 axes, and tensor 0 has the shape (2).",
        () -> einsum("ij->i", zeros(2)));
    assertSays(
        "cannot read einsum \"ij,jk->ik\": the letter j stands for one size, not for both 3 and 2.",
        () -> einsum("ij,jk->ik", zeros(2, 3), zeros(2, 3)));
    assertSays(
        "cannot read einsum \"ij->ik\": the result names k, which no tensor has.",
        () -> einsum("ij->ik", zeros(2, 3)));
    assertSays(
        "cannot read einsum \"ij->ii\": the result names i twice.",
        () -> einsum("ij->ii", zeros(2, 3)));
  }
}
