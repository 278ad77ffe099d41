package gradus.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/// Everything that reaches into JShell and the JDK by reflection. InternalsTest has a test for each
/// trick, which fails when a new version has moved the furniture.
final class Internals {
  private Internals() {}

  /// Rewrites a stack trace of compiled snippets into one whose files are snippet numbers, `#47`,
  /// and whose lines are those of the snippet. JShell does this only for what it ran itself; here
  /// renderers and callbacks run snippets too.
  ///
  /// @param shell the shell that compiled the snippets
  /// @param raw a trace as the virtual machine made it
  /// @return the trace up to the outermost frame of a snippet
  static StackTraceElement[] snippetTrace(JShell shell, StackTraceElement[] raw) {
    if (raw.length == 0) {
      return raw;
    }
    var carrier = new Exception();
    carrier.setStackTrace(raw);
    try {
      Field eval = JShell.class.getDeclaredField("eval");
      eval.setAccessible(true);
      Object translator = eval.get(shell);
      Method translate =
          translator.getClass().getDeclaredMethod("translateExceptionStack", Exception.class);
      translate.setAccessible(true);
      return (StackTraceElement[]) translate.invoke(translator, carrier);
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's translation of stack traces", e);
    }
  }

  /// Lets Shift-Tab find Javadoc in more sources than the JDK's.
  ///
  /// @param analysis the shell's analysis
  /// @param more jars or folders of sources
  static void addSources(SourceCodeAnalysis analysis, List<Path> more) {
    try {
      Method find = analysis.getClass().getDeclaredMethod("findSources");
      find.setAccessible(true);
      var sources = new ArrayList<Object>((List<?>) find.invoke(analysis));
      sources.addAll(more);
      Field available = analysis.getClass().getDeclaredField("availableSources");
      available.setAccessible(true);
      available.set(analysis, sources);
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's list of sources", e);
    }
  }

  /// Lets go of the value of a variable that JShell has made for an expression; dropping it leaves
  /// the value where it is.
  ///
  /// @param variable such as `$3`, of a type that can be null; any other stays as it is
  /// @param loader what has loaded the snippets
  static void empty(VarSnippet variable, ClassLoader loader) {
    try {
      Class<?> snippet = Class.forName(classOf(variable), false, loader);
      Field field = snippet.getDeclaredField(variable.name());
      if (!field.getType().isPrimitive()) {
        field.setAccessible(true);
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's variable of an expression", e);
    }
  }

  /// Lets go of the bytecode of a variable that was dropped: JShell keeps it twice, and goes
  /// through all of it for each further cell.
  ///
  /// @param shell the shell that has compiled it
  /// @param variable such as `$3`, which no other code names
  static void forgetBytecode(JShell shell, VarSnippet variable) {
    try {
      String dropped = classOf(variable);
      for (Object kept :
          List.of(
              read(shell, "classTracker", "map"),
              read(shell, "taskFactory", "fileManager", "classObjects"))) {
        ((Map<?, ?>) kept)
            .keySet()
            .removeIf(name -> name.equals(dropped) || ((String) name).startsWith(dropped + "$"));
      }
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's bytecode of the cells", e);
    }
  }

  private static String classOf(Snippet snippet) throws ReflectiveOperationException {
    Method name = Snippet.class.getDeclaredMethod("classFullName");
    name.setAccessible(true);
    return (String) name.invoke(snippet);
  }

  /// A field of a field of an object.
  static Object read(Object from, String... fields) throws ReflectiveOperationException {
    Object at = from;
    for (String name : fields) {
      Field field = at.getClass().getDeclaredField(name);
      field.setAccessible(true);
      at = field.get(at);
    }
    return at;
  }

  /// Makes the process deaf to Ctrl-C: the front end asks for an interrupt by a message, and a
  /// terminal sends the signal to every process in it. By reflection, because the compiler warns of
  /// this class.
  static void ignoreCtrlC() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler nothing = (proxy, method, arguments) -> null;
      Object deaf =
          Proxy.newProxyInstance(
              Internals.class.getClassLoader(), new Class<?>[] {handler}, nothing);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), deaf);
    } catch (InvocationTargetException e) {
      // Started with -Xrs, or on a system without this signal: nothing to be deaf to.
      return;
    } catch (ReflectiveOperationException e) {
      throw moved("the JDK's signal handling", e);
    }
  }

  private static IllegalStateException moved(String what, ReflectiveOperationException e) {
    return new IllegalStateException(what + " is no longer where it was", e);
  }
}
