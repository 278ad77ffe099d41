package gradus.grade;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where compiled entries and objects of the learner are handed over between the notebook's JShell
/// and [Check]: a cell can name this class, but nothing inside of a running method.
public final class Desk {
  private static @Nullable Function<Object[], Object[]> entry;
  private static @Nullable Object handed;

  private Desk() {}

  /// Lays an entry down.
  ///
  /// @param compiled the entry
  public static void put(Function<Object[], Object[]> compiled) {
    entry = compiled;
  }

  /// Takes the entry away.
  static @Nullable Function<Object[], Object[]> take() {
    Function<Object[], Object[]> taken = entry;
    entry = null;
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
