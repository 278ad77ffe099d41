package gradus.compile;

import gradus.compile.Buffer.Kind;
import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.tensor.Convert;
import gradus.tensor.CustomOp;
import gradus.tensor.DType;
import gradus.tensor.Op;
import gradus.tensor.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Leaves out what need not be computed in each run, in one pass from the first instruction to the
/// last: operations on constants, which were computed while the step was heard; what was computed
/// before from the same numbers; copies of numbers that stay.
final class Simplification {
  /// The same operation on the same numbers: an assignment in between makes them others.
  private record Computed(Op op, List<Operand> in, List<Integer> assignments) {}

  private record Scalar(DType type, long bits) {}

  private final Set<Buffer> assigned = new HashSet<>();
  private final Map<Buffer, Integer> assignments = new HashMap<>();
  private final Map<Computed, Buffer> computed = new HashMap<>();
  private final Map<Scalar, Buffer> numbers = new HashMap<>();
  private final Map<Buffer, Buffer> same = new HashMap<>();
  private final List<Instruction> kept = new ArrayList<>();

  Simplification(List<Instruction> instructions) {
    for (Instruction each : instructions) {
      if (each instanceof Assign assign) {
        assigned.add(assign.to().buffer());
      }
    }
    for (Instruction each : instructions) {
      Instruction read = Instruction.reading(each, this::simplified);
      switch (read) {
        case Apply apply -> add(apply);
        case Assign assign -> {
          assignments.merge(assign.to().buffer(), 1, Integer::sum);
          kept.add(read);
        }
        default -> kept.add(read);
      }
    }
  }

  List<Instruction> instructions() {
    return kept;
  }

  /// What stands for an operand now.
  Operand simplified(Operand x) {
    Buffer buffer = same.getOrDefault(x.buffer(), x.buffer());
    if (buffer.kind() == Kind.CONSTANT && buffer.length() == 1) {
      var number = new Scalar(buffer.type(), Double.doubleToRawLongBits(buffer.storage().get(0)));
      buffer = numbers.computeIfAbsent(number, _ -> x.buffer());
    }
    return new Operand(buffer, x.layout());
  }

  private void add(Apply apply) {
    Buffer out = apply.out().buffer();
    boolean pure = !(apply.op() instanceof Sample || apply.op() instanceof CustomOp);
    if (!pure || assigned.contains(out)) {
      kept.add(apply);
      return;
    }
    if (apply.in().stream().allMatch(x -> x.buffer().kind() == Kind.CONSTANT)) {
      out.become(Kind.CONSTANT);
      return;
    }
    if (isNeedlessCopy(apply)) {
      same.put(out, apply.in().getFirst().buffer());
      return;
    }
    var key = new Computed(apply.op(), apply.in(), apply.in().stream().map(this::count).toList());
    Buffer before = computed.putIfAbsent(key, out);
    if (before == null) {
      kept.add(apply);
    } else {
      same.put(out, before);
    }
  }

  private boolean isNeedlessCopy(Apply apply) {
    Operand x = apply.in().getFirst();
    return apply.op() instanceof Convert convert
        && convert.to() == x.buffer().type()
        && x.isWhole()
        && x.buffer().kind() != Kind.CELL
        && !assigned.contains(x.buffer());
  }

  private int count(Operand x) {
    return assignments.getOrDefault(x.buffer(), 0);
  }
}
