package gradus.vector;

import static gradus.TensorAssertions.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Backends;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {
  private final int threads = Backends.threads();

  @AfterEach
  void asManyThreadsAsBefore() {
    Backends.threads(threads);
  }

  private static void doesEachPartOnce(int parts) {
    var done = new AtomicIntegerArray(parts);
    Team.run(parts, done::incrementAndGet);
    int[] counts = new int[parts];
    Arrays.setAll(counts, done::get);
    int[] once = new int[parts];
    Arrays.fill(once, 1);
    assertArrayEquals(once, counts);
  }

  @Test
  void eachPartIsDoneOnceOnAnyNumberOfThreads() {
    for (int count : new int[] {1, 2, 4, 3, 1, 2}) {
      Backends.threads(count);
      for (int round = 0; round < 2000; round++) {
        doesEachPartOnce(round % 17);
      }
    }
  }

  private static WeakReference<int[]> arrayOfSomeWork() {
    int[] array = new int[4];
    Team.run(array.length, part -> array[part] = 1);
    return new WeakReference<>(array);
  }

  @Test
  void whatWasWorkedOnIsNotKeptAlive() throws InterruptedException {
    Backends.threads(2);
    WeakReference<int[]> array = arrayOfSomeWork();
    for (int round = 0; round < 100 && array.get() != null; round++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(array.get());
  }

  @Test
  void helpersThatSleepAreWoken() throws InterruptedException {
    Backends.threads(2);
    for (int round = 0; round < 20; round++) {
      Thread.sleep(2);
      doesEachPartOnce(8);
    }
  }

  @Test
  void manyCallersAtOnceAreAllServed() throws InterruptedException {
    Backends.threads(3);
    var failures = new AtomicReference<Throwable>();
    var callers = new ArrayList<Thread>();
    for (int k = 0; k < 4; k++) {
      callers.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, failure) -> failures.set(failure))
              .start(() -> {
                for (int round = 0; round < 500; round++) {
                  doesEachPartOnce(9);
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(null, failures.get());
  }

  @Test
  void aPartMayItselfHaveParts() {
    Backends.threads(3);
    Team.run(6, _ -> doesEachPartOnce(5));
  }

  @Test
  void aMistakeInAPartReachesTheCallerAndTheTeamGoesOn() {
    Backends.threads(2);
    for (int round = 0; round < 100; round++) {
      assertSays(
          "part 3",
          () ->
              Team.run(
                  8,
                  part -> {
                    if (part == 3) {
                      throw new IllegalStateException("part 3");
                    }
                  }));
      doesEachPartOnce(8);
    }
  }

  @Test
  void oneThreadIsTheCaller() {
    Backends.threads(1);
    var who = new AtomicReference<Thread>();
    Team.run(5, _ -> who.set(Thread.currentThread()));
    assertSame(Thread.currentThread(), who.get());
  }

  @Test
  void anInterruptIsLeftToTheCaller() {
    Backends.threads(2);
    Thread.currentThread().interrupt();
    doesEachPartOnce(8);
    assertTrue(Thread.interrupted());
  }

  @Test
  void helpersReallyHelpAndDoNotKeepJavaAlive() {
    Backends.threads(2);
    var both = new CountDownLatch(2);
    var helper = new AtomicReference<Thread>();
    var caller = Thread.currentThread();
    Team.run(
        2,
        _ -> {
          if (!Thread.currentThread().equals(caller)) {
            helper.set(Thread.currentThread());
          }
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertTrue(helper.get().isDaemon());
    assertNull(helper.get().getThreadGroup().getParent(), "no cell's group, which is interrupted");
  }

  @Test
  void theNumberOfThreadsIsChecked() {
    assertSays("an operation runs on 1 to 64 threads, not on 0.", () -> Backends.threads(0));
    assertSays("an operation runs on 1 to 64 threads, not on 65.", () -> Backends.threads(65));
  }
}
