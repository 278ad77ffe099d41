package gradus.tensor;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How a tensor was computed: one operation and its inputs. The graph is made of these.
public final class Node {
  private static final AtomicLong BORN = new AtomicLong();

  private final long age = BORN.getAndIncrement();
  private final Op op;
  private final List<Tensor> in;
  private final int[] versions;

  Node(Op op, List<Tensor> in) {
    this.op = op;
    this.in = in;
    this.versions = new int[in.size()];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = in.get(i).version();
    }
  }

  /// The operation.
  ///
  /// @return what was done
  public Op op() {
    return op;
  }

  /// The inputs.
  ///
  /// @return what it was done to
  public List<Tensor> inputs() {
    return in;
  }

  /// When it was done: a younger node has the larger number. An input is always older than its
  /// result, so the graph can be walked backward by this number, without sorting it or recursing
  /// into it.
  ///
  /// @return the count of nodes made before
  public long age() {
    return age;
  }

  /// Stops where an input no longer holds the numbers that the operation saw.
  void checkUnchanged() {
    for (int i = 0; i < versions.length; i++) {
      if (in.get(i).version() != versions[i]) {
        throw new GradientException(
            ("a tensor of shape %s was given new numbers after %s had used it, so its gradient would"
                    + " be wrong.\nCall backward() before step() or assign(), or run the forward pass again.")
                .formatted(in.get(i).shape(), op.label()));
      }
    }
  }
}
