package gradus.tensor;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Joining.concat;
import static gradus.tensor.Joining.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Cases;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Laws that hold for any tensors.
class PropertyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTransposeOfAProductIsTheProductOfTransposesTurnedAround(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int[] sizes = some.sizes(4);
          Tensor a = some.tensor(sizes[0], sizes[1], sizes[2]);
          Tensor b = some.tensor(sizes[2], sizes[3]);
          assertSameBits(a.matmul(b).transpose(), b.transpose().matmul(a.transpose()));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSumIsTheSameInAnyOrderAndOfSumsTheSumOfTheParts(long seed) {
    Cases.forAll(
        seed,
        some -> {
          Shape shape = some.shape(4);
          Tensor a = some.tensor(shape);
          Tensor b = some.tensor(shape);
          assertEquals(a.sum().item() + b.sum().item(), a.plus(b).sum().item());
          Tensor oneByOne = a;
          for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            oneByOne = oneByOne.sum(axis);
          }
          assertSameBits(a.sum(), oneByOne);
          assertSameBits(a.sum(), a.permute(some.order(shape.rank())).sum());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shapesGoAndComeBack(long seed) {
    Cases.forAll(
        seed,
        some -> {
          Tensor x = some.tensor(some.shape(4));
          int[] order = some.order(x.rank());
          int[] back = new int[order.length];
          Arrays.setAll(back, axis -> indexOf(axis, order));
          Tensor turned = x.permute(order);
          assertSameBits(x, turned.permute(back));
          assertSameBits(turned, turned.flatten().reshape(turned.shape()));
          assertSameBits(turned, turned.flip().flip());
          assertSameBits(x, x.flip().contiguous().flip());
        });
  }

  private static int indexOf(int axis, int[] order) {
    return Arrays.stream(order).boxed().toList().indexOf(axis);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void piecesPutTogetherAreTheWhole(long seed) {
    Cases.forAll(
        seed,
        some -> {
          Tensor x = some.tensor(some.sizes(1 + some.below(3)));
          int axis = some.below(x.rank());
          assertSameBits(x, concat(axis, x.split(axis, 1 + some.below(4))));
          assertSameBits(x, concat(axis, x.chunk(axis, 1 + some.below(4))));
          int cut = some.below(x.size(axis) + 1);
          assertSameBits(x, concat(axis, x.split(axis, cut, x.size(axis) - cut)));
          Tensor twice = stack(axis, x, x.negate());
          assertSameBits(x, twice.slice(axis, 0, 1).squeeze(axis));
          Tensor padded = x.pad(axis, cut, 2, 5);
          assertSameBits(x, padded.slice(axis, cut, cut + x.size(axis)));
          assertEquals(x.sum().item() + 5 * (padded.numel() - x.numel()), padded.sum().item());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsScatteredCanBeGatheredAgain(long seed) {
    Cases.forAll(
        seed,
        some -> {
          Tensor x = some.tensor(some.sizes(2));
          int size = x.size(1);
          int[] order = some.order(size);
          Tensor index =
              Tensors.tensor(Arrays.stream(order).asDoubleStream().toArray())
                  .broadcastTo(x.shape());
          Tensor scattered = Tensors.zerosLike(x).scatterAdd(1, index, x);
          assertSameBits(x, scattered.gather(1, index));
          assertSameBits(scattered.select(1, order), x);
          assertSameBits(x.sum(1), scattered.sum(1));
        });
  }

  /// Functions from (n, n) to anything, made of every family of ops.
  private static final List<UnaryOperator<Tensor>> FUNCTIONS =
      List.of(
          x -> x.times(x).plus(x.transpose()),
          x -> x.matmul(x.transpose()),
          x -> x.sin().div(x.square().plus(1)),
          x -> x.softmax(1),
          x -> x.logSumExp(),
          x -> x.cumsum(0).flip(1),
          x -> x.variance(0),
          x -> concat(0, x, x.square()).slice(0, 1, 3),
          x -> x.embedding(Tensors.zeros(2, 2)),
          x -> Joining.where(x.greaterThan(0), x.square(), x),
          x -> Joining.einsum("ij,ik->kj", x, x.exp()),
          x -> x.unsqueeze(0).unsqueeze(0).conv2d(filter(), 1, 1).maxPool2d(2, 1, 0));

  private static Tensor filter() {
    return float64(1, 2, 3, 4).reshape(1, 1, 2, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aGradientIsLinearInWhatComesBack(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int n = 2 + some.below(2);
          Tensor x = some.tensor(n, n).div(5);
          var f = FUNCTIONS.get(some.below(FUNCTIONS.size()));
          Shape shape = f.apply(x).shape();
          Tensor g = some.tensor(shape);
          Tensor h = some.tensor(shape);
          Tensor apart = pulledBack(f, x, g).times(2).minus(pulledBack(f, x, h).times(3));
          Tensor together = pulledBack(f, x, g.times(2).minus(h.times(3)));
          assertClose(apart.toArray(), together.toArray(), 1e-12);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theGradientOfASumOfFunctionsIsTheSumOfTheirGradients(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int n = 2 + some.below(2);
          Tensor x = some.tensor(n, n).div(5);
          var f = FUNCTIONS.get(some.below(FUNCTIONS.size()));
          var h = FUNCTIONS.get(some.below(FUNCTIONS.size()));
          Tensor both = pulledBack(y -> f.apply(y).sum().plus(h.apply(y).sum()), x, one());
          Tensor apart =
              pulledBack(y -> f.apply(y).sum(), x, one())
                  .plus(pulledBack(y -> h.apply(y).sum(), x, one()));
          assertClose(apart.toArray(), both.toArray(), 1e-12);
        });
  }

  private static Tensor one() {
    return Tensors.full(Shape.of(), DType.FLOAT64, 1);
  }

  private static Tensor pulledBack(UnaryOperator<Tensor> f, Tensor x, Tensor seed) {
    Tensor leaf = x.detach().requiresGrad();
    f.apply(leaf).backward(seed, false);
    return leaf.grad();
  }
}
