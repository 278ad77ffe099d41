package gradus.kernel;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import javax.management.NotificationEmitter;
import org.jspecify.annotations.Nullable;

/// Ends a cell before the heap is so full that nothing can be answered any more.
///
/// A loop that fills the heap does not end at once: the collector runs again and again for less and
/// less. So after each collection this looks at what is left, and has the cell stopped when that is
/// little. A cell that found the heap full is given a chance, for it may be the one that makes
/// room. A reserve is kept besides, for a loop that fills the rest in one go, and given up when
/// that happens.
final class Memory {
  private static final double FULL = 0.9;
  private static final double GROWTH = 0.02;
  private static final int CHANCES = 3;
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final int RESERVE_BYTES = 16 << 20;

  private static byte @Nullable [] reserve;
  private static volatile @Nullable MemoryPoolMXBean watched;
  private static long usedAtStart;
  private static long startedAt;
  private static int fullCollections;

  private Memory() {}

  /// Keeps watch.
  ///
  /// @param whenFull called when a collection could not make room
  static void watch(Runnable whenFull) {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP
          && pool.isUsageThresholdSupported()
          && pool.isCollectionUsageThresholdSupported()
          && pool.getUsage().getMax() > 0) {
        watched = pool;
      }
    }
    MemoryPoolMXBean pool = watched;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (pool != null && Arrays.asList(collector.getMemoryPoolNames()).contains(pool.getName())) {
        ((NotificationEmitter) collector)
            .addNotificationListener(
                (collection, handback) -> {
                  if (hasBecomeFull()) {
                    whenFull.run();
                  }
                },
                null,
                null);
      }
    }
    keepReserve();
  }

  /// Notes what a cell starts with, and looks again if that was a full heap.
  static void beginCell() {
    if (isFull()) {
      System.gc();
    }
    synchronized (Memory.class) {
      usedAtStart = used();
      startedAt = System.nanoTime();
      fullCollections = 0;
    }
    if (!isFull()) {
      keepReserve();
    }
  }

  private static synchronized boolean hasBecomeFull() {
    if (!isFull()) {
      return false;
    }
    boolean isStuck =
        ++fullCollections >= CHANCES && System.nanoTime() - startedAt > PATIENCE_NANOS;
    return isStuck || used() > usedAtStart + GROWTH * max();
  }

  /// Whether the last collection has left little room.
  private static boolean isFull() {
    return used() > FULL * max();
  }

  private static long used() {
    MemoryPoolMXBean pool = watched;
    return pool == null ? 0 : pool.getCollectionUsage().getUsed();
  }

  private static long max() {
    MemoryPoolMXBean pool = watched;
    return pool == null ? Long.MAX_VALUE : pool.getUsage().getMax();
  }

  /// Sets the reserve aside, where there is room for it.
  static synchronized void keepReserve() {
    Runtime heap = Runtime.getRuntime();
    long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    if (reserve == null && free >= 8L * RESERVE_BYTES) {
      reserve = new byte[RESERVE_BYTES];
    }
  }

  /// Makes room for an answer.
  static synchronized void freeReserve() {
    reserve = null;
  }

  /// What to tell the reader.
  static String advice() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "the notebook's memory of "
        + megabytes
        + " MB is full. What variables hold stays there:"
        + " set what you no longer need to null, or use Kernel > Restart.";
  }
}
