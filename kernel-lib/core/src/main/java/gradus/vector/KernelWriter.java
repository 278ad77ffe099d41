package gradus.vector;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.IntConsumer;

/// Makes a [Kernel] of a [Program]: a hidden class whose loops are written for this program alone.
///
/// Two loops are written. `vectors` does all whole vectors of a row; everything is straight-line
/// inside one method, so that no vector is ever passed or boxed. `numbers` does what is left, one
/// number at a time, with the same arithmetic: rows shorter than a vector know nothing else.
final class KernelWriter {
  private static final ClassDesc SELF = ClassDesc.of("gradus.vector.GeneratedKernel");
  private static final ClassDesc KERNEL = ClassDesc.of("gradus.vector.Kernel");
  private static final ClassDesc ARRAY = CD_float.arrayType();
  private static final ClassDesc INTS = CD_int.arrayType();

  private final Program program;
  private final Width width;
  private final boolean[] stepping;
  private final int arrays;
  private final boolean[] needed;

  /// @param stepping for each input, whether it steps along a row
  private KernelWriter(Program program, Width width, boolean... stepping) {
    this.program = program;
    this.width = width;
    this.stepping = stepping;
    this.arrays = program.inputs() + program.outputs().size();
    this.needed = needed(program);
  }

  static Kernel kernel(Program program, Width width, boolean... stepping) {
    try {
      var lookup = MethodHandles.lookup();
      byte[] bytes = new KernelWriter(program, width, stepping).bytes();
      var hidden = lookup.defineHiddenClass(bytes, true);
      return (Kernel)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("a kernel could not be made", e);
    }
  }

  private static boolean[] needed(Program program) {
    var needed = new boolean[program.steps().size()];
    program.outputs().forEach(place -> needed[place] = true);
    for (int place = needed.length - 1; place >= 0; place--) {
      Step step = program.steps().get(place);
      for (int operand : new int[] {step.a(), step.b(), step.c()}) {
        if (needed[place] && operand >= 0) {
          needed[operand] = true;
        }
      }
    }
    return needed;
  }

