package gradus.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradus.tensor.Generator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutatedFilesTest {
  private static final int FILES = 250;
  private static final long MOST_MEMORY = 8 << 20;
  private static final List<String> TYPES =
      List.of("F32", "F64", "I32", "BF16", "U8", "<f4", "<f8", "<i4", ">f4", "|b1", "|O8");

  @TempDir private Path folder;

  /// 250 of each format, seeded; together 500.
  @ParameterizedTest
  @ValueSource(strings = {"odd.safetensors", "odd.npz"})
  void everyDamagedFileIsRefusedOrReadToTheRightValues(String name) throws IOException {
    Path file = folder.resolve(name);
    WeightFilesTest.oddities().save(file.toString());
    byte[] whole = Files.readAllBytes(file);
    var generator = new Generator(7);
    int refused = 0;
    for (int k = 0; k < FILES; k++) {
      Files.write(file, mutated(whole, k, generator));
      long before = allocated();
      String what = "file %d of seed 7".formatted(k);
      try {
        WeightFilesTest.assertSame(WeightFilesTest.oddities(), Bundle.load(file.toString()));
      } catch (WeightsException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("cannot read " + name), what);
        refused++;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(what, e);
      }
      assertTrue(allocated() - before < MOST_MEMORY, what + " took much memory");
    }
    assertTrue(refused > FILES / 2, "only %d were refused".formatted(refused));
    assertTrue(name.endsWith("npz") || refused == FILES, "safetensors: %d".formatted(refused));
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static byte[] mutated(byte[] whole, int k, Generator generator) {
    byte[] bytes = whole.clone();
    int place = generator.nextInt(bytes.length);
    switch (k % 5) {
      case 0 -> bytes[place] ^= (byte) (1 << generator.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, place);
      case 2 -> {
        // A huge length, wherever it lands; every tenth on the length of the header.
        int at = k % 10 == 2 ? 0 : generator.nextInt(bytes.length - 8);
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(at, Long.MAX_VALUE >>> generator.nextInt(40));
      }
      case 3 -> bytes = withAnotherType(whole, place, generator);
      default -> {
        for (int flips = 2 + generator.nextInt(6); flips > 0; flips--) {
          bytes[generator.nextInt(bytes.length)] ^= (byte) (1 << generator.nextInt(8));
        }
      }
    }
    return bytes;
  }

  /// Exchanges the next name of a type for another of the same length, or appends a byte.
  private static byte[] withAnotherType(byte[] whole, int from, Generator generator) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    String wanted = TYPES.get(generator.nextInt(TYPES.size()));
    for (String type : TYPES) {
      int at = text.indexOf(type, from / 2);
      if (at >= 0 && !type.equals(wanted) && type.length() == wanted.length()) {
        String changed = text.substring(0, at) + wanted + text.substring(at + type.length());
        return changed.getBytes(StandardCharsets.ISO_8859_1);
      }
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertEquals(0, longer[whole.length]);
    return longer;
  }
}
