package gradus.kernel;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/// The classes that were compiled from cells, woven (see [Weaver]) before they are loaded.
final class CellClasses implements LoaderDelegate {
  /// Those that are not loaded yet.
  private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

  private final Loader loader = new Loader();
  private final Weaver weaver =
      new Weaver(
          ClassHierarchyResolver.ofResourceParsing(this::compiledStream)
              .orElse(ClassHierarchyResolver.ofClassLoading(loader)));

  private java.io.@org.jspecify.annotations.Nullable InputStream compiledStream(ClassDesc type) {
    String descriptor = type.descriptorString();
    byte[] bytes = compiled.get(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    // All of them first: they may need each other.
    for (ClassBytecodes one : classes) {
      compiled.put(one.name(), one.bytecodes());
    }
    boolean[] installed = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      try {
        var _ = Class.forName(classes[i].name(), false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException("cannot load " + classes[i].name() + ": " + e, installed);
      }
      installed[i] = true;
    }
    for (ClassBytecodes one : classes) {
      compiled.remove(one.name()); // it is loaded: from now on the loader knows it
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes one : classes) {
      compiled.put(one.name(), one.bytecodes());
    }
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

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }

  /// How many classes are compiled and not yet loaded.
  int waiting() {
    return compiled.size();
  }

  ClassLoader loader() {
    return loader;
  }

  private final class Loader extends URLClassLoader {
    Loader() {
      super(new URL[0], CellClasses.class.getClassLoader());
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = compiled.get(name);
      if (bytes == null) {
        return super.findClass(name);
      }
      byte[] woven = weaver.weave(bytes);
      return defineClass(name, woven, 0, woven.length);
    }
  }
}
