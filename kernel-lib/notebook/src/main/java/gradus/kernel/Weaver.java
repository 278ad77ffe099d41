package gradus.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Puts two things into classes that were compiled from the reader's cells: stop checks, so that an
/// interrupt ends any loop (see [StopSwitch]), and an explanation in place of `System.exit` (see
/// [Exit]). And it opens them to one another (see [Opening]).
///
/// Checks stand where code can go round: at the start of a method and before a jump backwards. A
/// loop that catches everything ends too, because its jump lies outside of its `try`. There is none
/// where an exception is caught: the `close` of a try-with-resources stands there.
final class Weaver {
  private static final DynamicCallSiteDesc CHECK =
      DynamicCallSiteDesc.of(
          ConstantDescs.ofCallsiteBootstrap(
              ClassDesc.of(StopSwitch.class.getName()),
              "link",
              ClassDesc.of(java.lang.invoke.CallSite.class.getName())),
          "check",
          MTD_void);

  private static final ClassDesc EXIT = ClassDesc.of(Exit.class.getName());
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");

  /// JShell wraps statements into a method of this name, which it calls once: nothing to check.
  private static final String WRAPPER = "do_it$";

  private final ClassFile classFile;

  /// @param hierarchy says how the classes of earlier cells are related
  Weaver(ClassHierarchyResolver hierarchy) {
    classFile =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                hierarchy.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
  }

  /// Weaves one class.
  ///
  /// @param original the class as it was compiled
  /// @return the class with checks
  byte[] weave(byte[] original) {
    ClassModel model = classFile.parse(original);
    ClassTransform checks =
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            boolean atStart = !method.methodName().equalsString(WRAPPER) && calls(method);
            builder.transformMethod(
                method,
                MethodTransform.transformingCode(
                    CodeTransform.ofStateful(() -> new Checks(atStart))));
          } else {
            builder.with(element);
          }
        };
    return classFile.transformClass(
        model, checks.andThen(new Opening(model.thisClass().asInternalName())));
  }

  /// Whether a method calls anything. One that does not cannot call itself for ever either, and a
  /// simple `close` among them runs even while its thread is being stopped.
  private static boolean calls(MethodModel method) {
    return method
        .code()
        .map(code ->
            code.elementStream()
                .anyMatch(element ->
                    element instanceof InvokeInstruction
                        || element instanceof InvokeDynamicInstruction))
        .orElse(false);
  }

  private static final class Checks implements CodeTransform {
    private final boolean atStart;
    private final Set<Label> passed = new HashSet<>();

    Checks(boolean atStart) {
      this.atStart = atStart;
    }

    @Override
    public void atStart(CodeBuilder code) {
      if (atStart) {
        code.invokedynamic(CHECK);
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LabelTarget target -> {
          passed.add(target.label());
          code.with(target);
        }
        case BranchInstruction branch when passed.contains(branch.target()) -> {
          code.invokedynamic(CHECK);
          code.with(branch);
        }
        case InvokeInstruction call when leaves(call) -> {
          boolean isStatic = call.opcode() == java.lang.classfile.Opcode.INVOKESTATIC;
          MethodTypeDesc type =
              isStatic
                  ? MethodTypeDesc.of(CD_void, CD_int)
                  : MethodTypeDesc.of(CD_void, RUNTIME, CD_int);
          code.invokestatic(EXIT, call.name().stringValue(), type);
        }
        default -> code.with(element);
      }
    }

    /// Whether a call would end the kernel: `System.exit`, `Runtime.exit`, `Runtime.halt`.
    private static boolean leaves(InvokeInstruction call) {
      String owner = call.owner().asInternalName();
      String name = call.name().stringValue();
      return (owner.equals("java/lang/System") && name.equals("exit"))
          || (owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt")));
    }
  }
}
