package gradus.compile;

import gradus.compile.Instruction.Action;
import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.Check;
import gradus.compile.Instruction.Fused;
import gradus.compile.Instruction.LiveNumber;
import gradus.compile.Instruction.LossAndSlope;
import gradus.compile.Instruction.OnlyIf;
import gradus.compile.Instruction.WithEpilogue;
import gradus.tensor.Binary;
import gradus.tensor.Layout;
import gradus.tensor.Op;
import gradus.tensor.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// A plan in print.
final class Listing {
  private static final String INDENT = "\n       ";

  private final StringBuilder text = new StringBuilder();

  Listing(Plan plan) {
    this(plan, _ -> "");
  }

  /// @param beside what stands beside each instruction
  Listing(Plan plan, IntFunction<String> beside) {
    text.append(
        "%d operations in %d instructions; %s of memory, %s if none were shared\n"
            .formatted(
                plan.heard(),
                plan.instructions().size(),
                bytes(plan.bytes()),
                bytes(plan.bytesUnshared())));
    text.append(
        "x arguments, w kept from run to run (w′ as just written), n numbers from Java, c constants, t the rest\n");
    for (int i = 0; i < plan.instructions().size(); i++) {
      String first = beside.apply(i);
      text.append("%3d  ".formatted(i + 1))
          .append(first)
          .append(line(plan.instructions().get(i)).replace("\n", "\n" + " ".repeat(first.length())))
          .append('\n');
    }
    text.append("     return ").append(name(plan.output()));
  }

  String text() {
    return text.toString();
  }

  static String bytes(long count) {
    return count < 1000
        ? count + " bytes"
        : count < 1_000_000
            ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
            : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
  }

  private String line(Instruction instruction) {
    return switch (instruction) {
      case Apply(var op, var in, var out) ->
          "%s = %s   %s"
              .formatted(name(out), call(op, in.stream().map(Listing::name).toList()), out.shape());
      case Assign(var from, var to) -> "%s ← %s   %s".formatted(name(to), name(from), to.shape());
      case Fused fused ->
          "in one pass   " + fused.shape() + INDENT + String.join(INDENT, lines(fused));
      case WithEpilogue(var product, var epilogue) ->
          line(product) + ", and in its rows" + inRows(epilogue);
      case LossAndSlope(var x, var t, var loss, var slope) ->
          "%s, %s = crossEntropy(%s, %s) and its slope   %s, %s"
              .formatted(name(loss), name(slope), name(x), name(t), loss.shape(), slope.shape());
      case LiveNumber(_, var out) -> name(out) + " = a number from Java";
      case Check(var x, _) -> "check " + name(x);
      case OnlyIf(var condition) -> "go on only if " + name(condition);
      case Action _ -> "count the step";
    };
  }

  private String inRows(Instruction epilogue) {
    return INDENT
        + (epilogue instanceof Fused fused
            ? String.join(INDENT, lines(fused))
            : line(epilogue).replaceFirst(" {3}\\(.*", ""));
  }

  private static List<String> lines(Fused fused) {
    var lines = new ArrayList<String>();
    var values = new ArrayList<String>();
    fused.in().forEach(x -> values.add(name(x)));
    for (int t = 0; t < fused.terms().size(); t++) {
      int value = fused.in().size() + t;
      var term = fused.terms().get(t);
      String formula = call(term.op(), term.values().stream().map(values::get).toList());
      var targets = fused.results().stream().filter(r -> r.value() == value).toList();
      long uses =
          fused.terms().stream().flatMap(u -> u.values().stream()).filter(v -> v == value).count();
      String name = targets.stream().map(r -> target(r.to())).collect(Collectors.joining());
      if (targets.isEmpty() && uses > 1) {
        name = letter(t) + " = ";
      }
      if (name.isEmpty()) {
        values.add(isInfix(term.op()) ? "(" + formula + ")" : formula);
      } else {
        lines.add(name + formula);
        values.add(
            targets.stream()
                .filter(r -> r.to().buffer().kind() == Buffer.Kind.TEMPORARY)
                .map(r -> name(r.to()))
                .findFirst()
                .orElse(targets.isEmpty() ? letter(t) : name(targets.getFirst().to()) + "′"));
      }
    }
    fused.results().stream()
        .filter(r -> r.value() < fused.in().size())
        .forEach(r -> lines.add(target(r.to()) + values.get(r.value())));
    return lines;
  }

  private static String target(Operand x) {
    return name(x) + (x.buffer().kind() == Buffer.Kind.CELL ? " ← " : " = ");
  }

  private static String letter(int t) {
    return "v" + t;
  }

  private static String call(Op op, List<String> in) {
    return isInfix(op)
        ? in.getFirst() + sign(op) + in.getLast()
        : op.label() + in.stream().map(Listing::bare).collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean isInfix(Op op) {
    return !sign(op).isEmpty();
  }

  private static String sign(Op op) {
    return switch (op) {
      case Binary.ADD -> " + ";
      case Binary.SUBTRACT -> " − ";
      case Binary.MULTIPLY -> " · ";
      case Binary.DIVIDE -> " / ";
      default -> "";
    };
  }

  /// A whole argument of a call needs no brackets of its own.
  private static String bare(String formula) {
    return formula.startsWith("(") ? formula.substring(1, formula.length() - 1) : formula;
  }

  /// `w0`, `w0ᵀ`, or what part of it is seen and how; a single constant as its number.
  static String name(Operand x) {
    Buffer buffer = x.buffer();
    Layout layout = x.layout();
    if (buffer.kind() == Buffer.Kind.CONSTANT && buffer.length() == 1) {
      double number = buffer.storage().get(0);
      return number == Math.rint(number) && Math.abs(number) < 1e7
          ? String.valueOf((long) number)
          : buffer.type().digits() <= 24 ? String.valueOf((float) number) : String.valueOf(number);
    }
    if (x.isWhole() || isStretched(layout)) {
      return buffer.toString();
    }
    if (layout.shape().rank() == 2 && isWhole(buffer, transposed(layout))) {
      return buffer + "ᵀ";
    }
    return buffer + "[" + layout + "]";
  }

  private static boolean isStretched(Layout layout) {
    for (int axis = 0; axis < layout.shape().rank(); axis++) {
      if (layout.stride(axis) == 0 && layout.shape().size(axis) != 1) {
        return true;
      }
    }
    return false;
  }

  private static Layout transposed(Layout layout) {
    return new View.Permute(List.of(1, 0)).layout(layout);
  }

  private static boolean isWhole(Buffer buffer, Layout layout) {
    return new Operand(buffer, layout).isWhole();
  }
}
