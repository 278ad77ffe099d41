package gradus.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

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
  /// @param classes what has loaded the snippets
  static void empty(VarSnippet variable, CellClasses classes) {
    try {
      Class<?> snippet = classes.findClass(classOf(variable));
      Field field = snippet.getDeclaredField(variable.name());
      if (!field.getType().isPrimitive()) {
        field.setAccessible(true);
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's variable of an expression", e);
    }
  }

  /// Lets go of the snippets that no further cell can name: statements and expressions, and what
  /// was dropped, written anew or wrong. JShell keeps them all in a list.
  ///
  /// @param shell the shell that has compiled them
  /// @return the classes of those that are left
  static Set<String> keepWhatHasAName(JShell shell) {
    try {
      @SuppressWarnings("unchecked")
      var all = (Set<Snippet>) read(shell, "maps", "snippets");
      all.removeIf(snippet -> !hasAName(shell, snippet));
      @SuppressWarnings("unchecked")
      var latest = (List<@Nullable Snippet>) read(shell, "maps", "keyIndexToSnippet");
      latest.replaceAll(snippet -> snippet == null || canReturn(shell, snippet) ? snippet : null);
      Set<?> variables = ((Map<?, ?>) read(shell, "keyMap", "varMap")).keySet();
      Set<String> declared = shell.variables().map(VarSnippet::name).collect(Collectors.toSet());
      variables.removeIf(name -> ((String) name).matches("\\$\\d+") && !declared.contains(name));
      Set<String> classes = new HashSet<>();
      for (Snippet snippet : all) {
        if (snippet.kind() != Kind.IMPORT) {
          classes.add(classOf(snippet));
        }
      }
      return classes;
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's list of snippets", e);
    }
  }

  private static boolean hasAName(JShell shell, Snippet snippet) {
    return snippet.kind().isPersistent() && shell.status(snippet).isActive();
  }

  /// Whether a snippet has a name that JShell looks up when it is declared anew.
  private static boolean canReturn(JShell shell, Snippet snippet) {
    return hasAName(shell, snippet)
        || (snippet.kind().isPersistent()
            && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
  }

  /// Lets go of bytecode: JShell keeps it twice, and goes through all of it for each further cell.
  ///
  /// @param shell the shell that has compiled it
  /// @param wrappers the outermost classes whose bytecode is still needed
  static void keepBytecode(JShell shell, Set<String> wrappers) {
    try {
      for (Object kept :
          List.of(
              read(shell, "classTracker", "map"),
              read(shell, "taskFactory", "fileManager", "classObjects"))) {
        ((Map<?, ?>) kept)
            .keySet()
            .removeIf(name -> !wrappers.contains(SnippetLoader.wrapper((String) name)));
      }
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's bytecode of the cells", e);
    }
  }

  /// Lets go of what JShell needs for [#snippetTrace]: for each class its whole source.
  ///
  /// @param shell the shell that has compiled the classes
  /// @param wrappers the outermost classes that a trace can still name
  /// @return the ids of the snippets that a trace can still name
  static Set<String> keepSources(JShell shell, Set<String> wrappers) {
    try {
      var sources = (Map<?, ?>) read(shell, "outerMap", "classOuters");
      sources.keySet().removeIf(name -> !wrappers.contains("REPL." + name));
      Set<String> ids = new HashSet<>();
      for (Object source : sources.values()) {
        for (Object snippet : ((Map<?, ?>) read(source, "wrapToSnippet")).values()) {
          ids.add(((Snippet) snippet).id());
        }
      }
      return ids;
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's sources of the cells", e);
    }
  }

  /// Has JShell begin with a new compiler. The one that it uses again and again notes in each class
  /// of the library which files have imported it, and forgets none of them.
  ///
  /// @param shell the shell that compiles
  static void renewCompiler(JShell shell) {
    try {
      Object factory = read(shell, "taskFactory");
      Method renew = factory.getClass().getDeclaredMethod("initTaskPool");
      renew.setAccessible(true);
      renew.invoke(factory);
    } catch (ReflectiveOperationException e) {
      throw moved("JShell's compiler", e);
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
