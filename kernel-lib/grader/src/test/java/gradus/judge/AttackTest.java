package gradus.judge;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.grade.Seed;
import gradus.judge.Mark.TaskMark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broken, wasteful and hostile notebooks, and the marks that they must earn. The table of them
/// stands in docs/grading.md.
class AttackTest {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(4),
          Duration.ofSeconds(3),
          Duration.ofMinutes(2),
          256,
          700,
          120,
          3,
          300_000,
          8);
  private static final Seed SECRET = new Seed("nobody knows");

  private static List<String> wrong(Children children, List<Attack> attacks)
      throws InterruptedException, ExecutionException {
    var wrong = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(2)) {
      var judges = ThreadLocal.withInitial(() -> new Judge(children, LIMITS, SECRET));
      List<Future<String>> said = new ArrayList<>();
      for (Attack attack : attacks) {
        said.add(pool.submit(() -> complaint(judges.get(), attack)));
      }
      for (Future<String> one : said) {
        if (!one.get().isEmpty()) {
          wrong.add(one.get());
        }
      }
    }
    return wrong;
  }

  private static String complaint(Judge judge, Attack attack) {
    NotebookFile file = NotebookFile.of(attack.file().array());
    Mark mark = judge.judge("a.ipynb", "a", file, new Sums());
    List<Integer> points = mark.tasks().stream().map(TaskMark::points).toList();
    String texts =
        mark.tasks().stream()
            .flatMap(task -> task.stages().stream())
            .map(stage -> stage.text())
            .collect(joining("\n"));
    String said = mark.refusal() + "\n" + String.join("\n", mark.remarks()) + "\n" + texts;
    boolean isSilent = said.isBlank();
    boolean saysIt = attack.line().isEmpty() ? isSilent : said.contains(attack.line());
    return points.equals(attack.points()) && saysIt
        ? ""
        : "\n%s\n  points %s, not %s\n  said: %s"
            .formatted(attack, points, attack.points(), said.strip());
  }

  @Test
  void mishapsAndCheatsEarnWhatIsRightAndNoMore() throws Exception {
    var attacks = new ArrayList<>(Mishaps.files());
    attacks.addAll(Mishaps.code());
    attacks.addAll(Cheats.cheats());
    try (Children children = Children.open(LIMITS)) {
      assertEquals("", String.join("", wrong(children, attacks)));
      assertNothingIsLeft(children);
    }
  }

  @Test
  void nothingThatIsHiddenCanBeReached(@TempDir Path course) throws Exception {
    Path secret = Files.writeString(course.resolve("solution.txt"), "42");
    try (Children children = Children.open(LIMITS);
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assumeTrue(children.areIsolated(), "bubblewrap does not work on this machine");
      List<Attack> attacks = Cheats.reaching(secret, server.getLocalPort());
      assertEquals("", String.join("", wrong(children, attacks)));
      try (var files = Files.list(course)) {
        assertEquals(List.of(secret), files.toList());
      }
      assertNothingIsLeft(children);
    }
  }

  private static void assertNothingIsLeft(Children children) throws InterruptedException {
    children.close();
    List<ProcessHandle> left = List.of();
    for (int i = 0; i < 100; i++) {
      left = ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
      if (left.isEmpty()) {
        break;
      }
      Thread.sleep(50);
    }
    assertEquals(List.of(), left);
  }

  @Test
  void theTableInTheDocumentsIsTheOneThatIsTested() throws IOException {
    var attacks = new ArrayList<>(Mishaps.code());
    attacks.addAll(Mishaps.files());
    attacks.addAll(Cheats.cheats());
    attacks.addAll(Cheats.reaching(Path.of("solution.txt"), 80));
    AttackTable.compare(attacks);
    assertTrue(attacks.size() > 60, attacks.size() + " attacks");
  }
}
