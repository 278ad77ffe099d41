package gradus.bench;

import org.jspecify.annotations.Nullable;

/// A number that knows where it came from: the scalar engine that the course builds by hand.
///
/// Each value keeps the numbers that it was made from, and its slope along each of them, which is
/// known as soon as it is made. Each knows which one was made just before it, too, so that
/// [#backward] meets them youngest first and need not sort.
///
/// Karpathy: *micrograd*, 2020.
public final class Value {
  private static @Nullable Value youngest;

  double data;
  double grad;
  private final @Nullable Value left;
  private final double alongLeft; // d(this)/d(left)
  private final @Nullable Value right;
  private final double alongRight;
  private @Nullable Value older;

  private Value(
      double data, Value left, double alongLeft, @Nullable Value right, double alongRight) {
    this.data = data;
    this.left = left;
    this.alongLeft = alongLeft;
    this.right = right;
    this.alongRight = alongRight;
    older = youngest;
    youngest = this;
  }

  /// A number that came from nowhere; no walk needs to meet it.
  Value(double data) {
    this.data = data;
    left = null;
    alongLeft = 0;
    right = null;
    alongRight = 0;
  }

  Value plus(Value that) {
    return new Value(data + that.data, this, 1, that, 1);
  }

  Value minus(Value that) {
    return new Value(data - that.data, this, 1, that, -1);
  }

  Value times(Value that) {
    return new Value(data * that.data, this, that.data, that, data);
  }

  Value square() {
    return new Value(data * data, this, 2 * data, null, 0);
  }

  Value relu() {
    return data > 0 ? new Value(data, this, 1, null, 0) : new Value(0, this, 0, null, 0);
  }

  /// Fills in the gradients of everything that this was made from, and forgets how it was made.
  void backward() {
    grad = 1;
    Value value = youngest;
    while (value != null) {
      // The chain rule; += because a number may have gone into several others.
      if (value.left != null) {
        value.left.grad += value.alongLeft * value.grad;
      }
      if (value.right != null) {
        value.right.grad += value.alongRight * value.grad;
      }
      Value next = value.older;
      value.older = null;
      value = next;
    }
    youngest = null;
  }
}
