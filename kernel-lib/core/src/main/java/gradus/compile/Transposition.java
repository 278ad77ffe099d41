package gradus.compile;

import gradus.compile.Instruction.Apply;
import gradus.tensor.MatMul;
import gradus.tensor.Memory;
import gradus.tensor.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes a product of matrices transposed where it is only ever seen transposed: (A B)ᵀ = Bᵀ Aᵀ.
///
/// The gradient of a weight is such a product: it comes as (inputs, outputs) and is wanted as
/// (outputs, inputs). Seen in order, it can be read along its rows. Every number is the same sum of
/// the same products in the same order, so its bits are the same. It is left as it is where its
/// rows would become so short that kernels could not make use of them.
final class Transposition {
  private static final int SHORT = 32;

  private static final View SWAP = new View.Permute(List.of(1, 0));

  private final Map<Buffer, Operand> products = new HashMap<>();

  private Transposition(List<Instruction> instructions, Buffer output) {
    for (Instruction each : instructions) {
      if (each instanceof Apply(MatMul _, _, var out)
          && out.shape().rank() == 2
          && out.shape().size(0) >= Math.min(SHORT, out.shape().size(1))) {
        products.put(out.buffer(), out);
      }
    }
    products.remove(output);
    for (Instruction each : instructions) {
      each.reads().stream().filter(x -> !isTransposed(x)).forEach(x -> products.remove(x.buffer()));
    }
  }

  static List<Instruction> of(List<Instruction> instructions, Buffer output) {
    var transposition = new Transposition(instructions, output);
    return instructions.stream().map(transposition::rewritten).toList();
  }

  private Instruction rewritten(Instruction instruction) {
    Instruction now = instruction;
    if (instruction instanceof Apply(var op, var in, var out)
        && products.containsKey(out.buffer())) {
      now = new Apply(op, List.of(swap(in.getLast()), swap(in.getFirst())), rows(swap(out)));
    }
    return Instruction.reading(now, x -> products.containsKey(x.buffer()) ? rows(x) : x);
  }

  private boolean isTransposed(Operand x) {
    return x.shape().rank() == 2 && swap(x).equals(products.get(x.buffer()));
  }

  private static Operand swap(Operand x) {
    return new Operand(x.buffer(), SWAP.layout(x.layout()));
  }

  private static Operand rows(Operand x) {
    return new Operand(x.buffer(), Memory.rows(x.shape()));
  }
}
