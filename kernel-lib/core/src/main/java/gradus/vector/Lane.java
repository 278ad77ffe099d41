package gradus.vector;

import gradus.vector.Step.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A value in a [Program] that is being written. Arithmetic on it writes a step.
///
/// ```text
/// var program = new Lane.Writer();
/// Lane x = program.input();
/// program.finish(x.times(x).plus(1f));   // x² + 1
/// ```
final class Lane {
  private final Writer writer;
  final int place;

  private Lane(Writer writer, int place) {
    this.writer = writer;
    this.place = place;
  }

  private Lane then(Kind kind, int b, int c, int constant) {
    return writer.write(new Step(kind, place, b, c, constant));
  }

  private Lane then(Kind kind, Lane b) {
    return then(kind, b.place, -1, 0);
  }

  /// A constant beside this value.
  Lane constant(float number) {
    return writer.constant(number);
  }

  Lane plus(Lane b) {
    return then(Kind.ADD, b);
  }

  Lane plus(float b) {
    return plus(constant(b));
  }

  Lane minus(Lane b) {
    return then(Kind.SUBTRACT, b);
  }

  Lane minus(float b) {
    return minus(constant(b));
  }

  Lane times(Lane b) {
    return then(Kind.MULTIPLY, b);
  }

  Lane times(float b) {
    return times(constant(b));
  }

  Lane div(Lane b) {
    return then(Kind.DIVIDE, b);
  }

  Lane minimum(Lane b) {
    return then(Kind.MINIMUM, b);
  }

  Lane maximum(Lane b) {
    return then(Kind.MAXIMUM, b);
  }

  /// This · b + c, rounded once.
  Lane fma(Lane b, Lane c) {
    return then(Kind.FMA, b.place, c.place, 0);
  }

  Lane fma(float b, Lane c) {
    return fma(constant(b), c);
  }

  /// c₀ + c₁ x + c₂ x² + … for this x: pairs c₀ + c₁ x, then Horner's rule in x² over these.
  /// Horner's rule in x takes one step less, but each would wait for the one before.
  Lane polynomial(float... coefficients) {
    Lane square = times(this);
    int k = (coefficients.length - 1) & ~1;
    Lane sum = pair(k, coefficients);
    while ((k -= 2) >= 0) {
      sum = square.fma(sum, pair(k, coefficients));
    }
    return sum;
  }

  private Lane pair(int k, float... coefficients) {
    Lane low = constant(coefficients[k]);
    return k + 1 < coefficients.length ? fma(coefficients[k + 1], low) : low;
  }

  Lane sqrt() {
    return then(Kind.SQRT, -1, -1, 0);
  }

  Lane negate() {
    return then(Kind.NEGATE, -1, -1, 0);
  }

  Lane abs() {
    return then(Kind.ABS, -1, -1, 0);
  }

  // Truths. A comparison with NaN never holds, but for notEqual.

  Lane less(Lane b) {
    return then(Kind.LESS, b);
  }

  Lane less(float b) {
    return less(constant(b));
  }

  Lane greater(float b) {
    return constant(b).less(this);
  }

  Lane atMost(Lane b) {
    return then(Kind.LESS_EQUAL, b);
  }

  Lane atMost(float b) {
    return atMost(constant(b));
  }

  Lane equalTo(Lane b) {
    return then(Kind.EQUAL, b);
  }

  Lane equalTo(float b) {
    return equalTo(constant(b));
  }

  Lane notEqual(Lane b) {
    return then(Kind.NOT_EQUAL, b);
  }

  /// One of two numbers, for a truth.
  Lane choose(Lane yes, Lane no) {
    return then(Kind.SELECT, yes.place, no.place, 0);
  }

  /// 1 or 0, for a truth.
  Lane oneOrZero() {
    return choose(constant(1), constant(0));
  }

  // Bits.

  Lane bits() {
    return then(Kind.TO_BITS, -1, -1, 0);
  }

  /// The number that has these bits.
  Lane number() {
    return then(Kind.FROM_BITS, -1, -1, 0);
  }

  Lane addBits(Lane b) {
    return then(Kind.ADD_BITS, b);
  }

  Lane addBits(int whole) {
    return then(Kind.ADD_WHOLE, -1, -1, whole);
  }

  Lane subtractBits(Lane b) {
    return then(Kind.SUBTRACT_BITS, b);
  }

  Lane andBits(int mask) {
    return then(Kind.AND_WHOLE, -1, -1, mask);
  }

  Lane orBits(Lane b) {
    return then(Kind.OR_BITS, b);
  }

  Lane shiftLeft(int places) {
    return then(Kind.SHIFT_LEFT, -1, -1, places);
  }

  Lane shiftRight(int places) {
    return then(Kind.SHIFT_RIGHT, -1, -1, places);
  }

  /// Collects the steps of a program. What was written before is not written again.
  static final class Writer {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Lane> written = new HashMap<>();
    private int inputs;

    Lane input() {
      return write(new Step(Kind.INPUT, -1, -1, -1, inputs++));
    }

    Lane constant(float number) {
      return write(new Step(Kind.CONSTANT, -1, -1, -1, Float.floatToRawIntBits(number)));
    }

    private Lane write(Step step) {
      Lane known = written.get(step);
      if (known == null) {
        known = new Lane(this, steps.size());
        steps.add(step);
        written.put(step, known);
      }
      return known;
    }

    Program finish(Lane... outputs) {
      var places = new ArrayList<Integer>();
      for (Lane output : outputs) {
        places.add(output.place);
      }
      return new Program(inputs, List.copyOf(steps), List.copyOf(places));
    }
  }
}
