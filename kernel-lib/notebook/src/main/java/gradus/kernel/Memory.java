package gradus.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.NotificationEmitter;
import org.jspecify.annotations.Nullable;

/// Ends a cell before the heap is so full that nothing can be answered any more.
///
/// A loop that fills the heap does not end at once: the collector runs again and again for less and
/// less. So the cell is stopped when a collection has left little. A reserve is kept besides, for a
/// loop that fills the rest in one go, and given up when that happens.
final class Memory {
  private static final double FULL = 0.92;
  private static final int RESERVE_BYTES = 16 << 20;
  private static byte @Nullable [] reserve;
  private static volatile @Nullable MemoryPoolMXBean watched;

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
        pool.setCollectionUsageThreshold((long) (FULL * pool.getUsage().getMax()));
        watched = pool;
      }
    }
    var memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    memory.addNotificationListener(
        (notification, handback) -> {
          if (notification
              .getType()
              .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
            whenFull.run();
          }
        },
        null,
        null);
    keepReserve();
  }

  /// Whether the last collection has left little room.
  static boolean isFull() {
    MemoryPoolMXBean pool = watched;
    return pool != null && pool.isCollectionUsageThresholdExceeded();
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
