package gradus;

import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.nn.Layer;
import gradus.optim.Adam;
import gradus.tensor.Backends;
import gradus.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Same seed, same bits.
class ReproducibilityTest {
  @Test
  void twiceInOneJvm() {
    assertEquals(Fingerprint.of(42), Fingerprint.of(42));
    assertNotEquals(Fingerprint.of(42), Fingerprint.of(43), "a fingerprint tells seeds apart");
  }

  @Test
  void interpretedCodeAndCompiledCode() throws Exception {
    String interpreted = inAnotherJvm("-Xint");
    Layer model = Fingerprint.network();
    Fingerprint.train(model, new Adam(model.parameters(), 0.05), 4000);
    assertEquals(interpreted, Fingerprint.of(42), "after thousands of iterations");
    assertEquals(interpreted, inAnotherJvm("-Xcomp", "-XX:TieredStopAtLevel=1"), "compiled by C1");
  }

  @Test
  void inTwoJvms() throws Exception {
    String here = Fingerprint.of(42);
    assertEquals(here, inAnotherJvm());
    assertEquals(here, inAnotherJvm());
  }

  @Test
  void withOneProcessorAndWithTwo() throws Exception {
    assertEquals(
        inAnotherJvm("-XX:ActiveProcessorCount=1"), inAnotherJvm("-XX:ActiveProcessorCount=2"));
  }

  /// Chance is drawn first: two threads share one generator, and who comes first gets its number
  /// first.
  @Test
  void inOneThreadAndInTwoAtOnce() throws Exception {
    String alone = new Drawn().fingerprint();
    var drawn = List.of(new Drawn(), new Drawn());
    try (var threads = Executors.newFixedThreadPool(2)) {
      var both = new ArrayList<Callable<String>>();
      drawn.forEach(each -> both.add(each::fingerprint));
      for (var result : threads.invokeAll(both)) {
        assertEquals(alone, result.get());
      }
    }
  }

  private static final class Drawn {
    private final Tensor x;
    private final Layer first;
    private final Layer second;

    Drawn() {
      seed(7);
      x = randn(40, 30);
      first = Fingerprint.network();
      second = Fingerprint.network();
    }

    String fingerprint() {
      return Fingerprint.of(x, first, second);
    }
  }

  private static String inAnotherJvm(String... flags) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The same backend as here: another one rounds differently.
    command.add(Backends.VECTOR_FLAG);
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            Backends.VECTOR_FLAG,
            "-cp",
            place(Gradus.class) + File.pathSeparator + place(Fingerprint.class),
            Fingerprint.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      String said =
          new String(output.readAllBytes(), StandardCharsets.UTF_8)
              .replace("WARNING: Using incubator modules: jdk.incubator.vector", "")
              .strip();
      assertEquals(0, process.waitFor(), said);
      // Before it stands Java's warning that the module of the vectors may change.
      String fingerprint = said.lines().toList().getLast();
      assertEquals(64, fingerprint.length(), said);
      return fingerprint;
    }
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
