package gradus.compile;

import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.WithEpilogue;
import gradus.tensor.MatMul;
import java.util.ArrayList;
import java.util.List;

/// Puts what is done number by number with a product of matrices next to it, so that rows of the
/// product are still in the cache: bias and activation, the slope of an activation, the update of a
/// weight.
final class Epilogues {
  private final List<Instruction> all;

  private Epilogues(List<Instruction> instructions) {
    all = new ArrayList<>(instructions);
  }

  static List<Instruction> of(List<Instruction> instructions) {
    var epilogues = new Epilogues(instructions);
    for (int at = 0; at < epilogues.all.size(); at++) {
      if (epilogues.all.get(at) instanceof Apply apply && apply.op() instanceof MatMul) {
        epilogues.join(at, apply);
      }
    }
    return List.copyOf(epilogues.all);
  }

  /// Joins a product with the first instruction behind it that can be its epilogue, where one of
  /// the two may move to the other.
  private void join(int at, Apply product) {
    for (int later = at + 1; later < all.size(); later++) {
      Instruction next = all.get(later);
      if (!isEpilogue(next, product)) {
        continue;
      }
      List<Instruction> between = all.subList(at + 1, later);
      var both = new WithEpilogue(product, next);
      if (Instruction.mayPass(next, between)) {
        all.set(at, both);
        all.remove(later);
        return;
      }
      if (Instruction.mayPass(product, between)) {
        all.set(later, both);
        all.remove(at);
        return;
      }
    }
  }

  private static boolean isEpilogue(Instruction next, Apply product) {
    Buffer result = product.out().buffer();
    return Group.of(next).isElementwise()
        && !(next instanceof Assign)
        && next.reads().stream().anyMatch(x -> x.buffer() == result)
        && next.reads().stream()
            .allMatch(x -> x.buffer() != result || x.isWhole(product.out().shape()))
        && next.writes().stream().allMatch(x -> x.shape().equals(product.out().shape()))
        && next.writes().stream()
            .noneMatch(x -> product.in().stream().anyMatch(y -> x.buffer() == y.buffer()));
  }
}
