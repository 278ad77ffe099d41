package gradus.tensor;

import java.util.ArrayList;
import java.util.List;

/// Ops that compute place by place, one after another: what a backend may do in a single loop.
///
/// Values are known by number: the inputs come first, then the result of each link, in order. A
/// chain is data: two that say the same are equal.
///
/// ```text
/// var chain = Chain.of(3);                                 // values 0, 1 and 2 go in
/// int product = chain.add(Binary.MULTIPLY, 0, 1);          // value 3
/// int sum = chain.add(Binary.ADD, product, 2);             // value 4
/// var fused = chain.giving(sum).tie(Context.backend(), List.of(a, b, c), List.of(out));
/// fused.run();                                             // out = a · b + c
/// ```
///
/// Fused or one by one, the numbers are the same to the last bit.
///
/// @param inputs how many values go in
/// @param links what is computed, in order
/// @param outputs the numbers of the values that come out
public record Chain(int inputs, List<Link> links, List<Integer> outputs) {
  /// One op of a chain.
  ///
  /// @param op a [Unary], a [Binary] or [Where]
  /// @param of the numbers of the values that it is done to
  public record Link(Op op, List<Integer> of) {}

  /// A chain that is tied to tensors and ready to run.
  public interface Fused {
    /// Computes the outputs from what the inputs hold now. Allocates nothing.
    void run();

    /// Takes another tensor as an input from now on.
    ///
    /// @param input the number of the input
    /// @param x of the same type, shape and layout as the one before, offset aside
    void replace(int input, Tensor x);
  }

  /// Ties this chain to tensors.
  ///
  /// Inputs may be views and are stretched to the shape of the outputs, as in any op. Outputs have
  /// one shape and are contiguous. An output may be the storage of an input if both are read and
  /// written at the same places: all inputs of a place are read before its outputs are written.
  ///
  /// @param backend who computes
  /// @param in the tensors that go in, one for each input
  /// @param out the tensors that the results go to, one for each output
  /// @return what computes them, each time it is run
  /// @throws IllegalArgumentException if there are too many or too few tensors
  public Fused tie(Backend backend, List<Tensor> in, List<Tensor> out) {
    if (in.size() != inputs || out.size() != outputs.size() || out.isEmpty()) {
      throw new IllegalArgumentException(
          "this chain has %d inputs and %d outputs; it was given %d and %d tensors."
              .formatted(inputs, outputs.size(), in.size(), out.size()));
    }
    Shape shape = out.getFirst().shape();
    return backend.fuse(this, in.stream().map(x -> x.stretch(shape)).toList(), out);
  }

  /// Starts a chain.
  ///
  /// @param inputs how many values go in
  /// @return what collects its links
  public static Builder of(int inputs) {
    return new Builder(inputs);
  }

  /// Whether chains may have an op: one that computes each number of its result from the numbers at
  /// the same place.
  ///
  /// @param op the op
  /// @return whether it can be a link
  public static boolean canLink(Op op) {
    return op instanceof Unary || op instanceof Binary || op instanceof Where;
  }

  /// The same op done alone.
  ///
  /// @param op a [Unary], a [Binary] or [Where]
  /// @return a chain of one link
  public static Chain single(Op op) {
    int inputs = op instanceof Unary ? 1 : op instanceof Binary ? 2 : 3;
    var chain = of(inputs);
    return chain.giving(
        switch (inputs) {
          case 1 -> chain.add(op, 0);
          case 2 -> chain.add(op, 0, 1);
          default -> chain.add(op, 0, 1, 2);
        });
  }

  /// Collects the links of a chain.
  public static final class Builder {
    private final int inputs;
    private final List<Link> links = new ArrayList<>();

    private Builder(int inputs) {
      this.inputs = inputs;
    }

    /// Adds an op.
    ///
    /// @param op the op
    /// @param of the numbers of the values that it is done to
    /// @return the number of its result
    /// @throws IllegalArgumentException if the op does not compute place by place, or if there is
    ///   no such value yet
    public int add(Op op, int... of) {
      if (!canLink(op)) {
        throw new IllegalArgumentException(
            "%s cannot be a link of a chain: it does not compute place by place."
                .formatted(op.label()));
      }
      var values = new ArrayList<Integer>();
      for (int value : of) {
        values.add(checked(value));
      }
      links.add(new Link(op, List.copyOf(values)));
      return inputs + links.size() - 1;
    }

    /// Ends the chain.
    ///
    /// @param outputs the numbers of the values that come out
    /// @return the chain
    /// @throws IllegalArgumentException if there is no such value
    public Chain giving(int... outputs) {
      var values = new ArrayList<Integer>();
      for (int value : outputs) {
        values.add(checked(value));
      }
      return new Chain(inputs, List.copyOf(links), List.copyOf(values));
    }

    private int checked(int value) {
      if (value < 0 || value >= inputs + links.size()) {
        throw new IllegalArgumentException(
            "there is no value %d in this chain yet: it has 0 to %d."
                .formatted(value, inputs + links.size() - 1));
      }
      return value;
    }
  }
}