  private byte[] bytes() {
    return ClassFile.of()
        .build(
            SELF,
            type -> {
              type.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC).withSuperclass(KERNEL);
              type.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  0,
                  code ->
                      code.aload(0)
                          .invokespecial(KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                          .return_());
              type.withMethodBody(
                  "vectors", loopType(2), ClassFile.ACC_STATIC, code -> loop(code, true));
              type.withMethodBody(
                  "numbers", loopType(3), ClassFile.ACC_STATIC, code -> loop(code, false));
              entries(type);
            });
  }

  /// (array, place, step) for each array, then so many counts.
  private MethodTypeDesc loopType(int counts) {
    var parameters = new ArrayList<ClassDesc>();
    for (int k = 0; k < arrays; k++) {
      Collections.addAll(parameters, ARRAY, CD_int, CD_int);
    }
    parameters.addAll(Collections.nCopies(counts, CD_int));
    return MethodTypeDesc.of(CD_void, parameters);
  }

  // The loops. Of array k the array, its place and its step are the variables 3k, 3k + 1, 3k + 2.

  private void loop(CodeBuilder code, boolean vectors) {
    int rows = 3 * arrays;
    int from = rows + 1;
    int to = vectors ? rows + 1 : rows + 2;
    int row = code.allocateLocal(TypeKind.INT);
    int column = code.allocateLocal(TypeKind.INT);
    Label nextRow = code.newLabel();
    Label endOfRow = code.newLabel();
    Label next = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(row);
    code.labelBinding(nextRow).iload(row).iload(rows).if_icmpge(end);
    int[] fixed = loadFixed(code);
    if (vectors) {
      code.iconst_0().istore(column);
    } else {
      code.iload(from).istore(column);
    }
    code.labelBinding(next).iload(column).iload(to).if_icmpge(endOfRow);
    if (vectors) {
      vectorBody(code, column, fixed);
    } else {
      numberBody(code, column, fixed);
    }
    code.iinc(column, vectors ? width.lanes : 1).goto_(next);
    code.labelBinding(endOfRow);
    for (int k = 0; k < arrays; k++) {
      code.iload(3 * k + 1).iload(3 * k + 2).iadd().istore(3 * k + 1);
    }
    code.iinc(row, 1).goto_(nextRow);
    code.labelBinding(end).return_();
  }

  /// The numbers of the inputs that stay the same along a row.
  private int[] loadFixed(CodeBuilder code) {
    var slots = new int[program.inputs()];
    for (int k = 0; k < slots.length; k++) {
      if (!stepping[k]) {
        slots[k] = code.allocateLocal(TypeKind.FLOAT);
        code.aload(3 * k).iload(3 * k + 1).faload().fstore(slots[k]);
      }
    }
    return slots;
  }

  private static void place(CodeBuilder code, int k, int column) {
    code.aload(3 * k).iload(3 * k + 1).iload(column).iadd();
  }

  private void vectorBody(CodeBuilder code, int column, int... fixed) {
    var values = new VectorCode(code, program.steps(), width);
    for (int at = 0; at < needed.length; at++) {
      Step step = program.steps().get(at);
      if (!needed[at]) {
        continue;
      }
      if (step.kind() != Step.Kind.INPUT) {
        values.compute(at);
        continue;
      }
      int k = step.constant();
      values.species();
      if (stepping[k]) {
        place(code, k, column);
        code.invokestatic(
            VectorCode.FLOATS,
            "fromArray",
            MethodTypeDesc.of(VectorCode.FLOATS, Width.SPECIES, ARRAY, CD_int));
      } else {
        code.fload(fixed[k]);
        values.spread();
      }
      values.keep(at);
    }
    for (int k = program.inputs(); k < arrays; k++) {
      values.load(program.outputs().get(k - program.inputs()));
      place(code, k, column);
      code.invokevirtual(VectorCode.FLOATS, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
    }
  }

  private void numberBody(CodeBuilder code, int column, int... fixed) {
    var values = new NumberCode(code, program.steps());
    for (int at = 0; at < needed.length; at++) {
      Step step = program.steps().get(at);
      if (!needed[at]) {
        continue;
      }
      if (step.kind() != Step.Kind.INPUT) {
        values.compute(at);
        continue;
      }
      int k = step.constant();
      if (stepping[k]) {
        place(code, k, column);
        code.faload();
      } else {
        code.fload(fixed[k]);
      }
      values.keep(at);
    }
    for (int k = program.inputs(); k < arrays; k++) {
      place(code, k, column);
      values.load(program.outputs().get(k - program.inputs()));
      code.fastore();
    }
  }

  // The entries.

  private void entries(ClassBuilder type) {
    var any = MethodTypeDesc.of(CD_void, ARRAY.arrayType(), INTS, INTS, CD_int, CD_int);
    type.withMethodBody("run", any, 0, code -> enter(code, 4, 5, k -> unpack(code, k)));
    type.withMethodBody(
        "vectors",
        any,
        0,
        code -> {
          pushArguments(code, 4, k -> unpack(code, k));
          code.iload(5).invokestatic(SELF, "vectors", loopType(2)).return_();
        });
    type.withMethodBody(
        "arrays", MethodTypeDesc.of(CD_int), 0, code -> code.loadConstant(arrays).ireturn());
    type.withMethodBody(
        "size",
        MethodTypeDesc.of(CD_int),
        0,
        code -> code.loadConstant(program.steps().size()).ireturn());
    if (program.outputs().size() == 1 && program.inputs() <= 2) {
      var parameters = new ArrayList<ClassDesc>();
      for (int k = 0; k < arrays; k++) {
        Collections.addAll(parameters, ARRAY, CD_int);
      }
      parameters.add(CD_int);
      type.withMethodBody(
          "run",
          MethodTypeDesc.of(CD_void, parameters),
          0,
          code ->
              enter(
                  code,
                  -1,
                  2 * arrays + 1,
                  k -> code.aload(2 * k + 1).iload(2 * k + 2).iconst_0()));
    }
  }

  private static void unpack(CodeBuilder code, int k) {
    code.aload(1).loadConstant(k).aaload();
    code.aload(2).loadConstant(k).iaload();
    code.aload(3).loadConstant(k).iaload();
  }

  /// Whole vectors first, then the numbers that are left in each row.
  private void enter(CodeBuilder code, int rows, int columns, IntConsumer arguments) {
    Label rest = code.newLabel();
    Label end = code.newLabel();
    int whole = code.allocateLocal(TypeKind.INT);
    code.aload(0);
    pushRows(code, rows);
    code.iload(columns)
        .loadConstant(width.lanes)
        .invokevirtual(KERNEL, "whole", MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int))
        .istore(whole);
    code.iload(whole).ifeq(rest);
    pushArguments(code, rows, arguments);
    code.iload(whole).invokestatic(SELF, "vectors", loopType(2));
    code.labelBinding(rest).iload(whole).iload(columns).if_icmpeq(end);
    pushArguments(code, rows, arguments);
    code.iload(whole).iload(columns).invokestatic(SELF, "numbers", loopType(3));
    code.labelBinding(end).return_();
  }

  private void pushArguments(CodeBuilder code, int rows, IntConsumer arguments) {
    for (int k = 0; k < arrays; k++) {
      arguments.accept(k);
    }
    pushRows(code, rows);
  }

  private static void pushRows(CodeBuilder code, int rows) {
    if (rows < 0) {
      code.iconst_1();
    } else {
      code.iload(rows);
    }
  }
}
