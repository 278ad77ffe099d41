package gradus.kernel;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/// The classes that were compiled from cells, woven (see [Weaver]) before they are loaded, each
/// wrapper by a loader of its own (see [SnippetLoader]).
final class CellClasses implements LoaderDelegate {
  /// The loaders of the wrappers that further cells may name.
  private final Map<String, SnippetLoader> loaders = new ConcurrentHashMap<>();

  /// Those, and the ones that were let go and are alive all the same.
  private final Set<SnippetLoader> alive =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final Loader loader = new Loader();

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    var compiled = new HashMap<String, byte[]>();
    for (ClassBytecodes one : classes) {
      compiled.put(one.name(), one.bytecodes());
    }
    install(compiled);
    boolean[] installed = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      try {
        findClass(classes[i].name());
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException("cannot load " + classes[i].name() + ": " + e, installed);
      }
      installed[i] = true;
    }
  }

  /// Makes loaders for classes that were compiled together, and may need each other.
  private void install(Map<String, byte[]> compiled) {
    var weaver = new Weaver(hierarchy(compiled));
    var fresh = new HashMap<String, SnippetLoader>();
    compiled.forEach((name, bytes) ->
        fresh
            .computeIfAbsent(
                SnippetLoader.wrapper(name), wrapper -> new SnippetLoader(wrapper, loader))
            .add(name, weaver.weave(bytes)));
    loaders.putAll(fresh);
    alive.addAll(fresh.values());
    fresh.values().forEach(one -> one.link(loaders));
  }

  /// Says how classes are related, without loading those that are just being compiled.
  private ClassHierarchyResolver hierarchy(Map<String, byte[]> compiled) {
    return ClassHierarchyResolver.ofResourceParsing(
            type -> {
              byte[] bytes = compiled.get(name(type));
              return bytes == null ? null : new ByteArrayInputStream(bytes);
            })
        .orElse(this::known);
  }

  private @Nullable ClassHierarchyInfo known(ClassDesc type) {
    try {
      Class<?> known = findClass(name(type));
      Class<?> above = known.getSuperclass();
      return known.isInterface()
          ? ClassHierarchyInfo.ofInterface()
          : ClassHierarchyInfo.ofClass(above == null ? null : above.describeConstable().get());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static String name(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    throw new UnsupportedOperationException("classes of cells are replaced, not redefined");
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
      try {
        loader.addURL(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException("cannot add " + entry + " to the class path: " + e);
      }
    }
  }

  /// Not by `Class.forName`, which would have the common loader hold whatever it has found.
  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  /// Lets go of all wrappers but some and what their code names.
  ///
  /// @return the wrappers that are left
  Set<String> keep(Set<String> wrappers) {
    var kept = new HashSet<SnippetLoader>();
    var next = new ArrayDeque<SnippetLoader>();
    for (String wrapper : wrappers) {
      SnippetLoader one = loaders.get(wrapper);
      if (one != null) {
        next.add(one);
      }
    }
    while (!next.isEmpty()) {
      SnippetLoader one = next.remove();
      if (kept.add(one)) {
        next.addAll(one.named());
      }
    }
    loaders.values().retainAll(kept);
    return Set.copyOf(loaders.keySet());
  }

  /// The wrappers that are there, those that were let go and are still in use among them.
  Set<String> alive() {
    synchronized (alive) {
      return alive.stream().map(SnippetLoader::wrapper).collect(Collectors.toSet());
    }
  }

  /// How many classes are compiled and not yet loaded.
  int waiting() {
    return loaders.values().stream().mapToInt(SnippetLoader::waiting).sum();
  }

  ClassLoader loader() {
    return loader;
  }

  /// The parent of all: loads what the class path has, and finds what further cells may name.
  private final class Loader extends URLClassLoader {
    Loader() {
      super(new URL[0], CellClasses.class.getClassLoader());
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }

    /// Asks no parent for what a cell has: the loader of the class path never forgets a name.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      SnippetLoader own = loaders.get(SnippetLoader.wrapper(name));
      return own == null ? super.loadClass(name, resolve) : own.loadClass(name);
    }
  }
}
