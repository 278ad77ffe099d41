package gradus.vector;

import gradus.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs new vector loops in the background, in turn, until they are compiled.
///
/// A vector loop is slow until then, so nobody should have to wait for it. A loop that does not
/// become fast is left as it is: single numbers have the same bits.
final class WarmUp extends Thread {
  /// How many empty calls go with a real one, and how many real ones until the JIT compiler has
  /// heard of the loop for sure.
  private static final int EMPTY = 250;

  private static final int REAL = 12;

  /// While it compiles, one look in so many milliseconds is enough.
  private static final long PAUSE = 5;

  private static final long PATIENCE = 20_000_000_000L;

  private static final LinkedBlockingQueue<VectorLoop> COLD = new LinkedBlockingQueue<>();

  static {
    new WarmUp().start();
  }

  private final List<Candidate> candidates = new ArrayList<>();

  private WarmUp() {
    super(Threads.topGroup(), "gradus-warm-up");
    setDaemon(true);
  }

  /// Asks for a loop to be made hot.
  static void heat(VectorLoop loop) {
    COLD.add(loop);
  }

  @Override
  public void run() {
    try {
      while (true) {
        if (candidates.isEmpty()) {
          candidates.add(new Candidate(COLD.take()));
        }
        for (VectorLoop loop = COLD.poll(); loop != null; loop = COLD.poll()) {
          candidates.add(new Candidate(loop));
        }
        candidates.removeIf(Candidate::isDone);
        if (candidates.stream().allMatch(each -> each.runs > REAL)) {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      // Somebody wants this thread to end: what is cold stays cold.
    }
  }

  private static final class Candidate {
    private final VectorLoop loop;
    private final VectorLoop.Drill drill;
    private final long begin = System.nanoTime();
    private int runs;

    Candidate(VectorLoop loop) {
      this.loop = loop;
      this.drill = loop.drill();
    }

    /// Runs the loop some more.
    ///
    /// @return whether it is fast, or will hardly ever be
    boolean isDone() {
      for (int k = 0; k < EMPTY; k++) {
        drill.empty().run();
      }
      // The first run brings code and numbers into the cache, the second is timed.
      drill.real().run();
      long before = System.nanoTime();
      drill.real().run();
      long now = System.nanoTime();
      runs++;
      if (now - before < drill.nanos()) {
        loop.hot = true;
      }
      return loop.hot || now - begin > PATIENCE;
    }
  }
}
