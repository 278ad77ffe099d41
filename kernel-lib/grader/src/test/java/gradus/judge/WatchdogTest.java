package gradus.judge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.judge.Watchdog.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final Duration START = Duration.ofSeconds(5);
  private static final long SECOND = 1_000_000_000;

  private final Watch watch = new Watch(Duration.ofSeconds(2));
  private final AtomicLong waited = new AtomicLong(7 * SECOND);

  private boolean isOver(Duration processor, double seconds) {
    return watch.isOver(START.plus(processor), (long) (seconds * SECOND), waited::get);
  }

  @Test
  void whoUsesTheProcessorForTooLongIsStopped() {
    assertFalse(isOver(Duration.ZERO, 0.2));
    assertFalse(isOver(Duration.ofMillis(1800), 2));
    assertTrue(isOver(Duration.ofMillis(2100), 2.3));
  }

  @Test
  void whoSleepsIsStoppedAfterThreeTimesAsLong() {
    assertFalse(isOver(Duration.ZERO, 0.2));
    assertFalse(isOver(Duration.ZERO, 5.9));
    assertTrue(isOver(Duration.ZERO, 6.1));
  }

  @Test
  void whatNoProcessorWasFreeForCostsNothing() {
    assertFalse(isOver(Duration.ZERO, 0.2));
    waited.addAndGet(4 * SECOND);
    assertFalse(isOver(Duration.ofSeconds(1), 9.9));
    assertTrue(isOver(Duration.ofSeconds(1), 10.1));
  }

  @Test
  void threadsThatFindNoProcessorAreSeenToWait() throws InterruptedException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "this system does not tell");
    long before = Watchdog.waited(ProcessHandle.current());
    long end = System.nanoTime() + SECOND / 2;
    List<Thread> busy = new ArrayList<>();
    for (int k = 0; k < 2 * Runtime.getRuntime().availableProcessors(); k++) {
      busy.add(Thread.ofPlatform().start(() -> spin(end)));
    }
    // While they live: what an ended thread has waited is forgotten.
    Thread.sleep(400);
    long while400 = Watchdog.waited(ProcessHandle.current()) - before;
    for (Thread one : busy) {
      one.join();
    }
    assertTrue(while400 > SECOND / 10, while400 + " ns");
  }

  private static void spin(long end) {
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
