package gradus.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Loads one of the classes into which JShell wraps what stands in cells, `REPL.$JShell$7`, with
/// all that is nested in it.
///
/// A loader lets its classes go all at once or not at all, so each wrapper has a loader of its own.
/// It goes when no further cell can name the wrapper, no object of its classes is alive, and
/// nothing of them runs. Whatever its code names is held until then, even if the code has not come
/// there yet.
final class SnippetLoader extends ClassLoader {
  static {
    // Classes of two loaders may need each other in two threads: then neither may lock the other
    // out.
    registerAsParallelCapable();
  }

  private static final Pattern WRAPPER = Pattern.compile("REPL[./](\\$JShell\\$\\w+)");

  private final String wrapper;

  /// The classes that are not loaded yet.
  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

  private final Map<String, SnippetLoader> named = new ConcurrentHashMap<>();

  /// @param wrapper the name of the outermost class
  /// @param parent loads what is neither here nor named
  SnippetLoader(String wrapper, ClassLoader parent) {
    super(parent);
    this.wrapper = wrapper;
  }

  /// The outermost class around a class; of one that is in no cell, the class itself.
  static String wrapper(String name) {
    Matcher found = WRAPPER.matcher(name);
    return found.lookingAt() ? found.group() : name;
  }

  String wrapper() {
    return wrapper;
  }

  /// Takes the bytes of a class, to be loaded when it is asked for.
  void add(String name, byte[] bytes) {
    waiting.put(name, bytes);
  }

  /// How many classes are not loaded yet.
  int waiting() {
    return waiting.size();
  }

  /// Looks for what the classes name: once, when all of them are added and none is loaded.
  ///
  /// @param loaders those that there are, by the name of their outermost class
  void link(Map<String, SnippetLoader> loaders) {
    for (byte[] bytes : waiting.values()) {
      for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
        if (entry instanceof Utf8Entry text) {
          link(text.stringValue(), loaders);
        }
      }
    }
  }

  private void link(String text, Map<String, SnippetLoader> loaders) {
    Matcher found = WRAPPER.matcher(text);
    while (found.find()) {
      String name = "REPL." + found.group(1);
      SnippetLoader other = loaders.get(name);
      if (other != null) {
        named.put(name, other);
      }
    }
  }

  /// The loaders of the classes that the code here names.
  Set<SnippetLoader> named() {
    return Set.copyOf(named.values());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String outermost = wrapper(name);
    if (outermost.equals(wrapper)) {
      return own(name);
    }
    SnippetLoader other = named.get(outermost);
    return other == null ? super.loadClass(name, resolve) : other.loadClass(name);
  }

  private Class<?> own(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = waiting.remove(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
