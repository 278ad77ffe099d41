package gradus.optim;

import static java.util.stream.Collectors.joining;

import gradus.tensor.Binary;
import gradus.tensor.DType;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Writes down the arithmetic of a step of one number by listening to its operations: what is
/// printed is what was computed.
final class Explanation implements Recorder {
  /// How tightly the outermost operation of a text binds, loosest first.
  private enum Binding {
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  private record Text(String text, Binding binding) {
    /// The text as part of an operation that binds at least so tightly.
    String in(Binding needed) {
      return binding.compareTo(needed) < 0 ? "(" + text + ")" : text;
    }
  }

  private final IdentityHashMap<Tensor, Text> texts = new IdentityHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /// From now on this tensor is written as its number.
  void known(Tensor number) {
    texts.put(number, text(number));
  }

  /// Ends a line: `name = arithmetic = number`.
  void line(String name, Tensor number) {
    Text how = texts.get(number);
    String value = text(number).text;
    lines.add(
        how == null || how.text.equals(value)
            ? name + " = " + value
            : name + " = " + how.text + " = " + value);
    known(number);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    List<Text> parts = in.stream().map(this::of).toList();
    Text first = parts.getFirst();
    Text last = parts.getLast();
    texts.put(
        out,
        switch (op) {
          case Binary.ADD -> join(Binding.SUM, first, " + ", last, Binding.PRODUCT);
          case Binary.SUBTRACT -> join(Binding.SUM, first, " − ", last, Binding.PRODUCT);
          case Binary.DIVIDE -> join(Binding.PRODUCT, first, " / ", last, Binding.POWER);
          // A plain number comes first, as people write it.
          case Binary.MULTIPLY ->
              texts.containsKey(in.getLast())
                  ? join(Binding.PRODUCT, first, "·", last, Binding.POWER)
                  : join(Binding.PRODUCT, last, "·", first, Binding.POWER);
          case Unary.SQUARE -> new Text(first.in(Binding.ATOM) + "²", Binding.POWER);
          case Unary.SQRT -> new Text("√" + first.in(Binding.ATOM), Binding.POWER);
          default ->
              new Text(
                  parts.stream().map(Text::text).collect(joining(", ", op.label() + "(", ")")),
                  Binding.ATOM);
        });
  }

  private Text of(Tensor x) {
    Text known = texts.get(x);
    return known == null ? text(x) : known;
  }

  private static Text join(
      Binding binding, Text left, String sign, Text right, Binding neededOnTheRight) {
    return new Text(left.in(binding) + sign + right.in(neededOnTheRight), binding);
  }

  private static Text text(Tensor number) {
    double value = number.item();
    return new Text(
        number(value, number.dtype() == DType.FLOAT32 ? 6 : 8),
        value < 0 ? Binding.SUM : Binding.ATOM);
  }

  /// A number in a few digits, without zeros at its end: `0.068`, `1e-8`.
  static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
    var rounded = BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() == 0 || (exponent >= -4 && exponent < 7)
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
