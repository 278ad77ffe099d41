package gradus.compile;

import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.Fused;
import gradus.compile.Instruction.Result;
import gradus.compile.Instruction.Term;
import gradus.tensor.Binary;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Unary;
import gradus.tensor.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Instructions that are done together: one alone, or several that all work number by number on the
/// same shape.
final class Group {
  private final List<Instruction> members;
  private final Set<Buffer> read = new HashSet<>();
  private final Set<Buffer> written = new HashSet<>();

  private Group(List<Instruction> members) {
    this.members = members;
    for (Instruction each : members) {
      each.reads().forEach(x -> read.add(x.buffer()));
      each.writes().forEach(x -> written.add(x.buffer()));
    }
  }

  static Group of(Instruction one) {
    return new Group(List.of(one));
  }

  Group with(Group more) {
    var all = new ArrayList<>(members);
    all.addAll(more.members);
    return new Group(List.copyOf(all));
  }

  int size() {
    return members.size();
  }

  Set<Buffer> read() {
    return read;
  }

  Shape shape() {
    return members.getFirst().writes().getFirst().shape();
  }

  boolean isElementwise() {
    return members.stream().allMatch(Group::isElementwise);
  }

  private static boolean isElementwise(Instruction instruction) {
    return switch (instruction) {
      case Apply(var op, var in, var out) ->
          (op instanceof Unary || op instanceof Binary || op instanceof Where)
              && isFloat(out)
              && in.stream().allMatch(Group::isFloat);
      case Assign(var from, var to) ->
          to.buffer().kind() == Buffer.Kind.CELL && to.isWhole() && isFloat(to) && isFloat(from);
      case Fused _ -> true;
      default -> false;
    };
  }

  private static boolean isFloat(Operand x) {
    return x.buffer().type() == DType.FLOAT32;
  }

  /// Whether this must stay before or behind another group.
  boolean isTiedTo(Group other) {
    for (Instruction a : members) {
      for (Instruction b : other.members) {
        if (Instruction.inOrder(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether a later group reads what this one writes.
  boolean feeds(Group after) {
    return written.stream().anyMatch(after.read::contains);
  }

  /// Whether this and a later group can pass over memory together.
  ///
  /// In one pass, number k of a result is at hand when number k is computed, and no other; and what
  /// a cell held before is read first.
  boolean fits(Group after) {
    if (!shape().equals(after.shape()) || after.written.stream().anyMatch(written::contains)) {
      return false;
    }
    for (Instruction each : after.members) {
      for (Operand x : each.reads()) {
        boolean atHand = x.buffer().kind() == Buffer.Kind.TEMPORARY && x.isWhole(shape());
        if (written.contains(x.buffer()) && !atHand) {
          return false;
        }
      }
    }
    return readsInPlace(after) && after.readsInPlace(this) && after.readsInPlace(after);
  }

  /// What the writer overwrites, this must read place by place.
  private boolean readsInPlace(Group writer) {
    return members.stream()
        .flatMap(each -> each.reads().stream())
        .allMatch(x -> !writer.written.contains(x.buffer()) || x.isWhole(shape()));
  }

  // Writing down.

  /// The group as one instruction.
  ///
  /// @param isWanted which of the buffers that it computes are needed behind it
  Instruction instruction(Predicate<Buffer> isWanted) {
    if (members.size() == 1) {
      return members.getFirst();
    }
    List<Operand> in = inputs();
    var values = new HashMap<Buffer, Integer>();
    var terms = new ArrayList<Term>();
    var results = new ArrayList<Result>();
    for (Instruction each : members) {
      List<Integer> from = each.reads().stream().map(x -> value(x, values, in)).toList();
      switch (each) {
        case Apply(var op, _, var out) -> {
          int value = in.size() + terms.size();
          values.put(out.buffer(), value);
          terms.add(new Term(op, from));
          if (isWanted.test(out.buffer())) {
            results.add(new Result(value, out));
          }
        }
        case Assign(_, var to) -> results.add(new Result(from.getFirst(), to));
        default -> throw new IllegalStateException("does not work number by number: " + each);
      }
    }
    return new Fused(shape(), in, List.copyOf(terms), List.copyOf(results));
  }

  private List<Operand> inputs() {
    var made = new HashSet<Buffer>();
    var in = new ArrayList<Operand>();
    for (Instruction each : members) {
      for (Operand x : each.reads()) {
        Operand seen = x.stretched(shape());
        if (!made.contains(x.buffer()) && !in.contains(seen)) {
          in.add(seen);
        }
      }
      if (each instanceof Apply apply) {
        made.add(apply.out().buffer());
      }
    }
    return List.copyOf(in);
  }

  private int value(Operand x, Map<Buffer, Integer> values, List<Operand> in) {
    Integer term = values.get(x.buffer());
    return term == null ? in.indexOf(x.stretched(shape())) : term;
  }
}
