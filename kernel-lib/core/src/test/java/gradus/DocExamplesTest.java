package gradus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The examples in the documentation comments run as a notebook's cells would, with the same names
/// at hand. Where a line ends in a comment with a number as its result, it is the result.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocExamplesTest {
  private static final Path PRELOAD = Path.of("../notebook/src/main/resources/gradus/preload.jsh");

  /// `// 20`, `// 4(2w − 1) = 20`, `// the mean: -1.5`
  private static final Pattern NUMBER_AT_END =
      Pattern.compile("//(?:|.*[=≈:]) *([-−]?[0-9][0-9_,]*(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?)\\s*$");

  private record Example(Path file, int line, String code) {
    String name() {
      return file.getFileName() + ":" + line;
    }
  }

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeAll
  void preload() throws IOException {
    shell.addToClasspath(
        Gradus.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    for (String line : Files.readAllLines(PRELOAD)) {
      // The notebook's own names stand in another module.
      if (line.matches("import (static )?(gradus|java)\\..*")
          && !line.matches(
              ".*gradus\\.(notebook|figure|gallery|scene|widgets|live|plotly|grade)\\..*")) {
        run(line);
      }
    }
  }

  @AfterAll
  void close() {
    shell.close();
  }

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    var examples = new ArrayList<Example>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        collect(file, examples);
      }
    }
    assertTrue(examples.size() >= 10, "found " + examples.size() + " examples");
    return examples.stream()
        .map(example ->
            DynamicTest.dynamicTest(
                example.name(), example.file().toUri(), () -> check(example.code())));
  }

  private static void collect(Path file, List<Example> examples) throws IOException {
    StringBuilder code = null;
    int number = 0;
    int start = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      String comment = text.startsWith("///") ? text.substring(3) : "";
      if (code == null) {
        if (comment.strip().equals("```java")) {
          code = new StringBuilder();
          start = number;
        }
      } else if (comment.strip().equals("```")) {
        examples.add(new Example(file, start, code.toString()));
        code = null;
      } else {
        code.append(comment).append('\n');
      }
    }
    assertEquals(null, code, file + " has an example that does not end");
  }

  private void check(String code) {
    run("gradus.tensor.Tensors.seed(0);");
    var kept = shell.snippets().toList();
    try {
      runAll(code);
    } finally {
      shell.snippets().filter(snippet -> !kept.contains(snippet)).forEach(shell::drop);
    }
  }

  private void runAll(String code) {
    String rest = code;
    while (!rest.isBlank()) {
      var part = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertTrue(part.completeness().isComplete(), () -> "incomplete: " + code);
      String value = run(part.source());
      // Whether the comment after a statement belongs to it depends on what follows.
      String line =
          part.source().strip().lines().reduce("", (_, last) -> last)
              + part.remaining().lines().findFirst().orElse("");
      Matcher number = NUMBER_AT_END.matcher(line);
      if (number.find()) {
        assertNumber(number.group(1), value, line);
      }
      rest = part.remaining();
      // A comment after the last statement is no snippet.
      if (rest.lines().allMatch(tail -> tail.isBlank() || tail.strip().startsWith("//"))) {
        break;
      }
    }
  }

  private static void assertNumber(String said, String value, String line) {
    double expected = Double.parseDouble(said.replace('−', '-').replaceAll("[_,]", ""));
    double actual;
    try {
      actual = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      fail("%s\nsays %s and gives %s".formatted(line, said, value));
      return;
    }
    assertEquals(expected, actual, 1e-4 * Math.max(1, Math.abs(expected)), line);
  }

  /// Runs one snippet and returns its value.
  private String run(String source) {
    String value = "";
    for (SnippetEvent event : shell.eval(source)) {
      if (event.exception() != null) {
        fail(source + "\nthrows " + event.exception(), event.exception());
      }
      if (event.status() == Snippet.Status.REJECTED) {
        var problems = new StringBuilder(source);
        shell
            .diagnostics(event.snippet())
            .forEach(problem -> problems.append('\n').append(problem.getMessage(Locale.ROOT)));
        fail(problems.toString());
      }
      if (event.causeSnippet() == null && event.value() != null) {
        value = event.value();
      }
    }
    return value;
  }

  @Test
  void aWrongNumberAWrongNameAndAnExceptionAreNoticed() {
    check("var x = tensor(2);\nx.square(); // x² = 4\n");
    for (String wrong :
        new String[] {
          "var x = tensor(2);\nx.square(); // x² = 5\n",
          "nothing.square();\n",
          "zeros(2).plus(zeros(3));\n",
          "x.square();\n"
        }) {
      boolean failed = false;
      try {
        check(wrong);
      } catch (AssertionError e) {
        failed = true;
      }
      assertTrue(failed, wrong);
    }
  }
}
