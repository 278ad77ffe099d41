package gradus.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;

/// Writes the steps of a program as bytecode, each value into a local variable of its own.
abstract class StepCode {
  final CodeBuilder code;
  private final List<Step> steps;
  private final int[] slots;

  StepCode(CodeBuilder code, List<Step> steps) {
    this.code = code;
    this.steps = steps;
    this.slots = new int[steps.size()];
  }

  /// The kind of variable that holds a value.
  abstract TypeKind kind(Step.Type type);

  /// Writes code that leaves the value of a step on the stack.
  abstract void push(Step step);

  /// Writes a step and keeps its value.
  void compute(int place) {
    push(steps.get(place));
    keep(place);
  }

  /// Writes code that keeps what is on the stack as the value of a step.
  void keep(int place) {
    TypeKind kind = kind(steps.get(place).type());
    slots[place] = code.allocateLocal(kind);
    code.storeLocal(kind, slots[place]);
  }

  /// Writes code that puts a value on the stack.
  void load(int place) {
    code.loadLocal(kind(steps.get(place).type()), slots[place]);
  }
}
