package gradus.compile;

import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.LossAndSlope;
import gradus.tensor.CrossEntropy;
import java.util.ArrayList;
import java.util.List;

/// Puts each cross-entropy and its slope together, so that a step computes the exponentials once.
final class LossWithSlope {
  private LossWithSlope() {}

  static List<Instruction> of(List<Instruction> instructions) {
    var joined = new ArrayList<>(instructions);
    for (int at = 0; at < joined.size(); at++) {
      if (joined.get(at) instanceof Apply loss && loss.op().equals(new CrossEntropy(false))) {
        join(joined, at, loss);
      }
    }
    return joined;
  }

  private static void join(List<Instruction> all, int at, Apply loss) {
    var wanted = new CrossEntropy(true);
    for (int later = at + 1; later < all.size(); later++) {
      if (all.get(later) instanceof Apply slope
          && slope.op().equals(wanted)
          && slope.in().equals(loss.in())
          && Instruction.mayPass(slope, all.subList(at + 1, later))) {
        all.set(
            at,
            new LossAndSlope(loss.in().getFirst(), loss.in().getLast(), loss.out(), slope.out()));
        all.remove(later);
        return;
      }
    }
  }
}
