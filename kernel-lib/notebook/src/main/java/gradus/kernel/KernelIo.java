package gradus.kernel;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.jspecify.annotations.Nullable;

/// Remembers to which request displays and printed text belong.
///
/// It stays the last cell when that has ended, so that what a thread of its own shows later still
/// lands under a cell.
final class KernelIo extends JupyterIO {
  private volatile @Nullable Reply current;

  KernelIo() {
    super(StandardCharsets.UTF_8);
  }

  /// From here on everything that is shown answers this request.
  ///
  /// @return what was answered before
  @Nullable Reply attach(@Nullable Reply reply) {
    Reply before = current;
    current = reply;
    if (reply != null) {
      setEnv(reply);
    }
    return before;
  }

  @Nullable Reply current() {
    return current;
  }

  void allowInput(boolean allowed) {
    setJupyterInEnabled(allowed);
  }

  @Override
  protected void setEnv(ShellReplyEnvironment reply) {
    super.setEnv(reply);
  }
}
