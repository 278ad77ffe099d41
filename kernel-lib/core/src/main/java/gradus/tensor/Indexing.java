package gradus.tensor;

import java.util.List;

/// Numbers picked out by their index, and put back at it.
public sealed interface Indexing extends Op {
  /// The place in the storage of `x` of each number that a tensor of indices names.
  ///
  /// @param x what is indexed
  /// @param axis the axis along which the indices count; along every other axis a number stays in
  ///   its place
  /// @param index whole numbers from 0 to the size of the axis − 1
  /// @return one place for each index, in reading order
  /// @throws IllegalArgumentException if an index is not such a number, or if its type cannot count
  ///   so far
  static int[] places(Tensor x, int axis, Tensor index) {
    requireCounting(index.dtype(), x.size(axis));
    double[] indices = index.toArray();
    int[] starts = x.layout().starts(axis, index.shape()).places();
    int step = x.layout().stride(axis);
    int[] places = new int[indices.length];
    for (int k = 0; k < places.length; k++) {
      places[k] = starts[k] + step * checked(indices[k], axis, x);
    }
    return places;
  }

  /// Refuses a type in which neighboring indices are the same number.
  static void requireCounting(DType type, int size) {
    if (size > 1L << type.digits()) {
      throw new IllegalArgumentException(
          "%s counts exactly to %,d only, which is not enough for indices below %,d. Convert them with .to(%s)."
              .formatted(type, 1L << type.digits(), size, type.counting(size).name()));
    }
  }

  private static int checked(double index, int axis, Tensor x) {
    int size = x.size(axis);
    if (index != Math.rint(index) || index < 0 || index >= size) {
      throw new IllegalArgumentException(
          size == 0
              ? "there is nothing at index %s of axis %d: the shape %s is empty."
                  .formatted(TensorText.number(index), axis, x.shape())
              : "%s is no index along axis %d of %s: they are the whole numbers 0 to %d."
                  .formatted(TensorText.number(index), axis, x.shape(), size - 1));
    }
    return (int) index;
  }

  private static void requireInside(String label, Shape x, int axis, Shape index) {
    boolean inside = index.rank() == x.rank();
    for (int a = 0; inside && a < x.rank(); a++) {
      inside = a == axis || index.size(a) <= x.size(a);
    }
    if (!inside) {
      throw new ShapeException(
          ("cannot %s along axis %d of %s by indices of shape %s: they need as many axes, and may be"
                  + " larger along axis %d only.")
              .formatted(label, axis, x, index, axis));
    }
  }

  /// Along an axis, each number of the result is fetched from its own index.
  ///
  /// Inputs: x, and the indices, of the shape of the result.
  ///
  /// @param axis the axis
  record Gather(int axis) implements Indexing {
    @Override
    public String label() {
      return "gather";
    }

    @Override
    public Shape shape(List<Tensor> in) {
      requireInside(label(), in.get(0).shape(), axis, in.get(1).shape());
      return in.get(1).shape();
    }

    @Override
    public DType type(List<Tensor> in) {
      return in.getFirst().dtype();
    }

    @Override
    public void forward(Backend backend, List<Tensor> in, Tensor out) {
      backend.gather(in.get(0), axis, in.get(1), out);
    }

    @Override
    public boolean differentiable(int i) {
      return i == 0;
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return Tensors.zerosLike(in.getFirst()).scatterAdd(axis, in.get(1), g);
    }
  }

  /// The reverse of [Gather]: each number of the source is added at its own index.
  ///
  /// Inputs: x, to which is added; the indices; the source, of the shape of the indices.
  ///
  /// @param axis the axis
  record ScatterAdd(int axis) implements Indexing {
    @Override
    public String label() {
      return "scatterAdd";
    }

    @Override
    public Shape shape(List<Tensor> in) {
      Shape x = in.get(0).shape();
      Shape index = in.get(1).shape();
      requireInside(label(), x, axis, index);
      if (!in.get(2).shape().equals(index)) {
        throw new ShapeException(
            "scatterAdd needs one index for each number that is added: there are %s indices for %s numbers."
                .formatted(index, in.get(2).shape()));
      }
      return x;
    }

    @Override
    public DType type(List<Tensor> in) {
      return Indexing.super.type(List.of(in.get(0), in.get(2)));
    }

    @Override
    public void forward(Backend backend, List<Tensor> in, Tensor out) {
      backend.scatterAdd(in.get(0), axis, in.get(1), in.get(2), out);
    }

    @Override
    public boolean differentiable(int i) {
      return i != 1;
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return i == 0 ? g : g.gather(axis, in.get(1));
    }
  }

  /// The slices at the given indices of an axis, in that order; an index may come more than once.
  ///
  /// @param axis the axis
  /// @param indices which slices, each from 0 to the axis's size − 1
  record Select(int axis, List<Integer> indices) implements Indexing {
    @Override
    public String label() {
      return "select";
    }

    @Override
    public Shape shape(List<Tensor> in) {
      return in.getFirst().shape().with(axis, indices.size());
    }

    @Override
    public void forward(Backend backend, List<Tensor> in, Tensor out) {
      backend.select(in.getFirst(), axis, indices, out);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return Tensor.apply(new Scatter(axis, indices, in.getFirst().size(axis)), g);
    }
  }

  /// The reverse of [Select]: slice k is added at index `indices[k]` of an axis of zeros.
  ///
  /// @param axis the axis
  /// @param indices where each slice goes; slices that meet are added
  /// @param size the size of the axis in the result
  record Scatter(int axis, List<Integer> indices, int size) implements Indexing {
    @Override
    public String label() {
      return "scatter";
    }

    @Override
    public Shape shape(List<Tensor> in) {
      return in.getFirst().shape().with(axis, size);
    }

    @Override
    public void forward(Backend backend, List<Tensor> in, Tensor out) {
      backend.scatter(in.getFirst(), axis, indices, out);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return Tensor.apply(new Select(axis, indices), g);
    }
  }

  /// The reverse of a slice: the numbers go back to their place, the rest is zero.
  ///
  /// @param axis the axis
  /// @param from the index at which the numbers start
  /// @param size the size of the axis in the result
  record Unslice(int axis, int from, int size) implements Indexing {
    @Override
    public String label() {
      return "unslice";
    }

    @Override
    public Shape shape(List<Tensor> in) {
      return in.getFirst().shape().with(axis, size);
    }

    @Override
    public void forward(Backend backend, List<Tensor> in, Tensor out) {
      Tensor x = in.getFirst();
      out.storage().fill(0);
      backend.copy(x, out.part(axis, from, x.size(axis)));
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return g.slice(axis, from, from + in.getFirst().size(axis));
    }
  }
}
