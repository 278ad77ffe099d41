package gradus.vector;

import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs new kernels in the background until their vector loops are compiled.
///
/// A vector loop is slow until then, so nobody should have to wait for it. A kernel whose loop does
/// not become fast is left as it is: single numbers have the same bits.
final class WarmUp extends Thread {
  private static final int ROWS = 2;
  private static final int COLUMNS = 256;

  /// What compiled code needs for a number at most, in nanoseconds; other code needs far more.
  private static final int FAST = 25;

  private static final long PATIENCE = 10_000_000_000L;

  private static final LinkedBlockingQueue<Kernel> COLD = new LinkedBlockingQueue<>();

  static {
    new WarmUp().start();
  }

  private WarmUp() {
    super(Team.topGroup(), "gradus-warm-up");
    setDaemon(true);
  }

  /// Asks for a kernel to be made hot.
  static void heat(Kernel kernel) {
    COLD.add(kernel);
  }

  @Override
  public void run() {
    while (true) {
      try {
        Kernel kernel = COLD.take();
        kernel.hot = becomesFast(kernel);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean becomesFast(Kernel kernel) {
    var arrays = new float[kernel.arrays()][ROWS * COLUMNS];
    var at = new int[arrays.length];
    var steps = new int[arrays.length];
    Arrays.fill(steps, COLUMNS);
    long begin = System.nanoTime();
    long now = begin;
    while (now - begin < PATIENCE) {
      long before = now;
      kernel.vectors(arrays, at, steps, ROWS, COLUMNS);
      now = System.nanoTime();
      if (now - before < FAST * ROWS * COLUMNS) {
        return true;
      }
    }
    return false;
  }
}
