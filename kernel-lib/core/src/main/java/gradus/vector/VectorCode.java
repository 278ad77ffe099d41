package gradus.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Steps done to a vector of numbers at a time.
final class VectorCode extends StepCode {
  static final ClassDesc FLOATS = of("FloatVector");
  private static final ClassDesc INTS = of("IntVector");
  private static final ClassDesc VECTOR = of("Vector");
  private static final ClassDesc MASK = of("VectorMask");
  private static final ClassDesc OPERATORS = of("VectorOperators");
  private static final ClassDesc COMPARISON = of("VectorOperators$Comparison");
  private static final ClassDesc BINARY = of("VectorOperators$Binary");
  private static final MethodTypeDesc INTS_BY_INT = MethodTypeDesc.of(INTS, ConstantDescs.CD_int);

  private final Width width;

  VectorCode(CodeBuilder code, List<Step> steps, Width width) {
    super(code, steps);
    this.width = width;
  }

  private static ClassDesc of(String name) {
    return ClassDesc.of("jdk.incubator.vector." + name);
  }

  @Override
  TypeKind kind(Step.Type type) {
    return TypeKind.REFERENCE;
  }

  void species() {
    code.getstatic(FLOATS, width.species(), Width.SPECIES);
  }

  /// Makes a vector of the number on the stack, which lies above a species.
  void spread() {
    code.invokestatic(
        FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, Width.SPECIES, ConstantDescs.CD_float));
  }

  @Override
  void push(Step step) {
    switch (step.kind()) {
      case CONSTANT -> {
        species();
        code.loadConstant(Float.intBitsToFloat(step.constant()));
        spread();
      }
      case ADD -> floats(step, "add");
      case SUBTRACT -> floats(step, "sub");
      case MULTIPLY -> floats(step, "mul");
      case DIVIDE -> floats(step, "div");
      case MINIMUM -> floats(step, "min");
      case MAXIMUM -> floats(step, "max");
      case SQRT -> floats(step, "sqrt");
      case NEGATE -> floats(step, "neg");
      case ABS -> floats(step, "abs");
      case FMA -> floats(step, "fma");
      case LESS -> compare(step, "LT");
      case LESS_EQUAL -> compare(step, "LE");
      case EQUAL -> compare(step, "EQ");
      case NOT_EQUAL -> compare(step, "NE");
      case SELECT -> {
        load(step.c());
        load(step.b());
        load(step.a());
        code.invokevirtual(FLOATS, "blend", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
      }
      case TO_BITS -> {
        load(step.a());
        code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
      }
      case FROM_BITS -> {
        load(step.a());
        code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
      }
      case ADD_BITS -> ints(step, "add");
      case SUBTRACT_BITS -> ints(step, "sub");
      case OR_BITS -> ints(step, "or");
      case ADD_WHOLE -> intsByWhole(step, "add");
      case AND_WHOLE -> intsByWhole(step, "and");
      case SHIFT_LEFT -> shift(step, "LSHL");
      case SHIFT_RIGHT -> shift(step, "ASHR");
      case INPUT -> throw new IllegalStateException(step.toString());
    }
  }

  private void operands(Step step) {
    load(step.a());
    if (step.b() >= 0) {
      load(step.b());
    }
    if (step.c() >= 0) {
      load(step.c());
    }
  }

  private static MethodTypeDesc type(Step step, ClassDesc result) {
    int others = (step.b() >= 0 ? 1 : 0) + (step.c() >= 0 ? 1 : 0);
    return MethodTypeDesc.of(result, java.util.Collections.nCopies(others, VECTOR));
  }

  private void floats(Step step, String method) {
    operands(step);
    code.invokevirtual(FLOATS, method, type(step, FLOATS));
  }

  private void ints(Step step, String method) {
    operands(step);
    code.invokevirtual(INTS, method, type(step, INTS));
  }

  private void intsByWhole(Step step, String method) {
    load(step.a());
    code.loadConstant(step.constant());
    code.invokevirtual(INTS, method, INTS_BY_INT);
  }

  private void shift(Step step, String operator) {
    load(step.a());
    code.getstatic(OPERATORS, operator, BINARY);
    code.loadConstant(step.constant());
    code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, ConstantDescs.CD_int));
  }

  private void compare(Step step, String operator) {
    load(step.a());
    code.getstatic(OPERATORS, operator, COMPARISON);
    load(step.b());
    code.invokevirtual(FLOATS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
  }
}
