package gradus.grade;

import gradus.kernel.Names;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets an exercise be checked on an object in place of the method that it asks for: a lambda, a
/// record, an object of a class.
final class Handed {
  private Handed() {}

  /// Changes an entry so that it calls the object where it called the method.
  ///
  /// @throws GradeException if the object has no such method
  static UnaryOperator<String> calling(Object student, Exercise exercise) {
    String name = exercise.names().getFirst();
    Method method = method(student, name);
    String call =
        "((%s) gradus.grade.Desk.handed()).%s("
            .formatted(typeName(method.getDeclaringClass()), method.getName());
    Pattern called = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "\\s*\\(");
    return entry -> called.matcher(entry).replaceAll(Matcher.quoteReplacement(call));
  }

  private static Method method(Object student, String name) {
    Class<?> type = student.getClass();
    List<Method> candidates =
        type.isSynthetic() || type.isHidden()
            ? Arrays.stream(type.getInterfaces())
                .flatMap(one -> Arrays.stream(one.getMethods()))
                .filter(one -> Modifier.isAbstract(one.getModifiers()))
                .toList()
            : Arrays.stream(type.getDeclaredMethods())
                .filter(one -> !one.isSynthetic() && !Modifier.isPrivate(one.getModifiers()))
                .toList();
    List<Method> named = candidates.stream().filter(one -> one.getName().equals(name)).toList();
    List<Method> left = named.isEmpty() ? candidates : named;
    if (left.size() != 1) {
      throw new GradeException(
          "cannot check %s on %s: it needs one method, or one that is named %s."
              .formatted(name, Words.brief(student), name));
    }
    return left.getFirst();
  }

  private static String typeName(Class<?> type) {
    String name = type.getCanonicalName() == null ? type.getName() : type.getCanonicalName();
    return Names.plain(name).replace('$', '.');
  }
}
