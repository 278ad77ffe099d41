package gradus.messenger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The classes that were compiled from cells.
final class SnippetClasses extends ClassLoader {
  private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

  SnippetClasses() {
    super("cells", SnippetClasses.class.getClassLoader());
  }

  void put(String name, byte[] bytes) {
    compiled.put(name, bytes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = compiled.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
