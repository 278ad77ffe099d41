package gradus.optim;

import gradus.tensor.Capture;
import gradus.tensor.Chain;
import gradus.tensor.Op;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/// Listens to the formula of one step, to find out whether it is arithmetic place by place that one
/// loop can do.
final class StepRecorder implements Capture {
  /// An op that was heard, what it was done to, and its result.
  record Heard(Op op, List<Tensor> in, Tensor out) {}

  /// What a branch of the formula was decided by.
  record Decision(DoubleSupplier source, double value) {
    boolean stands() {
      return source.getAsDouble() == value;
    }
  }

  final List<Heard> heard = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  final IdentityHashMap<Tensor, DoubleSupplier> numbers = new IdentityHashMap<>();
  private boolean onlyLinks = true;

  /// Whether all that was heard can be done in one loop.
  boolean isChain() {
    return onlyLinks;
  }

  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    onlyLinks &= Chain.canLink(op);
    heard.add(new Heard(op, in, out));
  }

  @Override
  public void live(Tensor number, DoubleSupplier source) {
    numbers.put(number, source);
  }

  @Override
  public void decided(String by, DoubleSupplier value) {
    decisions.add(new Decision(value, value.getAsDouble()));
  }

  // Whatever else a formula may do keeps it out of a loop.

  @Override
  public void assigned(Tensor target, Tensor value) {
    onlyLinks = false;
  }

  @Override
  public void repeated(Runnable action) {
    onlyLinks = false;
  }

  @Override
  public void checked(Tensor x, DoubleConsumer check) {
    onlyLinks = false;
  }

  @Override
  public void onlyIf(Tensor condition) {
    onlyLinks = false;
  }

  @Override
  public void changing(Tensor x) {
    onlyLinks = false;
  }

  @Override
  public void reading(Tensor x, String method) {
    onlyLinks = false;
  }
}
