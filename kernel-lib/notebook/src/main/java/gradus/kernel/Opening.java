package gradus.kernel;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;

/// Makes public what is not private in a class of a cell.
///
/// The compiler sees all cells in one package, and to it nothing is changed. The virtual machine
/// takes classes of different loaders for different packages, even if they are named alike. For the
/// same reason a sealed type loses the list of its subclasses if one of them stands in another
/// cell: the compiler has checked it, and the machine could not.
final class Opening implements ClassTransform {
  private final String wrapper;

  /// @param type the class, as class files name it
  Opening(String type) {
    wrapper = SnippetLoader.wrapper(type);
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case AccessFlags flags -> builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
      case FieldModel field ->
          builder.transformField(
              field,
              (inside, part) -> {
                if (part instanceof AccessFlags flags) {
                  inside.withFlags(opened(flags));
                } else {
                  inside.with(part);
                }
              });
      case MethodModel method ->
          builder.transformMethod(
              method,
              (inside, part) -> {
                if (part instanceof AccessFlags flags) {
                  inside.withFlags(opened(flags));
                } else {
                  inside.with(part);
                }
              });
      case PermittedSubclassesAttribute sealed when reachesOut(sealed) -> {}
      default -> builder.with(element);
    }
  }

  private static int opened(AccessFlags flags) {
    int mask = flags.flagsMask();
    boolean isPrivate = (mask & ClassFile.ACC_PRIVATE) != 0;
    return isPrivate ? mask : (mask & ~ClassFile.ACC_PROTECTED) | ClassFile.ACC_PUBLIC;
  }

  private boolean reachesOut(PermittedSubclassesAttribute sealed) {
    return !sealed.permittedSubclasses().stream()
        .allMatch(type -> SnippetLoader.wrapper(type.asInternalName()).equals(wrapper));
  }
}
