package gradus.tensor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who does the arithmetic.
///
/// Every method here is written as plain loops: that is the specification. A faster backend
/// overrides what it does better and inherits the rest. Inputs may be views; `out` is contiguous
/// unless said otherwise. `float32` sums are formed in 64 bits and rounded once.
public interface Backend {
  /// The specification itself, running on any JDK.
  Backend PLAIN = () -> "plain Java";

  /// What it is called, such as `plain Java`.
  ///
  /// @return a short name
  String name();

  /// out\[k\] = f(x\[k\]).
  ///
  /// @param op the function
  /// @param x the input
  /// @param out the result, of the same shape
  default void unary(Unary op, Tensor x, Tensor out) {
    Storage from = x.storage();
    Storage to = out.storage();
    var place = x.layout().placing();
    for (int k = 0; k < to.length(); k++) {
      to.set(k, op.of(from.get(place.applyAsInt(k))));
    }
  }

  /// out\[k\] = f(a\[k\], b\[k\]).
  ///
  /// @param op the function
  /// @param a the left input, already stretched to the shape of `out`
  /// @param b the right input, already stretched to the shape of `out`
  /// @param out the result
  default void binary(Binary op, Tensor a, Tensor b, Tensor out) {
    Storage left = a.storage();
    Storage right = b.storage();
    Storage to = out.storage();
    var leftPlace = a.layout().placing();
    var rightPlace = b.layout().placing();
    for (int k = 0; k < to.length(); k++) {
      double x = left.get(leftPlace.applyAsInt(k));
      double y = right.get(rightPlace.applyAsInt(k));
      to.set(k, op.of(x, y));
    }
  }

