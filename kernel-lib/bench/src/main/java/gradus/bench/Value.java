package gradus.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A number that knows where it came from: the scalar engine that the course builds by hand.
///
/// Written as plainly as there, with one lambda for each derivative.
///
/// Karpathy: *micrograd*, 2020.
public final class Value {
  double data;
  double grad;
  private final List<Value> parents;
  private Runnable backward = () -> {};

  Value(double data, Value... parents) {
    this.data = data;
    this.parents = List.of(parents);
  }

  Value plus(Value other) {
    var sum = new Value(data + other.data, this, other);
    sum.backward =
        () -> {
          grad += sum.grad;
          other.grad += sum.grad;
        };
    return sum;
  }

  Value times(Value other) {
    var product = new Value(data * other.data, this, other);
    product.backward =
        () -> {
          grad += other.data * product.grad;
          other.grad += data * product.grad;
        };
    return product;
  }

  Value minus(Value other) {
    return plus(other.times(new Value(-1)));
  }

  Value square() {
    var square = new Value(data * data, this);
    square.backward = () -> grad += 2 * data * square.grad;
    return square;
  }

  Value relu() {
    var rectified = new Value(Math.max(0, data), this);
    rectified.backward = () -> grad += rectified.data > 0 ? rectified.grad : 0;
    return rectified;
  }

  void backward() {
    var order = new ArrayList<Value>();
    visit(new HashSet<>(), order);
    grad = 1;
    for (Value value : order.reversed()) {
      value.backward.run();
    }
  }

  private void visit(Set<Value> seen, List<Value> order) {
    if (seen.add(this)) {
      parents.forEach(parent -> parent.visit(seen, order));
      order.add(this);
    }
  }
}
