package gradus.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Steps done to one number at a time.
final class NumberCode extends StepCode {
  private static final ClassDesc F = ConstantDescs.CD_float;
  private static final ClassDesc I = ConstantDescs.CD_int;
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");

  NumberCode(CodeBuilder code, List<Step> steps) {
    super(code, steps);
  }

  @Override
  TypeKind kind(Step.Type type) {
    return type == Step.Type.NUMBER ? TypeKind.FLOAT : TypeKind.INT;
  }

  @Override
  void push(Step step) {
    switch (step.kind()) {
      case SELECT -> {
        select(step);
        return;
      }
      case CONSTANT -> {
        code.loadConstant(Float.intBitsToFloat(step.constant()));
        return;
      }
      default -> {
        if (step.a() >= 0) {
          load(step.a());
        }
        if (step.b() >= 0) {
          load(step.b());
        }
        if (step.c() >= 0) {
          load(step.c());
        }
      }
    }
    operate(step);
  }

  private void operate(Step step) {
    switch (step.kind()) {
      case ADD -> code.fadd();
      case SUBTRACT -> code.fsub();
      case MULTIPLY -> code.fmul();
      case DIVIDE -> code.fdiv();
      case NEGATE -> code.fneg();
      case MINIMUM -> code.invokestatic(MATH, "min", MethodTypeDesc.of(F, F, F));
      case MAXIMUM -> code.invokestatic(MATH, "max", MethodTypeDesc.of(F, F, F));
      case ABS -> code.invokestatic(MATH, "abs", MethodTypeDesc.of(F, F));
      case FMA -> code.invokestatic(MATH, "fma", MethodTypeDesc.of(F, F, F, F));
      // Rounding √x to 64 bits and then to 32 gives the nearest of 32.
      case SQRT -> {
        code.f2d();
        code.invokestatic(
            MATH, "sqrt", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
        code.d2f();
      }
      // A comparison leaves −1, 0 or 1; NaN must make none of them hold but notEqual.
      case LESS -> truth(code.fcmpg()::iflt);
      case LESS_EQUAL -> truth(code.fcmpg()::ifle);
      case EQUAL -> truth(code.fcmpg()::ifeq);
      case NOT_EQUAL -> truth(code.fcmpg()::ifne);
      case TO_BITS -> code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(I, F));
      case FROM_BITS -> code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(F, I));
      case ADD_BITS -> code.iadd();
      case SUBTRACT_BITS -> code.isub();
      case OR_BITS -> code.ior();
      case ADD_WHOLE -> code.loadConstant(step.constant()).iadd();
      case AND_WHOLE -> code.loadConstant(step.constant()).iand();
      case SHIFT_LEFT -> code.loadConstant(step.constant()).ishl();
      case SHIFT_RIGHT -> code.loadConstant(step.constant()).ishr();
      case INPUT, CONSTANT, SELECT -> throw new IllegalStateException(step.toString());
    }
  }

  private void truth(java.util.function.Consumer<Label> branchIfSo) {
    Label yes = code.newLabel();
    Label end = code.newLabel();
    branchIfSo.accept(yes);
    code.iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
  }

  private void select(Step step) {
    Label no = code.newLabel();
    Label end = code.newLabel();
    load(step.a());
    code.ifeq(no);
    load(step.b());
    code.goto_(end).labelBinding(no);
    load(step.c());
    code.labelBinding(end);
  }
}
