package gradus.io;

import static gradus.tensor.Tensors.full;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Generator;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledSaveTest {
  private static final int KILLS = 10;
  private static final int NUMBERS = 300_000;

  @TempDir private Path folder;

  /// A JVM that saves one file over and over, each time with another number everywhere.
  static final class Saver {
    private Saver() {}

    public static void main(String[] arguments) {
      for (int k = 0; ; k++) {
        bundle(k).save(arguments[0]);
        if (k == 0) {
          System.out.println("saving");
        }
      }
    }
  }

  private static Bundle bundle(int k) {
    return Bundle.of(Map.of("first", full(Shape.of(NUMBERS), k), "second", full(Shape.of(9), k)));
  }

  /// 10 of each format, together 20; every second one as soon as a save is seen to be under way.
  @ParameterizedTest
  @ValueSource(strings = {"w.safetensors", "w.npz"})
  void killingASaveLeavesTheOldFileOrTheNewOne(String name)
      throws IOException, InterruptedException {
    String file = folder.resolve(name).toString();
    var generator = new Generator(7);
    int midway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process saver = start(file);
      try (var output =
          new BufferedReader(
              new InputStreamReader(saver.getInputStream(), StandardCharsets.UTF_8))) {
        assertEquals("saving", output.readLine());
        if (kill % 2 == 0) {
          Thread.sleep(generator.nextInt(40));
        } else {
          awaitPart();
        }
      } finally {
        saver.destroyForcibly();
      }
      saver.waitFor();
      midway += deleteParts();
      assertWhole(Bundle.load(file));
    }
    assertTrue(midway >= KILLS / 4, "only %d kills came during a save".formatted(midway));
  }

  private static Process start(String file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Saver.class.getName(),
            file)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void assertWhole(Bundle bundle) {
    assertEquals(2, bundle.tensors().size());
    double k = bundle.tensors().getOrDefault("second", full(Shape.of(1), -1)).at(0);
    assertTrue(k >= 0);
    for (Tensor tensor : bundle.tensors().values()) {
      assertEquals(k, tensor.min().item());
      assertEquals(k, tensor.max().item());
    }
  }

  private void awaitPart() throws IOException {
    for (boolean seen = false; !seen; ) {
      try (var parts = Files.newDirectoryStream(folder, "*.part")) {
        seen = parts.iterator().hasNext();
      }
    }
  }

  /// What a killed save leaves beside the file, which shows that the kill came in time.
  private int deleteParts() throws IOException {
    int count = 0;
    try (var parts = Files.newDirectoryStream(folder, "*.part")) {
      for (Path part : parts) {
        Files.delete(part);
        count++;
      }
    }
    return count;
  }
}
