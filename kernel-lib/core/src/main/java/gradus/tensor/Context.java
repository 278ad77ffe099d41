package gradus.tensor;

import java.util.ArrayList;
import java.util.List;

/// What holds for every operation on this thread: who listens, the type of new tensors, who
/// computes.
///
/// Each setting is a scope: `try (var _ = noGrad()) { … }`. It ends with the block and never leaks.
public final class Context {
  /// All of them together, so that an operation looks them up once.
  record Settings(List<Recorder> recorders, DType type, Backend backend) {}

  private static final List<Recorder> NOBODY = List.of();
  private static final List<Recorder> ONLY_THE_TAPE = List.of(Tape.TAPE);

  private static final ThreadLocal<Settings> CURRENT =
      ThreadLocal.withInitial(() -> new Settings(ONLY_THE_TAPE, DType.FLOAT32, Backends.best()));

  private Context() {}

  /// Nothing inside is recorded for `backward()`: for predictions, and for changing weights by
  /// hand.
  ///
  /// @return the scope; close it to record again
  public static Scope noGrad() {
    List<Recorder> now = CURRENT.get().recorders;
    if (now.equals(ONLY_THE_TAPE)) {
      return listening(NOBODY);
    }
    return listening(now.stream().filter(r -> r != Tape.TAPE).toList());
  }

  /// Everything inside is recorded for `backward()`, even within [#noGrad].
  ///
  /// @return the scope
  public static Scope enableGrad() {
    var recorders = new ArrayList<>(CURRENT.get().recorders);
    if (!recorders.contains(Tape.TAPE)) {
      recorders.addFirst(Tape.TAPE);
    }
    return listening(List.copyOf(recorders));
  }

  /// New tensors inside get this type.
  ///
  /// @param type the type, such as `FLOAT64`
  /// @return the scope
  public static Scope defaultType(DType type) {
    var now = CURRENT.get();
    return enter(new Settings(now.recorders, type, now.backend));
  }

  /// A recorder hears of every operation inside.
  ///
  /// @param recorder who listens
  /// @return the scope
  public static Scope recording(Recorder recorder) {
    var recorders = new ArrayList<>(CURRENT.get().recorders);
    recorders.add(recorder);
    return listening(List.copyOf(recorders));
  }

  /// A backend does the arithmetic inside.
  ///
  /// @param backend who computes
  /// @return the scope
  public static Scope backend(Backend backend) {
    var now = CURRENT.get();
    return enter(new Settings(now.recorders, now.type, backend));
  }

  /// Whether operations are being recorded for `backward()`.
  ///
  /// @return false inside [#noGrad]
  public static boolean isGradEnabled() {
    return CURRENT.get().recorders.contains(Tape.TAPE);
  }

  /// The type that new tensors get.
  ///
  /// @return `float32` unless a [#defaultType] scope says otherwise
  public static DType type() {
    return CURRENT.get().type;
  }

  /// Who computes.
  ///
  /// @return the backend of this thread
  public static Backend backend() {
    return CURRENT.get().backend;
  }

  /// Whether no recorder hears of operations, the tape included.
  ///
  /// @return whether nobody listens
  public static boolean isUnheard() {
    return CURRENT.get().recorders.isEmpty();
  }

  static Settings current() {
    return CURRENT.get();
  }

  private static Scope listening(List<Recorder> recorders) {
    var now = CURRENT.get();
    return enter(new Settings(recorders, now.type, now.backend));
  }

  private static Scope enter(Settings settings) {
    var before = CURRENT.get();
    CURRENT.set(settings);
    return () -> CURRENT.set(before);
  }
}
