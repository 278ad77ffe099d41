package gradus.judge;

import gradus.messenger.RunnerMain;
import gradus.notebook.Notebook;
import gradus.tensor.Tensor;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/// What the processes that compile and run a learner's code have on their class path: the library,
/// what the kernel preloads, and the messenger. The exercises, with their references and
/// misconceptions, are not there.
final class ChildClassPath {
  private ChildClassPath() {}

  /// The jars, or in a build the folders of classes.
  static List<Path> entries() {
    return Stream.of(
            Tensor.class.getName(),
            Notebook.class.getName(),
            RunnerMain.class.getName(),
            "org.dflib.jjava.jupyter.kernel.BaseKernel",
            "org.knowm.xchart.XYChart",
            "de.erichseifert.vectorgraphics2d.VectorGraphics2D")
        .map(ChildClassPath::type)
        .map(ChildClassPath::place)
        .distinct()
        .toList();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, ChildClassPath.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not on the class path", e);
    }
  }

  private static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " comes from no file", e);
    }
  }
}
