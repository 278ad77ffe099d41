package gradus.bench;

import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// A number that knows where it came from: the scalar engine that the course builds by hand.
///
/// Written as plainly as there, with one lambda for each derivative. Each value knows which one was
/// made just before it, so that [#backward] meets them youngest first and need not sort.
///
/// Karpathy: *micrograd*, 2020.
public final class Value {
  private static @Nullable Value youngest;

  double data;
  double grad;
  private final DoubleConsumer derivative; // given dL/d(this), adds to the gradients of its parents
  private @Nullable Value older;

  private Value(double data, DoubleConsumer derivative) {
    this.data = data;
    this.derivative = derivative;
    older = youngest;
    youngest = this;
  }

  /// A number that came from nowhere; no walk needs to meet it.
  Value(double data) {
    this.data = data;
    derivative = g -> {};
  }

  Value plus(Value that) {
    return new Value(
        data + that.data,
        g -> {
          grad += g;
          that.grad += g;
        });
  }

  Value times(Value that) {
    return new Value(
        data * that.data,
        g -> {
          grad += g * that.data;
          that.grad += g * data;
        });
  }

  Value minus(Value that) {
    return plus(that.times(new Value(-1)));
  }

  Value square() {
    return new Value(data * data, g -> grad += g * 2 * data);
  }

  Value relu() {
    return new Value(Math.max(0, data), g -> grad += data > 0 ? g : 0);
  }

  /// Fills in the gradients of everything that this was made from, and forgets how it was made.
  void backward() {
    grad = 1;
    Value value = youngest;
    while (value != null) {
      value.derivative.accept(value.grad);
      Value next = value.older;
      value.older = null;
      value = next;
    }
    youngest = null;
  }
}
