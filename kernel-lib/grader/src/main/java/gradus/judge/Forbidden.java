package gradus.judge;

import gradus.judge.Compiled.Step;
import gradus.judge.Session.Done;
import gradus.judge.Session.Entry;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds, in compiled snippets, calls of what an exercise forbids, and of all that could hide such
/// a call: reflection, other class loaders, other programs.
///
/// Only the declarations that the answer needs are looked at, and only they are run: elsewhere in
/// the notebook everything is allowed.
final class Forbidden {
  /// Names as in an exercise: a package, a class, or a method of a class.
  private static final List<String> WAYS_AROUND =
      List.of(
          "java.lang.reflect",
          "java.lang.invoke.MethodHandles",
          "java.lang.invoke.MethodHandle",
          "java.lang.invoke.VarHandle",
          "java.lang.ClassLoader",
          "java.lang.ModuleLayer",
          "java.lang.Module",
          "java.lang.ProcessBuilder",
          "java.lang.Process",
          "java.lang.Runtime#exec",
          "java.lang.Runtime#load",
          "java.lang.Runtime#loadLibrary",
          "java.lang.System#load",
          "java.lang.System#loadLibrary",
          "java.lang.foreign",
          "java.lang.classfile",
          "java.lang.instrument",
          "java.util.ServiceLoader",
          "java.io.ObjectInputStream",
          "java.net",
          "java.beans",
          "javax.tools",
          "javax.script",
          "javax.management",
          "jdk.jshell",
          "jdk.internal",
          "sun",
          "com.sun",
          "org.dflib",
          "gradus.messenger");

  private static final Set<String> HARMLESS_METHODS_OF_CLASS =
      Set.of(
          "getName",
          "getSimpleName",
          "getTypeName",
          "isInstance",
          "cast",
          "isArray",
          "hashCode",
          "equals",
          "toString",
          "desiredAssertionStatus",
          "getComponentType");

  private final List<String> names;
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final Map<String, Integer> cells = new HashMap<>();
  private final Set<String> needed = new LinkedHashSet<>();
  private Optional<String> found = Optional.empty();

  Forbidden(List<String> names, List<Done> done, Entry entry) {
    this.names = names;
    for (Done one : done) {
      note(one.compiled(), one.cell());
    }
    for (Step step : entry.compiled().steps()) {
      if (step.isLoad()) {
        bytes.put(step.className(), step.bytes());
        cells.remove(step.className());
      }
    }
    follow(entry.compiled().classes());
  }

  private void note(Compiled compiled, int cell) {
    for (Step step : compiled.steps()) {
      if (step.isLoad()) {
        bytes.put(step.className(), step.bytes());
        cells.put(step.className(), cell);
      }
    }
  }

  /// The classes around the snippets that the entry needs, its own among them.
  Set<String> needed() {
    return needed;
  }

  /// What is forbidden and called nevertheless: one sentence.
  Optional<String> found() {
    return found;
  }

  private void follow(List<String> first) {
    Deque<String> open = new ArrayDeque<>(first);
    var seen = new LinkedHashSet<>(first);
    while (!open.isEmpty()) {
      String name = open.remove();
      needed.add(ClassNames.unit(name));
      byte[] compiled = bytes.get(name);
      if (compiled == null) {
        continue;
      }
      for (PoolEntry entry : ClassFile.of().parse(compiled).constantPool()) {
        String other = look(entry, name);
        String unit = ClassNames.unit(other);
        if (!unit.isEmpty()) {
          // What one snippet declares is taken as a whole.
          bytes.keySet().stream()
              .filter(one -> ClassNames.unit(one).equals(unit))
              .filter(seen::add)
              .forEach(open::add);
        }
      }
    }
  }

  /// Judges what an entry of a constant pool refers to.
  ///
  /// @return the class that it names; empty if it names none
  private String look(PoolEntry entry, String in) {
    return switch (entry) {
      case MemberRefEntry member -> {
        String owner = dotted(member.owner());
        refuse(owner, member.name().stringValue(), in);
        yield owner;
      }
      case ClassEntry type -> {
        String name = dotted(type);
        refuse(name, "", in);
        yield name;
      }
      default -> "";
    };
  }

  private static String dotted(ClassEntry type) {
    return type.asInternalName().replace('/', '.').replaceAll("^\\[+L?|;$", "");
  }

  private void refuse(String owner, String method, String in) {
    Integer cell = cells.get(in);
    if (cell == null) {
      return; // the entry itself, which the author wrote
    }
    boolean mirror =
        owner.equals("java.lang.Class")
            && !method.isEmpty()
            && !HARMLESS_METHODS_OF_CLASS.contains(method);
    // Every lambda mentions the class Lookup; only who calls its methods uses it.
    boolean isMention = method.isEmpty() && owner.startsWith("java.lang.invoke.");
    boolean around =
        !isMention && WAYS_AROUND.stream().anyMatch(name -> matches(name, owner, method));
    boolean named = names.stream().anyMatch(name -> matches(name, owner, method));
    if (found.isEmpty() && (named || around || mirror)) {
      found =
          Optional.of(
              "cell %d uses %s, which this exercise does not allow"
                  .formatted(
                      cell, owner.replace('$', '.') + (method.isEmpty() ? "" : "." + method)));
    }
  }

  /// Whether a name of a package, a class or a method stands for a class or one of its methods.
  private static boolean matches(String name, String owner, String method) {
    int hash = name.indexOf('#');
    if (hash < 0) {
      return owner.equals(name) || owner.startsWith(name + ".") || owner.startsWith(name + "$");
    }
    // A method may be reached through a type above or below the one that is named.
    String type = name.substring(0, hash);
    String home = type.substring(0, type.indexOf('.') + 1);
    return method.equals(name.substring(hash + 1))
        && (owner.equals(type) || (home.equals("gradus.") && owner.startsWith(home)));
  }
}
