package gradus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.judge.GradeOptions.Trouble;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a program of its own.
class GradeMainTest {
  private static final String NEURON =
      """
      double weightedSum(double[] x, double[] w, double b) {
        double z = b;
        for (int i = 0; i < x.length; i++) z += x[i] * w[i];
        return z;
      }
      double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }\
      """;

  private static Process grade(Path folder, String... arguments) throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "nobody can guess this");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GradeMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(folder.resolve("secret.txt").toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(folder.resolve("said.txt").toFile()))
        .start();
  }

  private static void submit(Path folder, String name, List<String> cells) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Notebooks.bytes(cells));
  }

  @Test
  void aFolderBecomesATableAndAPageForEach(@TempDir Path folder) throws Exception {
    submit(folder, "ada/hw01.ipynb", List.of(NEURON));
    submit(folder, "=1+1/hw01.ipynb", List.of("int x = \"<b>\";"));
    submit(folder, "mystery.ipynb", List.of("int x = 3;"));
    Files.writeString(folder.resolve("in/broken-hw01.ipynb"), "{\"cells\": [");
    Process run = grade(folder, "in", "--seed-file", "-", "--jobs", "1", "--json", "all.json");
    assertTrue(run.waitFor(5, TimeUnit.MINUTES));
    String said = Files.readString(folder.resolve("said.txt"));
    assertEquals(0, run.exitValue(), said);
    assertTrue(said.contains("4 of 4   "), said);
    assertFalse(said.contains("nobody can guess this"), said);
    assertTrue(said.contains("a secret seed"), said);

    List<String> rows = Files.readAllLines(folder.resolve("grades/grades.csv"));
    assertTrue(
        rows.getFirst().startsWith("student,file,homework,points,of,hw01.1,"), rows.getFirst());
    assertTrue(rows.get(1).startsWith("'=1+1,'=1+1/hw01.ipynb,hw01,0,"), rows.get(1));
    assertTrue(rows.get(2).startsWith("ada,ada/hw01.ipynb,hw01,4,"), rows.get(2));
    assertTrue(rows.get(3).contains("it is no JSON, or it ends too early"), rows.get(3));
    assertTrue(rows.get(4).contains("it cannot be told which homework it is"), rows.get(4));

    String page = Files.readString(folder.resolve("grades/feedback/ada/hw01.ipynb.html"));
    assertTrue(page.contains("4 of 4"), page);
    for (String other : List.of("broken", "mystery", "=1+1")) {
      assertFalse(page.contains(other), "a page names another student: " + other);
    }
    assertTrue(Files.readString(folder.resolve("all.json")).contains("\"student\": \"ada\""));
  }

  @Test
  void whoStopsItLeavesNothingRunning(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 4; i++) {
      submit(folder, i + "/hw01.ipynb", List.of("while (true) {}"));
    }
    Process run = grade(folder, "in", "--jobs", "2");
    List<ProcessHandle> started = List.of();
    for (int i = 0; i < 600 && started.size() < 6; i++) {
      Thread.sleep(100);
      started = run.descendants().toList();
    }
    assertTrue(started.size() >= 4, Files.readString(folder.resolve("said.txt")));
    run.destroy(); // as Ctrl-C does it: the signal lets Java run its hooks
    assertTrue(run.waitFor(20, TimeUnit.SECONDS));
    for (ProcessHandle one : started) {
      for (int i = 0; i < 100 && one.isAlive(); i++) {
        Thread.sleep(50);
      }
      assertFalse(one.isAlive(), "still there: " + one.info());
    }
  }

  @Test
  void aWrongCommandLineIsExplained() {
    assertEquals(
        "name the folder of the submissions: ./gradus grade SUBMISSIONS.", trouble(List.of()));
    assertEquals("--seed-file needs a value.", trouble(List.of("in", "--seed-file")));
    assertEquals(
        "--jobs is a number from 1 to 99, not many.", trouble(List.of("in", "--jobs", "many")));
    assertEquals("name one folder of submissions, not two: b.", trouble(List.of("a", "b")));
    assertEquals(
        "there is no option --quick: there are --seed-file, --jobs, --homework, --out, --json and"
            + " --no-sandbox.",
        trouble(List.of("in", "--quick", "x")));
  }

  private static String trouble(List<String> arguments) {
    return String.valueOf(
        assertThrows(Trouble.class, () -> GradeOptions.of(arguments)).getMessage());
  }
}
