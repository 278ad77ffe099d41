package gradus.compile;

import gradus.tensor.Op;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// One thing that a plan does.
public sealed interface Instruction {
  /// What it reads.
  ///
  /// @return the operands
  default List<Operand> reads() {
    return List.of();
  }

  /// What it writes.
  ///
  /// @return the operands
  default List<Operand> writes() {
    return List.of();
  }

  /// Whether it must be done even if nobody reads what it writes.
  ///
  /// @return true for whatever the world outside of the plan notices
  default boolean hasEffect() {
    return true;
  }

  /// Whether no tensor that outlives the run may be overwritten before it.
  ///
  /// @return true for what may end the run
  default boolean mayEndTheRun() {
    return false;
  }

  /// An operation on whole buffers: `out` = `op`(`in`).
  ///
  /// @param op the operation
  /// @param in its inputs
  /// @param out a whole buffer that nothing else writes
  record Apply(Op op, List<Operand> in, Operand out) implements Instruction {
    @Override
    public List<Operand> reads() {
      return in;
    }

    @Override
    public List<Operand> writes() {
      return List.of(out);
    }

    /// Random numbers are drawn even if nobody looks: the next ones must be the same as without a
    /// plan.
    @Override
    public boolean hasEffect() {
      return op instanceof gradus.tensor.Sample;
    }
  }

  /// An assignment: the numbers of one operand become those of another.
  ///
  /// @param from the new numbers
  /// @param to where they go
  record Assign(Operand from, Operand to) implements Instruction {
    @Override
    public List<Operand> reads() {
      return List.of(from);
    }

    @Override
    public List<Operand> writes() {
      return List.of(to);
    }
  }

  /// Operations number by number, done together in one pass over memory.
  ///
  /// Values are numbered: first the inputs, then the terms. A term may use every value before it.
  ///
  /// @param shape the shape that all values have
  /// @param in what is read, each stretched to the shape
  /// @param terms what is computed, in order
  /// @param results what is written
  record Fused(Shape shape, List<Operand> in, List<Term> terms, List<Result> results)
      implements Instruction {
    @Override
    public List<Operand> reads() {
      return in;
    }

    @Override
    public List<Operand> writes() {
      return results.stream().map(Result::to).toList();
    }
  }

  /// One operation inside a [Fused] instruction.
  ///
  /// @param op a [gradus.tensor.Unary], a [gradus.tensor.Binary] or a [gradus.tensor.Where]
  /// @param values the numbers of the values that it takes
  record Term(Op op, List<Integer> values) {}

  /// One result of a [Fused] instruction.
  ///
  /// @param value the number of the value that is written
  /// @param to a whole buffer. It may be one that is read: then only place by place
  record Result(int value, Operand to) {}

  /// A matrix product, and what is done number by number with its result.
  ///
  /// @param product a product of matrices
  /// @param epilogue a [Fused] or an [Apply] of one operation, which reads the product in place
  record WithEpilogue(Apply product, Instruction epilogue) implements Instruction {
    @Override
    public List<Operand> reads() {
      Buffer between = product.out().buffer();
      return Stream.concat(product.in().stream(), epilogue.reads().stream())
          .filter(x -> x.buffer() != between)
          .toList();
    }

    @Override
    public List<Operand> writes() {
      return Stream.concat(Stream.of(product.out()), epilogue.writes().stream()).toList();
    }
  }

  /// A cross-entropy and its slope, which are made of the same exponentials.
  ///
  /// @param logits scores (batch, classes)
  /// @param target the right class of each row (batch)
  /// @param loss where the losses go (batch)
  /// @param slope where their derivatives by the logits go (batch, classes)
  record LossAndSlope(Operand logits, Operand target, Operand loss, Operand slope)
      implements Instruction {
    @Override
    public List<Operand> reads() {
      return List.of(logits, target);
    }

    @Override
    public List<Operand> writes() {
      return List.of(loss, slope);
    }
  }

  /// A number that plain Java reckons in each run.
  ///
  /// @param source the number
  /// @param out where it goes, of shape ()
  record LiveNumber(DoubleSupplier source, Operand out) implements Instruction {
    @Override
    public List<Operand> writes() {
      return List.of(out);
    }

    @Override
    public boolean hasEffect() {
      return false;
    }
  }

  /// A check of numbers, which throws if one of them is not allowed.
  ///
  /// @param x the numbers
  /// @param check what must hold for each
  record Check(Operand x, DoubleConsumer check) implements Instruction {
    @Override
    public List<Operand> reads() {
      return List.of(x);
    }

    @Override
    public boolean mayEndTheRun() {
      return true;
    }
  }

  /// The end of the run, unless a number is not 0.
  ///
  /// @param condition the number, of shape ()
  record OnlyIf(Operand condition) implements Instruction {
    @Override
    public List<Operand> reads() {
      return List.of(condition);
    }

    @Override
    public boolean mayEndTheRun() {
      return true;
    }
  }

  /// Something that plain Java does in each run, such as counting it.
  ///
  /// @param action what it does
  record Action(Runnable action) implements Instruction {}

  /// Whether two instructions must stay in their order.
  ///
  /// @param a one instruction
  /// @param b the other
  /// @return false if the result is the same either way around
  static boolean inOrder(Instruction a, Instruction b) {
    return touches(a.writes(), b.reads())
        || touches(a.writes(), b.writes())
        || touches(a.reads(), b.writes())
        || (a.mayEndTheRun() && lasts(b))
        || (b.mayEndTheRun() && lasts(a));
  }

  /// Whether an instruction may be moved past others.
  ///
  /// @param one the instruction
  /// @param others all that lie between its old place and its new one
  /// @return false if one of them must stay before or behind it
  static boolean mayPass(Instruction one, List<Instruction> others) {
    return others.stream().noneMatch(other -> inOrder(one, other));
  }

  private static boolean touches(List<Operand> some, List<Operand> others) {
    for (Operand x : some) {
      for (Operand y : others) {
        if (x.buffer() == y.buffer()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean lasts(Instruction instruction) {
    return instruction instanceof Action
        || instruction.writes().stream().anyMatch(w -> w.buffer().kind() == Buffer.Kind.CELL);
  }

  /// The same instruction with other operands.
  ///
  /// @param instruction an instruction that is not fused
  /// @param change from an operand to the one that takes its place where it is read
  static Instruction reading(
      Instruction instruction, java.util.function.UnaryOperator<Operand> change) {
    return switch (instruction) {
      case Apply(var op, var in, var out) -> {
        var changed = new ArrayList<Operand>();
        in.forEach(x -> changed.add(change.apply(x)));
        yield new Apply(op, List.copyOf(changed), out);
      }
      case Assign(var from, var to) -> new Assign(change.apply(from), to);
      case Check(var x, var check) -> new Check(change.apply(x), check);
      case OnlyIf(var condition) -> new OnlyIf(change.apply(condition));
      case Fused _, WithEpilogue _, LossAndSlope _, LiveNumber _, Action _ -> instruction;
    };
  }
}
