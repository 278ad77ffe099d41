package gradus.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/// What plain Java tells a [Capture], if one listens on this thread; else each of these just does
/// the work.
public final class Live {
  /// How many captures run on all threads together: while there are none, asking costs nothing.
  private static final AtomicInteger CAPTURES = new AtomicInteger();

  private Live() {}

  /// A capture hears of everything inside.
  ///
  /// @param capture who listens
  /// @return the scope
  public static Scope capturing(Capture capture) {
    Scope scope = Context.recording(capture);
    CAPTURES.incrementAndGet();
    return () -> {
      CAPTURES.decrementAndGet();
      scope.close();
    };
  }

  /// Whether a capture listens on this thread.
  ///
  /// @return true while a step is being compiled
  public static boolean isCapturing() {
    if (CAPTURES.getPlain() == 0) {
      return false;
    }
    for (Recorder recorder : Context.current().recorders()) {
      if (recorder instanceof Capture) {
        return true;
      }
    }
    return false;
  }

  /// A number as a tensor that a compiled step asks for anew each time it runs.
  ///
  /// @param type its type
  /// @param source the number
  /// @return what the number is now, of shape ()
  public static Tensor number(DType type, DoubleSupplier source) {
    return number(type, source.getAsDouble(), source);
  }

  /// A number as a tensor that a compiled step asks for anew each time it runs.
  ///
  /// @param type its type
  /// @param now what it is now
  /// @param later what it will be
  /// @return `now`, of shape ()
  public static Tensor number(DType type, double now, DoubleSupplier later) {
    Tensor number = Tensors.full(Shape.of(), type, now);
    tell(capture -> capture.live(number, later));
    return number;
  }

  /// Says that Java goes by a value, and so a compiled step holds only while it is the same.
  ///
  /// @param by what it is, in words
  /// @param value the value
  public static void decided(String by, DoubleSupplier value) {
    tell(capture -> capture.decided(by, value));
  }

  /// Does something, and has a compiled step do it each time it runs.
  ///
  /// @param action what is done
  public static void repeat(Runnable action) {
    action.run();
    tell(capture -> capture.repeated(action));
  }

  /// Checks each number of a tensor, and has a compiled step check them each time it runs.
  ///
  /// @param x the tensor
  /// @param check throws if a number is not allowed
  public static void check(Tensor x, DoubleConsumer check) {
    tell(capture -> capture.checked(x, check));
    each(x, check);
  }

  /// Hands over each number of a tensor in reading order. For checks: nobody hears of it.
  ///
  /// @param x the tensor
  /// @param action what is done with each number
  public static void each(Tensor x, DoubleConsumer action) {
    Storage numbers = x.storage();
    int count = x.numel();
    if (x.layout().isContiguous()) {
      int start = x.layout().offset();
      for (int k = 0; k < count; k++) {
        action.accept(numbers.get(start + k));
      }
    } else {
      for (int place : x.layout().places()) {
        action.accept(numbers.get(place));
      }
    }
  }

  /// Has a compiled step do the rest only where a number is not 0.
  ///
  /// @param condition a tensor of shape ()
  /// @return whether it is not 0 now
  public static boolean onlyIf(Tensor condition) {
    tell(capture -> capture.onlyIf(condition));
    return condition.storage().get(condition.layout().offset()) != 0;
  }

  /// Says that a tensor is given new numbers now and then, as a running mean is.
  ///
  /// @param x the tensor
  public static void changing(Tensor x) {
    tell(capture -> capture.changing(x));
  }

  static void reading(Tensor x, String method) {
    tell(capture -> capture.reading(x, method));
  }

  private static void tell(Consumer<Capture> news) {
    if (CAPTURES.getPlain() == 0) {
      return;
    }
    for (Recorder recorder : Context.current().recorders()) {
      if (recorder instanceof Capture capture) {
        news.accept(capture);
      }
    }
  }
}
