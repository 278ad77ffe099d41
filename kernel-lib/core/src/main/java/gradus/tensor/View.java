package gradus.tensor;

import java.util.List;

/// The same numbers seen in another order or shape. Nothing is copied: only the layout is new.
public sealed interface View extends Op {
  /// The layout of the result.
  ///
  /// @param in the layout of the input
  /// @return where the result's numbers lie in the same storage
  Layout layout(Layout in);

  @Override
  default Shape shape(List<Tensor> in) {
    return layout(in.getFirst().layout()).shape();
  }

  /// A view shares the storage of its input, so there is nothing to compute.
  @Override
  default void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.copy(new Tensor(in.getFirst().storage(), layout(in.getFirst().layout())), out);
  }

  /// The same numbers in reading order under another shape.
  ///
  /// @param to the new shape
  record Reshape(Shape to) implements View {
    @Override
    public String label() {
      return "reshape";
    }

    @Override
    public Layout layout(Layout in) {
      return in.reshape(to);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return g.reshape(in.getFirst().shape());
    }
  }

  /// The axes in another order: axis k of the result is axis `order[k]` of the input.
  ///
  /// @param order the old axes in their new order
  record Permute(List<Integer> order) implements View {
    /// The most frequent one, so it is made once.
    static final Permute TRANSPOSE = new Permute(List.of(1, 0));

    @Override
    public String label() {
      return equals(TRANSPOSE) ? "transpose" : "permute";
    }

    @Override
    public Layout layout(Layout in) {
      return in.permute(order);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      if (order.size() == 2 && order.getFirst() == 1) {
        return g.transpose();
      }
      int[] back = new int[order.size()];
      for (int axis = 0; axis < back.length; axis++) {
        back[axis] = order.indexOf(axis);
      }
      return g.permute(back);
    }
  }

  /// Axes of size 1 stretched, and new axes put in front, without copying.
  ///
  /// @param to the new shape
  record Expand(Shape to) implements View {
    @Override
    public String label() {
      return "broadcast";
    }

    @Override
    public Layout layout(Layout in) {
      return in.expand(to);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return g.sumTo(in.getFirst().shape());
    }
  }

  /// The numbers from one index up to another along an axis.
  ///
  /// @param axis the axis
  /// @param from the first index
  /// @param to one past the last index
  record Slice(int axis, int from, int to) implements View {
    @Override
    public String label() {
      return "slice";
    }

    @Override
    public Layout layout(Layout in) {
      return in.slice(axis, from, to);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return Tensor.apply(new Indexing.Unslice(axis, from, in.getFirst().size(axis)), g);
    }
  }

  /// The numbers along an axis in reverse.
  ///
  /// @param axis the axis
  record Flip(int axis) implements View {
    @Override
    public String label() {
      return "flip";
    }

    @Override
    public Layout layout(Layout in) {
      return in.flip(axis);
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      return g.flip(axis);
    }
  }

  /// The same numbers, cut off from the graph.
  record Detach() implements View {
    @Override
    public String label() {
      return "detach";
    }

    @Override
    public Layout layout(Layout in) {
      return in;
    }

    @Override
    public boolean differentiable(int i) {
      return false;
    }

    @Override
    public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
      throw new GradientException("detach() passes no gradient on: that is what it is for.");
    }
  }
}
