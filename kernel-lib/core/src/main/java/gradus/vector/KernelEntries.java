package gradus.vector;

import static gradus.vector.KernelWriter.ARRAY;
import static gradus.vector.KernelWriter.KERNEL;
import static gradus.vector.KernelWriter.SELF;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;

/// Writes the methods of a [Kernel] that call the loops which a [KernelWriter] has written.
final class KernelEntries {
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final MethodTypeDesc ROWS =
      MethodTypeDesc.of(CD_void, ARRAY.arrayType(), INTS, INTS, CD_int, CD_int);

  private final Program program;
  private final Width width;
  private final boolean[] stepping;
  private final int arrays;

  KernelEntries(Program program, Width width, boolean... stepping) {
    this.program = program;
    this.width = width;
    this.stepping = stepping;
    this.arrays = program.inputs() + program.outputs().size();
  }

  /// Where a method finds what it was called with. Each call leaves one value on the stack.
  private interface Arguments {
    void array(int k);

    void place(int k);

    void step(int k);

    void rows();

    void columns();
  }

  void write(ClassBuilder type) {
    type.withMethodBody("run", ROWS, 0, code -> enter(code, packed(code)));
    type.withMethodBody("vectors", ROWS, 0, code -> vectors(code, packed(code)));
    number(type, "arrays", arrays);
    number(type, "size", program.steps().size());
    if (program.outputs().size() == 1 && program.inputs() <= 2) {
      var parameters = new ArrayList<ClassDesc>();
      for (int k = 0; k < arrays; k++) {
        Collections.addAll(parameters, ARRAY, CD_int);
      }
      parameters.add(CD_int);
      var oneRow = MethodTypeDesc.of(CD_void, parameters);
      type.withMethodBody("run", oneRow, 0, code -> enter(code, single(code)));
    }
  }

  private static void number(ClassBuilder type, String name, int number) {
    type.withMethodBody(
        name, MethodTypeDesc.of(CD_int), 0, code -> code.loadConstant(number).ireturn());
  }

  /// (arrays, places, steps, rows, columns).
  private static Arguments packed(CodeBuilder code) {
    return new Arguments() {
      @Override
      public void array(int k) {
        code.aload(1).loadConstant(k).aaload();
      }

      @Override
      public void place(int k) {
        code.aload(2).loadConstant(k).iaload();
      }

      @Override
      public void step(int k) {
        code.aload(3).loadConstant(k).iaload();
      }

      @Override
      public void rows() {
        code.iload(4);
      }

      @Override
      public void columns() {
        code.iload(5);
      }
    };
  }

  /// One row: (array, place) for each array, then the columns.
  private Arguments single(CodeBuilder code) {
    return new Arguments() {
      @Override
      public void array(int k) {
        code.aload(2 * k + 1);
      }

      @Override
      public void place(int k) {
        code.iload(2 * k + 2);
      }

      @Override
      public void step(int k) {
        code.iconst_0();
      }

      @Override
      public void rows() {
        code.iconst_1();
      }

      @Override
      public void columns() {
        code.iload(2 * arrays + 1);
      }
    };
  }

  private void vectors(CodeBuilder code, Arguments given) {
    push(code, given, false);
    given.columns();
    callVectors(code);
    code.return_();
  }

  private void callVectors(CodeBuilder code) {
    code.invokestatic(SELF, "vectors", KernelWriter.loopType(arrays, 2));
  }

  /// Whole vectors first, then what is left of each row.
  private void enter(CodeBuilder code, Arguments given) {
    Label numbers = code.newLabel();
    Label end = code.newLabel();
    int whole = code.allocateLocal(TypeKind.INT);
    code.aload(0);
    given.rows();
    given.columns();
    code.loadConstant(width.lanes)
        .invokevirtual(KERNEL, "whole", MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int))
        .istore(whole)
        .iload(whole)
        .ifeq(numbers);
    push(code, given, false);
    code.iload(whole);
    callVectors(code);
    code.iload(whole);
    given.columns();
    code.if_icmpeq(end);
    lastVector(code, given, numbers);
    code.goto_(end).labelBinding(numbers);
    push(code, given, false);
    code.iload(whole);
    given.columns();
    code.invokestatic(SELF, "numbers", KernelWriter.loopType(arrays, 3));
    code.labelBinding(end).return_();
  }

  /// One vector that ends where the row ends.
  ///
  /// @param inPlace where to go on instead if an output is an input, of which some numbers are gone
  private void lastVector(CodeBuilder code, Arguments given, Label inPlace) {
    for (int output = program.inputs(); output < arrays; output++) {
      for (int input = 0; input < program.inputs(); input++) {
        given.array(output);
        given.array(input);
        code.if_acmpeq(inPlace);
      }
    }
    push(code, given, true);
    code.loadConstant(width.lanes);
    callVectors(code);
  }

  /// @param toLast whether to begin a vector before the end of the row instead of at its start
  private void push(CodeBuilder code, Arguments given, boolean toLast) {
    for (int k = 0; k < arrays; k++) {
      given.array(k);
      given.place(k);
      if (toLast && (k >= program.inputs() || stepping[k])) {
        given.columns();
        code.iadd().loadConstant(width.lanes).isub();
      }
      given.step(k);
    }
    given.rows();
  }
}
