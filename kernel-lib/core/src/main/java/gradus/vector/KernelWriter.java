package gradus.vector;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

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

/// Makes a [Kernel] of a [Program]: a hidden class whose loops are written for this program alone.
///
/// Two loops are written. `vectors` does all whole vectors of a row; everything is straight-line
/// inside one method, so that no vector is ever passed or boxed. What is left of a row is done by
/// one more vector, which ends where the row ends and so does some numbers again, unless the
/// results go where the inputs came from. `numbers` does the rest, one number at a time, with the
/// same arithmetic: rows shorter than a vector know nothing else.
final class KernelWriter {
  static final ClassDesc SELF = ClassDesc.of("gradus.vector.GeneratedKernel");
  static final ClassDesc KERNEL = ClassDesc.of("gradus.vector.Kernel");
  static final ClassDesc ARRAY = CD_float.arrayType();

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
                  "vectors", loopType(arrays, 2), ClassFile.ACC_STATIC, code -> loop(code, true));
              type.withMethodBody(
                  "numbers", loopType(arrays, 3), ClassFile.ACC_STATIC, code -> loop(code, false));
              new KernelEntries(program, width, stepping).write(type);
            });
  }

  /// (array, place, step) for each array, then so many counts.
  static MethodTypeDesc loopType(int arrays, int counts) {
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
}
