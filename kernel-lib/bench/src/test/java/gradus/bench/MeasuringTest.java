package gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class MeasuringTest {
  @Test
  void aStepOfTwoMillisecondsIsFoundToTakeNoLess() {
    Stopwatch time = Stopwatch.time(() -> LockSupport.parkNanos(2_000_000), 0, 0.05);
    assertTrue(time.least() >= 0.002 && time.samples() >= 3, time.toString());
    assertTrue(time.least() <= time.median(), time.toString());
  }

  @Test
  void whatIsKeptAliveIsSeen() {
    long before = HeapCheck.alive();
    List<byte[]> kept = new ArrayList<>();
    kept.add(new byte[50 << 20]);
    long after = HeapCheck.alive();
    assertEquals(1, kept.size());
    assertTrue(after - before > 25 << 20, after - before + " bytes");
  }

  @Test
  void aTrainingKeepsNoMoreAliveAtTheEndThanAtTheBeginning() {
    String found = HeapCheck.run("W1", 100);
    var numbers = found.replaceAll(".*\"early\": (\\d+), \"late\": (\\d+)}", "$1 $2").split(" ", 2);
    long growth = Long.parseLong(numbers[1]) - Long.parseLong(numbers[0]);
    assertTrue(growth < 1 << 20, found);
  }

  @Test
  void warmUpIsTold() {
    String told = WarmUp.run("W1", 100);
    assertTrue(
        told.matches(
            "\\{\"workload\": \"W1\", \"first\": [\\d.]+, \"tenth\": [\\d.]+, \"steady\": [\\d.]+, \"settled\": [\\d.]+}"),
        told);
  }
}
