package gradus.vector;

import static gradus.tensor.Tensors.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Backend;
import gradus.tensor.Backends;
import gradus.tensor.Context;
import gradus.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;

/// Vector code is fast only if the compiler of the JVM keeps vectors in registers, which it may do
/// in one run and not in the next. So a large product is timed in fresh JVMs.
class CollapseTest {
  private static final int SIZE = 512;
  private static final int TIMES = 5;
  private static final long MOST_SECONDS = 40;

  @RepeatedTest(3)
  void aLargeProductIsFiveTimesAsFastAsPlainJava() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Backends.VECTOR_FLAG,
                "-Dgradus.threads=1",
                "-cp",
                place(Backend.class) + File.pathSeparator + place(CollapseTest.class),
                CollapseTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /// Multiplies until it is fast enough; the exit status is 1 where that never happens.
  public static void main(String[] args) {
    Tensor a = randn(SIZE, SIZE);
    long plain = nanoseconds(() -> a.matmul(a), Backend.PLAIN);
    long end = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
    long best = Long.MAX_VALUE;
    while (System.nanoTime() < end) {
      best = Math.min(best, nanoseconds(() -> a.matmul(a), new VectorBackend()));
      if (best * TIMES <= plain) {
        return;
      }
    }
    System.out.println("plain Java " + plain + " ns, vectors " + best + " ns");
    System.exit(1);
  }

  private static long nanoseconds(Supplier<Tensor> work, Backend backend) {
    try (var _ = Context.backend(backend)) {
      long start = System.nanoTime();
      Tensor result = work.get();
      return result.numel() == SIZE * SIZE ? System.nanoTime() - start : Long.MAX_VALUE;
    }
  }
}
