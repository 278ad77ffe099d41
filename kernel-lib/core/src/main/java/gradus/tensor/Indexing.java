package gradus.tensor;

import java.util.List;

/// Numbers picked out by their index, and put back at it.
public sealed interface Indexing extends Op {

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
      backend.copy(
          x, new Tensor(out.storage(), out.layout().slice(axis, from, from + x.size(axis))));
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return g.slice(axis, from, from + in.getFirst().size(axis));
    }
  }
}
