package gradus.compile;

import gradus.compile.Instruction.Assign;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Leaves out what nobody needs, in one pass from the last instruction to the first.
final class DeadCode {
  private DeadCode() {}

  static List<Instruction> without(List<Instruction> instructions, Buffer output) {
    var needed = new HashSet<Buffer>();
    needed.add(output);
    var kept = new ArrayDeque<Instruction>();
    for (Instruction each : instructions.reversed()) {
      boolean isRead = each.writes().stream().anyMatch(x -> needed.contains(x.buffer()));
      if (isRead || lasts(each)) {
        each.reads().forEach(x -> needed.add(x.buffer()));
        kept.addFirst(each);
      }
    }
    return new ArrayList<>(kept);
  }

  private static boolean lasts(Instruction instruction) {
    return instruction instanceof Assign assign
        ? assign.to().buffer().kind() == Buffer.Kind.CELL
        : instruction.hasEffect();
  }
}
