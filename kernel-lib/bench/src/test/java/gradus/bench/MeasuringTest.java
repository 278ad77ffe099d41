package gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradus.compile.Steps;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuringTest {
  /// A tensor of one number: itself, its storage and an array of one.
  private static final long ONE_NUMBER = 72;

  @Test
  void aStepOfTwoMillisecondsIsFoundToTakeNoLess() {
    Stopwatch time = Stopwatch.time(() -> LockSupport.parkNanos(2_000_000), 0, 0.05);
    assertTrue(time.least() >= 0.002 && time.samples() >= 3, time.toString());
    assertTrue(time.least() <= time.median(), time.toString());
  }

  @Test
  void samplesAreEnoughWhenACalmCoreHasTakenThem() {
    var samples = new Samples(0.02);
    for (double step : new double[] {3, 5, 4}) {
      samples.add(step, 0.01, false);
    }
    samples.add(2, 0.01, true);
    assertFalse(samples.isEnough());
    samples.add(1, 0.01, true);
    assertTrue(samples.isEnough());
    Stopwatch times = samples.times(new Pulse());
    assertEquals(1, times.least());
    assertEquals(2, times.median());
    assertEquals(5, times.samples());
    assertEquals(2, times.calm());
  }

  @Test
  void whoNeverFindsACalmCoreGivesUp() {
    var samples = new Samples(0);
    for (double step : new double[] {3, 5, 4}) {
      assertFalse(samples.isEnough());
      samples.add(step, 0.01, false);
    }
    assertTrue(samples.isEnough());
    Stopwatch times = samples.times(new Pulse());
    assertEquals(3, times.least());
    assertEquals(4, times.median());
    assertEquals(0, times.calm());
  }

  @Test
  void theFastestBeatIsCalm() {
    var pulse = new Pulse();
    assertTrue(pulse.isCalm());
    assertTrue(pulse.least() > 0 && pulse.least() < 1e-2, pulse.least() + " s");
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

  @ParameterizedTest
  @ValueSource(strings = {"W1", "W2", "W3sgd", "W10"})
  void aCompiledStepLeavesNothingBehindButItsLoss(String name) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Workload w = Workloads.of(name);
    var step =
        Steps.compile(
            (x, y) -> w.criterion().apply(w.model().forward(x), y), w.optimizer().apply(w.model()));
    long least = Long.MAX_VALUE;
    // What the interpreter allocates, the JIT compiler leaves out.
    long end = System.nanoTime() + 20_000_000_000L;
    while (least > ONE_NUMBER && System.nanoTime() < end) {
      long before = threads.getCurrentThreadAllocatedBytes();
      step.run(w.x(), w.y());
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(ONE_NUMBER, least);
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
