package gradus.vector;

/// A loop over vectors, and whether the JIT compiler has made machine code of it by now.
///
/// Until then a vector is an object and takes a thousand times as long as a number. So whoever
/// needs the loop asks first, and computes one number at a time, with the same bits, until it is
/// hot. It becomes hot in the background.
abstract class VectorLoop {
  /// So many numbers are computed before it pays to make a loop hot.
  private static final int WORTH_IT = 2_000;

  /// What a call takes besides, in nanoseconds.
  static final int CALL = 2_000;

  /// Whether the loop is compiled.
  volatile boolean hot;

  private int computed;

  /// Whether vectors are fast; remembers that they were wanted.
  ///
  /// @param numbers about how many numbers shall be computed
  final boolean isHot(long numbers) {
    if (!hot && computed <= WORTH_IT) {
      computed += (int) Math.min(WORTH_IT, numbers);
      if (computed > WORTH_IT) {
        WarmUp.heat(this);
      }
    }
    return hot;
  }

  /// What runs the loop for it to become hot.
  abstract Drill drill();

  /// Runs of a loop that nobody needs.
  ///
  /// The JIT compiler waits for some thousand calls. Were they all real, it would first compile
  /// what stands in for vectors until then, for seconds. So most go around zero times.
  ///
  /// @param real goes around some times, on numbers of its own
  /// @param empty goes around zero times
  /// @param nanos what a real run takes at most when it is compiled; other code needs far more
  record Drill(Runnable real, Runnable empty, long nanos) {}

  /// A loop that goes around so often as it is told.
  interface Rounds {
    void run(int count);
  }

  /// A loop in a method.
  ///
  /// @param count how often it goes around in a drill
  /// @param nanos what one round takes at most when it is compiled
  /// @param loop the loop
  static VectorLoop of(int count, int nanos, Rounds loop) {
    var drill = new Drill(() -> loop.run(count), () -> loop.run(0), (long) count * nanos + CALL);
    return new VectorLoop() {
      @Override
      Drill drill() {
        return drill;
      }
    };
  }
}