  /// out\[k\] = a\[k\] where condition\[k\] is not 0, else b\[k\].
  ///
  /// @param condition what decides, already stretched to the shape of `out`
  /// @param a what is taken where the condition holds, stretched likewise
  /// @param b what is taken elsewhere, stretched likewise
  /// @param out the result
  default void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
    var which = condition.layout().placing();
    var aPlace = a.layout().placing();
    var bPlace = b.layout().placing();
    for (int k = 0; k < out.numel(); k++) {
      boolean holds = condition.storage().get(which.applyAsInt(k)) != 0;
      out.storage()
          .set(
              k,
              holds
                  ? a.storage().get(aPlace.applyAsInt(k))
                  : b.storage().get(bPlace.applyAsInt(k)));
    }
  }

  /// Ties a chain of ops to tensors, to be run as often as wanted: see [Chain#tie].
  ///
  /// @param chain what is computed
  /// @param in the inputs, already stretched to the shape of the outputs
  /// @param out the results, all of one shape; each may be the array of an input
  /// @return what runs it
  default Chain.Fused fuse(Chain chain, List<Tensor> in, List<Tensor> out) {
    return new ChainSteps(this, chain, in, out);
  }

  /// Carries a chain out once.
  ///
  /// @param chain what is computed, with one result
  /// @param in the inputs; those of other shapes are stretched
  /// @param out the result, contiguous
  default void chain(Chain chain, List<Tensor> in, Tensor out) {
    chain.tie(this, in, List.of(out)).run();
  }

  /// Sum, extreme or place of the largest, over every axis on which `out` has size 1 and `x` has
  /// not.
  ///
  /// @param kind what is made of the numbers
  /// @param x the input
  /// @param out the result, with as many axes as `x`
  default void reduce(Reduce.Kind kind, Tensor x, Tensor out) {
    kind.compute(x, out);
  }

  /// Number i along the axis of `out` is the sum of numbers 0 to i along the axis of `x`.
  ///
  /// @param x the input
  /// @param axis the axis
  /// @param out the result
  default void cumulativeSum(Tensor x, int axis, Tensor out) {
    double[] sums = x.toArray();
    int step = out.layout().stride(axis);
    for (int k = 0; k < sums.length; k++) {
      if (k / step % x.size(axis) > 0) {
        sums[k] += sums[k - step];
      }
      out.storage().set(k, sums[k]);
    }
  }

  /// Shares of a whole along an axis, or their logarithms.
  ///
  /// @param op which axis, and which of the two
  /// @param x the input
  /// @param out the result
  default void softmax(Softmax op, Tensor x, Tensor out) {
    op.compute(x, out);
  }

  /// Cross-entropy of rows of logits with class numbers: the losses, their slopes, or both.
  ///
  /// @param logits scores (batch, classes)
  /// @param target the right class of each row (batch), from 0 to classes − 1
  /// @param losses where ln Σⱼ eˣʲ − xₜ of each row goes (batch), or null
  /// @param slopes where the derivatives by the logits go (batch, classes), or null
  /// @return what computes them from what logits and target hold now
  default Runnable crossEntropy(
      Tensor logits, Tensor target, @Nullable Tensor losses, @Nullable Tensor slopes) {
    return () -> CrossEntropy.compute(logits, target, losses, slopes);
  }

  /// out\[…, i, j\] = Σₗ a\[…, i, l\] · b\[…, l, j\].
  ///
  /// @param a the left matrices (…, m, k)
  /// @param b the right matrices (…, k, n)
  /// @param out the products (…, m, n)
  default void matmul(Tensor a, Tensor b, Tensor out) {
    int inner = a.size(-1);
    int columns = b.size(-1);
    int[] left = a.layout().places();
    int[] right = b.layout().places();
    int rows = out.size(-2);
    double[] sums = new double[columns];
    for (int row = 0; row < (columns == 0 ? 0 : out.numel() / columns); row++) {
      int matrix = row / rows * inner * columns;
      Arrays.fill(sums, 0);
      for (int l = 0; l < inner; l++) {
        double x = a.storage().get(left[row * inner + l]);
        for (int j = 0; j < columns; j++) {
          sums[j] += x * b.storage().get(right[matrix + l * columns + j]);
        }
      }
      for (int j = 0; j < columns; j++) {
        out.storage().set(row * columns + j, sums[j]);
      }
    }
  }

  /// A product, and a chain that works on it number by number: a backend may do it on rows that are
  /// finished while others are not.
  ///
  /// @param a the left matrices (…, m, k)
  /// @param b the right matrices (…, k, n)
  /// @param out the products (…, m, n)
  /// @param epilogue reads `out` in place, and writes neither `a` nor `b`
  /// @return what computes both from what the inputs hold now
  default Runnable matmul(Tensor a, Tensor b, Tensor out, Chain.Fused epilogue) {
    return () -> {
      matmul(a, b, out);
      epilogue.run();
    };
  }

  /// Copies numbers, converting them to the type of `out`.
  ///
  /// @param x the input
  /// @param out where they go, of the same shape; may be a view
  default void copy(Tensor x, Tensor out) {
    var from = x.layout().placing();
    var to = out.layout().placing();
    for (int k = 0; k < x.numel(); k++) {
      out.storage().set(to.applyAsInt(k), x.storage().get(from.applyAsInt(k)));
    }
  }

  /// Slice k of `out` is slice `indices[k]` of `x`.
  ///
  /// @param x the input
  /// @param axis along which the slices lie
  /// @param indices which slices
  /// @param out the result
  default void select(Tensor x, int axis, List<Integer> indices, Tensor out) {
    for (int k = 0; k < indices.size(); k++) {
      copy(x.part(axis, indices.get(k), 1), out.part(axis, k, 1));
    }
  }

  /// Slice k of `x` is added to slice `indices[k]` of `out`, which starts as zeros.
  ///
  /// @param x the input
  /// @param axis along which the slices lie
  /// @param indices where each slice goes
  /// @param out the result
  default void scatter(Tensor x, int axis, List<Integer> indices, Tensor out) {
    double[] sums = new double[out.numel()];
    for (int k = 0; k < indices.size(); k++) {
      double[] numbers = x.part(axis, k, 1).toArray();
      int[] to = out.part(axis, indices.get(k), 1).layout().places();
      for (int p = 0; p < to.length; p++) {
        sums[to[p]] += numbers[p];
      }
    }
    write(sums, out);
  }

  /// out\[…, i, …\] = x\[…, index\[…, i, …\], …\], where i stands on the axis.
  ///
  /// @param x the input
  /// @param axis the axis
  /// @param index whole numbers from 0 to the size of the axis − 1; of the shape of `out`
  /// @param out the result
  default void gather(Tensor x, int axis, Tensor index, Tensor out) {
    int[] from = Indexing.places(x, axis, index);
    for (int k = 0; k < from.length; k++) {
      out.storage().set(k, x.storage().get(from[k]));
    }
  }

  /// out = x, then out\[…, index\[…, i, …\], …\] += source\[…, i, …\], where i stands on the axis.
  ///
  /// @param x what is added to
  /// @param axis the axis
  /// @param index whole numbers from 0 to the size of the axis − 1
  /// @param source what is added, of the shape of `index`
  /// @param out the result, of the shape of `x`
  default void scatterAdd(Tensor x, int axis, Tensor index, Tensor source, Tensor out) {
    double[] sums = x.toArray();
    double[] added = source.toArray();
    int[] to = Indexing.places(out, axis, index);
    for (int k = 0; k < to.length; k++) {
      sums[to[k]] += added[k];
    }
    write(sums, out);
  }

  /// Convolution and its derivatives: of x, w and y one is the result, the others are given.
  ///
  /// @param op how the filters slide, and which of the three is wanted
  /// @param x the images
  /// @param w the filters
  /// @param y the outputs
  /// @return what computes the result from what the others hold now
  default Runnable conv2d(Conv2d op, Tensor x, Tensor w, Tensor y) {
    Tensor result =
        switch (op.wanted()) {
          case OUTPUT -> y;
          case INPUT -> x;
          case WEIGHT -> w;
        };
    return () -> {
      double[] sums = new double[result.numel()];
      double[] images = x == result ? sums : x.toArray();
      double[] filters = w == result ? sums : w.toArray();
      double[] outputs = y == result ? sums : y.toArray();
      op.addProducts(images, x.shape(), filters, w.shape(), outputs, y.shape());
      write(sums, result);
    };
  }

  /// The place of the largest number in each window.
  ///
  /// @param op how the window slides
  /// @param x the images
  /// @param out the places
  /// @return what finds them in what the images hold now
  default Runnable poolPlaces(PoolPlaces op, Tensor x, Tensor out) {
    return () -> write(op.places(x, out.shape()), out);
  }

  private static void write(double[] numbers, Tensor out) {
    for (int k = 0; k < numbers.length; k++) {
      out.storage().set(k, numbers[k]);
    }
  }
}
