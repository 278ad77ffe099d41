package gradus.messenger;

import org.jspecify.annotations.Nullable;

/// What `check` is while a notebook is judged: nothing. The marks come from elsewhere.
public final class NoCheck {
  private NoCheck() {}

  /// Does nothing.
  ///
  /// @param task the task
  /// @param answers the answers
  public static void check(String task, @Nullable Object... answers) {}

  /// Does nothing.
  ///
  /// @param task the task
  /// @param answers the answers
  public static void mustPass(String task, @Nullable Object... answers) {}
}
