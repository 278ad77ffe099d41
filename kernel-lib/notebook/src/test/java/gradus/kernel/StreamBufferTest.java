package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.kernel.StreamBuffer.Stream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamBufferTest {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final StreamBuffer buffer =
      new StreamBuffer((stream, text) -> sent.add(stream + ":" + text));

  private PrintStream print(Stream stream) {
    return new PrintStream(buffer.stream(stream), false, StandardCharsets.UTF_8);
  }

  @Test
  void aHundredThousandLinesArriveInOrderInFewPieces() {
    PrintStream out = print(Stream.OUT);
    IntStream.range(0, 100_000).forEach(out::println);
    buffer.flush();
    String all = sent.stream().map(piece -> piece.substring(4)).collect(Collectors.joining());
    String expected =
        IntStream.range(0, 100_000)
            .mapToObj(i -> i + System.lineSeparator())
            .collect(Collectors.joining());
    assertEquals(expected, all);
    assertTrue(sent.size() < 500, sent.size() + " pieces");
  }

  @Test
  void theTwoStreamsKeepTheirOrder() {
    print(Stream.OUT).print("a");
    print(Stream.ERR).print("b");
    print(Stream.OUT).print("c");
    buffer.flush();
    assertEquals(List.of("OUT:a", "ERR:b", "OUT:c"), sent);
  }

  @Test
  void aLineArrivesWithoutAskingForIt() throws InterruptedException {
    print(Stream.OUT).print("soon");
    for (int i = 0; i < 200 && sent.isEmpty(); i++) {
      Thread.sleep(10);
    }
    assertEquals(List.of("OUT:soon"), sent);
  }

  @Test
  void aCharacterIsNeverCutInTwo() throws IOException {
    byte[] word = "∇🙂".getBytes(StandardCharsets.UTF_8);
    for (byte b : word) {
      buffer.stream(Stream.OUT).write(b);
      buffer.flush();
    }
    assertEquals(List.of("OUT:∇", "OUT:🙂"), sent);
  }
}
