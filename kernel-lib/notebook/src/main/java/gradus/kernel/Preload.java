package gradus.kernel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What the kernel does before the first cell, and while the reader looks at it.
final class Preload {
  private static final String SCRIPT = "gradus/preload.jsh";

  private static final long PAUSE_MILLIS = 700;

  private Preload() {}

  /// Makes the names of `preload.jsh` known.
  static void run(GradusKernel kernel) {
    kernel.onStartup();
    kernel.evalBuilder(scripts()).eval();
  }

  /// The scripts of all jars on the class path, in its order: each adds the names that it brings.
  private static String scripts() {
    try {
      var scripts = new StringBuilder();
      for (URL script : Collections.list(Preload.class.getClassLoader().getResources(SCRIPT))) {
        try (InputStream in = script.openStream()) {
          scripts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        }
      }
      if (scripts.isEmpty()) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      return scripts.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts what need not be ready at once, when the first cell has had its turn.
  static void inBackground(GradusKernel kernel) {
    Thread thread = new Thread(() -> prepare(kernel), "warming up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void prepare(GradusKernel kernel) {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Memory.watch(kernel::stopForMemory);
    WarmUp.run(TimeUnit.SECONDS.toNanos(2));
    Internals.addSources(kernel.getJShell().sourceCodeAnalysis(), sources());
    warmUpPictures();
    prepareOthers();
  }

  private static void prepareOthers() {
    for (var each : ServiceLoader.load(Preparation.class, Preload.class.getClassLoader())) {
      try {
        each.prepare();
      } catch (RuntimeException | LinkageError e) {
        // Its reader will meet the same error, in a cell that can show it.
      }
    }
  }

  /// The sources that lie beside the jars of the class path.
  static List<Path> sources() {
    var sources = new ArrayList<Path>();
    String classPath = System.getProperty("java.class.path", "");
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      if (entry.endsWith(".jar")) {
        Path beside = Path.of(entry.replaceFirst("\\.jar$", "-sources.jar"));
        if (Files.isRegularFile(beside)) {
          sources.add(beside);
        }
      }
    }
    return sources;
  }

  /// The first picture is the slowest: it starts AWT and loads fonts.
  private static void warmUpPictures() {
    try {
      var image = new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
      var pen = image.createGraphics();
      pen.drawString("warm", 0, 8);
      pen.dispose();
      Class.forName("org.knowm.xchart.XYChart");
    } catch (ClassNotFoundException | RuntimeException | LinkageError | java.awt.AWTError e) {
      // A machine without fonts or AWT says so when a picture is asked for.
      return;
    }
  }
}
