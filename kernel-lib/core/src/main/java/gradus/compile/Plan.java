package gradus.compile;

import gradus.tensor.DType;
import gradus.tensor.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a compiled step does, as data: instructions in order, the buffers that they work on, and
/// which of those share a place in memory.
///
/// A plan belongs to one shape of the arguments. Printed, it reads line by line:
///
/// ```java
/// var model = linear(2, 1);
/// var step = compile((x, y) -> mse(model.forward(x), y), sgd(model, 0.1));
/// step.run(ones(4, 2), zeros(4, 1));
/// step.plan();
/// ```
public final class Plan {
  /// A place in memory.
  ///
  /// @param type the type of its numbers
  /// @param length how many there are
  public record Slot(DType type, int length) {
    long bytes() {
      return (long) type.bytes() * length;
    }
  }

  private final List<Buffer> inputs;
  private final List<Instruction> instructions;
  private final Operand output;
  private final int heard;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Buffer> temporaries = new ArrayList<>();

  /// Plans what was heard.
  Plan(List<Buffer> inputs, List<Instruction> heard, Operand result) {
    var simplification = new Simplification(heard);
    this.inputs = List.copyOf(inputs);
    this.heard = heard.size();
    output = simplification.simplified(result);
    var needed = DeadCode.without(simplification.instructions(), output.buffer());
    instructions = Epilogues.of(Fusion.of(LossWithSlope.of(needed), output.buffer()));
    number();
    layOut();
  }

  private void number() {
    var all = new LinkedHashSet<Buffer>(inputs);
    for (Instruction each : instructions) {
      each.reads().forEach(x -> all.add(x.buffer()));
      each.writes().forEach(x -> all.add(x.buffer()));
    }
    all.add(output.buffer());
    var counts = new HashMap<Buffer.Kind, Integer>();
    all.forEach(buffer -> buffer.rename(counts.merge(buffer.kind(), 1, Integer::sum) - 1));
  }

  /// Gives every temporary buffer a place from its first use to its last; after that the place is
  /// free for another one of the same type and length.
  private void layOut() {
    var last = new HashMap<Buffer, Integer>();
    for (int i = 0; i < instructions.size(); i++) {
      for (Buffer each : temporaries(instructions.get(i))) {
        last.put(each, i);
      }
    }
    last.put(output.buffer(), instructions.size());
    Map<Slot, Deque<Integer>> free = new HashMap<>();
    for (int i = 0; i < instructions.size(); i++) {
      Set<Buffer> here = temporaries(instructions.get(i));
      for (Buffer each : here) {
        if (each.slot() < 0) {
          settle(each, free);
        }
      }
      for (Buffer each : here) {
        if (last.getOrDefault(each, i) == i) {
          free.computeIfAbsent(slots.get(each.slot()), _ -> new ArrayDeque<>()).push(each.slot());
        }
      }
    }
  }

  private void settle(Buffer buffer, Map<Slot, Deque<Integer>> free) {
    var slot = new Slot(buffer.type(), buffer.length());
    Deque<Integer> places = free.getOrDefault(slot, new ArrayDeque<>());
    if (places.isEmpty()) {
      slots.add(slot);
      buffer.settle(slots.size() - 1);
    } else {
      buffer.settle(places.pop());
    }
    temporaries.add(buffer);
  }

  private static Set<Buffer> temporaries(Instruction instruction) {
    var found = new LinkedHashSet<Buffer>();
    instruction.reads().forEach(x -> found.add(x.buffer()));
    instruction.writes().forEach(x -> found.add(x.buffer()));
    found.removeIf(buffer -> buffer.kind() != Buffer.Kind.TEMPORARY);
    return found;
  }

  /// Where the arguments go, in their order.
  ///
  /// @return one buffer for each
  public List<Buffer> inputs() {
    return inputs;
  }

  /// What is done.
  ///
  /// @return the instructions, in order
  public List<Instruction> instructions() {
    return instructions;
  }

  /// What the step returns.
  ///
  /// @return where the result lies after the last instruction
  public Operand output() {
    return output;
  }

  /// The memory for temporary buffers.
  ///
  /// @return the places, which [Buffer#slot] counts
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /// How many operations and assignments the step had when it was heard, before anything was left
  /// out or put together.
  ///
  /// @return the count
  public int heard() {
    return heard;
  }

  /// How many bytes all slots take together.
  ///
  /// @return the memory that one run works in, besides inputs, cells and constants
  public long bytes() {
    return slots.stream().mapToLong(Slot::bytes).sum();
  }

  /// How many bytes the temporary buffers would take if none shared a place.
  ///
  /// @return at least [#bytes]
  public long bytesUnshared() {
    return temporaries.stream().mapToLong(b -> (long) b.type().bytes() * b.length()).sum();
  }

  /// Whether a storage from outside is one that this plan works on.
  boolean reads(Storage storage) {
    for (Instruction each : instructions) {
      for (Operand x : each.reads()) {
        Buffer buffer = x.buffer();
        if (buffer.kind() != Buffer.Kind.TEMPORARY && buffer.storage() == storage) {
          return true;
        }
      }
    }
    return false;
  }

  /// Where the cells are that this plan overwrites.
  List<Buffer> overwritten() {
    var cells = new LinkedHashMap<Buffer, Boolean>();
    for (Instruction each : instructions) {
      each.writes().forEach(x -> cells.put(x.buffer(), x.buffer().kind() == Buffer.Kind.CELL));
    }
    return cells.keySet().stream().filter(b -> b.kind() == Buffer.Kind.CELL).toList();
  }

  /// The plan, one line for each instruction.
  @Override
  public String toString() {
    return new Listing(this).text();
  }
}
