package gradus.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where compiled entries and objects of the learner are handed over between the notebook's JShell
/// and [Check]: a cell can name this class, but nothing inside of a running method.
public final class Desk {
  private static List<Function<Object[], @Nullable Object[]>> laid = List.of();
  private static @Nullable Object handed;

  private final List<Function<Object[], @Nullable Object[]>> entries = new ArrayList<>();

  private Desk() {}

  /// An empty desk.
  ///
  /// @return a desk
  public static Desk empty() {
    return new Desk();
  }

  /// Lays an entry down.
  ///
  /// @param entry a compiled entry
  /// @return this desk
  public Desk put(Function<Object[], @Nullable Object[]> entry) {
    entries.add(entry);
    return this;
  }

  /// Hands everything over.
  public void done() {
    laid = List.copyOf(entries);
  }

  /// Takes what was handed over last, once.
  static List<Function<Object[], @Nullable Object[]>> take() {
    List<Function<Object[], @Nullable Object[]>> taken = laid;
    laid = List.of();
    return taken;
  }

  /// What the learner handed to the check that runs.
  ///
  /// @return the object; null if there is none
  public static @Nullable Object handed() {
    return handed;
  }

  static void hand(@Nullable Object object) {
    handed = object;
  }
}
