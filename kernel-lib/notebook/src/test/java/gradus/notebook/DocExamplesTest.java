package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The examples in the documentation of figures, the gallery, scenes and widgets run as cells
/// would, with the names of `preload.jsh` at hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/gradus");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^ *///? ```java\\n((?: *///.*\\n)*?) *///? ```$");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeAll
  void preload() throws IOException {
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      shell.addToClasspath(entry);
    }
    Files.readAllLines(Path.of("src/main/resources/gradus/preload.jsh")).forEach(this::run);
  }

  @AfterAll
  void close() {
    shell.close();
  }

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    var examples = new ArrayList<DynamicTest>();
    for (String folder : List.of("figure", "gallery", "live", "plotly", "scene", "widgets")) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          var found = EXAMPLE.matcher(Files.readString(file));
          while (found.find()) {
            String code = found.group(1).replaceAll("(?m)^ *///", "");
            String name = folder + "/" + file.getFileName() + " at " + found.start();
            examples.add(DynamicTest.dynamicTest(name, () -> runAll(code)));
          }
        }
      }
    }
    assertTrue(examples.size() >= 4, "found " + examples.size() + " examples");
    return examples.stream();
  }

  private void runAll(String code) {
    String rest = code;
    while (!rest.isBlank()) {
      var part = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertTrue(part.completeness().isComplete(), "incomplete: " + code);
      run(part.source());
      rest = part.remaining();
    }
  }

  private void run(String source) {
    List<SnippetEvent> events = shell.eval(source);
    // A name that an earlier example had is overwritten, which is an event too.
    for (SnippetEvent event : events.stream().filter(e -> e.causeSnippet() == null).toList()) {
      assertEquals(
          Snippet.Status.VALID,
          event.status(),
          () -> source + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      assertEquals(null, event.exception(), source);
    }
  }
}
