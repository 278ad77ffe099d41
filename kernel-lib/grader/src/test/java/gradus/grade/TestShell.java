package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// A notebook without a front end: JShell with the names that every cell can use.
final class TestShell implements AutoCloseable {
  final JShell shell = JShell.builder().executionEngine("local").build();
  final Checker checker = new Checker(shell);

  TestShell() {
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      shell.addToClasspath(entry);
    }
    try {
      for (URL script : Collections.list(ClassLoader.getSystemResources("gradus/preload.jsh"))) {
        try (InputStream in = script.openStream()) {
          run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Runs a cell, which may use what is not defined yet, but must compile.
  void run(String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      var part = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (part.source().isBlank()) {
        return;
      }
      assertTrue(part.completeness().isComplete(), "incomplete: " + rest);
      List<SnippetEvent> events = shell.eval(part.source());
      for (SnippetEvent event : events) {
        assertNotEquals(
            Snippet.Status.REJECTED,
            event.status(),
            () ->
                event.snippet().source()
                    + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      }
      rest = part.remaining();
    }
  }

  /// Forgets what cells have declared.
  void forget() {
    shell
        .snippets()
        .filter(snippet -> snippet.kind() != Snippet.Kind.IMPORT)
        .filter(snippet -> shell.status(snippet).isActive())
        .toList()
        .forEach(shell::drop);
  }

  /// What a check shows as text.
  String check(String id) {
    return checker.check(id, null).text();
  }

  @Override
  public void close() {
    shell.close();
  }
}
