package gradus.compile;

import gradus.tensor.Capture;
import gradus.tensor.Memory;
import gradus.tensor.Op;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import gradus.tensor.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/// Hears one run of a step and writes it down as instructions.
///
/// A tensor is known by its storage and its layout, so a view is just another operand.
final class Recording implements Capture {
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Guard> guards = new ArrayList<>();
  private final IdentityHashMap<Storage, Buffer> buffers = new IdentityHashMap<>();

  /// In order, so that the same step gives the same names.
  private final List<Buffer> outside = new ArrayList<>();

  private final Set<Storage> changing = Collections.newSetFromMap(new IdentityHashMap<>());

  /// How deep in the work of an operation we are: there it may read what it likes.
  private int computing;

  private boolean whole = true;

  Recording(List<Tensor> inputs) {
    for (Tensor input : inputs) {
      buffers.put(input.storage(), new Buffer(Buffer.Kind.INPUT, input.storage()));
    }
  }

  // What is heard.

  @Override
  public void applying(Op op, List<Tensor> in) {
    computing++;
  }

  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    if (op instanceof View) {
      operand(in.getFirst());
      return;
    }
    computing--;
    List<Operand> from = in.stream().map(this::operand).toList();
    var made = new Buffer(Buffer.Kind.TEMPORARY, out.storage());
    buffers.put(out.storage(), made);
    instructions.add(new Instruction.Apply(op, from, new Operand(made, out.layout())));
  }

  @Override
  public void assigned(Tensor target, Tensor value) {
    Operand to = operand(target);
    if (to.buffer().kind() == Buffer.Kind.INPUT) {
      throw new CompileException(
          "a compiled step cannot assign to its argument of shape %s: an argument is other numbers in each run, and none of them are kept.\nGive new numbers to a tensor from outside of the step."
              .formatted(target.shape()));
    }
    if (to.buffer().kind() == Buffer.Kind.CONSTANT) {
      to.buffer().become(Buffer.Kind.CELL);
    }
    instructions.add(new Instruction.Assign(operand(value), to));
  }

  @Override
  public void live(Tensor number, DoubleSupplier source) {
    var buffer = new Buffer(Buffer.Kind.NUMBER, number.storage());
    buffers.put(number.storage(), buffer);
    instructions.add(new Instruction.LiveNumber(source, new Operand(buffer, number.layout())));
  }

  @Override
  public void decided(String by, DoubleSupplier value) {
    guards.add(new Guard(by, value, value.getAsDouble()));
  }

  @Override
  public void repeated(Runnable action) {
    instructions.add(new Instruction.Action(action));
  }

  @Override
  public void checked(Tensor x, DoubleConsumer check) {
    instructions.add(new Instruction.Check(operand(x), check));
  }

  @Override
  public void onlyIf(Tensor condition) {
    instructions.add(new Instruction.OnlyIf(operand(condition)));
    whole &= condition.storage().get(condition.layout().offset()) != 0;
  }

  @Override
  public void changing(Tensor x) {
    changing.add(x.storage());
    operand(x);
  }

  @Override
  public void reading(Tensor x, String method) {
    if (computing == 0) {
      throw new CompileException(
          "%s reads a number while a step is being compiled: whatever Java does with it would be frozen into the step, as it is this once.\nStay with tensors, such as where(…) in the place of if, or read from what run(…) returns."
              .formatted(method));
    }
  }

  // What was heard.

  Operand operand(Tensor x) {
    Buffer buffer = buffers.get(x.storage());
    if (buffer == null) {
      boolean cell = x.isGradRequired() || changing.contains(x.storage());
      buffer = new Buffer(cell ? Buffer.Kind.CELL : Buffer.Kind.CONSTANT, x.storage());
      buffers.put(x.storage(), buffer);
      outside.add(buffer);
    } else if (buffer.kind() == Buffer.Kind.CONSTANT
        && (x.isGradRequired() || changing.contains(x.storage()))) {
      buffer.become(Buffer.Kind.CELL);
    }
    return new Operand(buffer, x.layout());
  }

  List<Instruction> instructions() {
    return instructions;
  }

  /// Whether the run went to its end, so that everything was heard.
  boolean isWhole() {
    return whole;
  }

  List<Guard> guards() {
    return guards;
  }

  /// Tensors from outside that are taken to stay as they are.
  List<Captured> captured() {
    return outside.stream()
        .filter(buffer -> buffer.kind() == Buffer.Kind.CONSTANT)
        .map(buffer -> new Captured(buffer.storage(), Memory.version(buffer.storage())))
        .toList();
  }

  /// What Java went by: the plan holds while it is the same.
  record Guard(String by, DoubleSupplier value, double then) {
    boolean holds() {
      double now = value.getAsDouble();
      return now == then || (Double.isNaN(now) && Double.isNaN(then));
    }
  }

  /// Numbers from outside, and how often they had been assigned.
  record Captured(Storage storage, int version) {
    boolean changed() {
      return Memory.version(storage) != version;
    }
  }
}
