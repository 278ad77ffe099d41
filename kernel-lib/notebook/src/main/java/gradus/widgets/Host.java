package gradus.widgets;

/// What a kernel can do for its widgets beyond carrying their messages.
public interface Host {
  /// A kernel that does nothing for its widgets, such as JJava as it comes.
  Host PLAIN =
      new Host() {
        @Override
        public Object here() {
          return "the kernel";
        }

        @Override
        public void at(Object place, Runnable callback) {
          callback.run();
        }

        @Override
        public boolean isMoreWaiting() {
          return false;
        }
      };

  /// The cell that runs now.
  ///
  /// @return anything that stands for it
  Object here();

  /// Runs a callback so that what it prints and displays lands under a cell.
  ///
  /// @param place what [#here] returned when the widget was shown
  /// @param callback what to run
  void at(Object place, Runnable callback);

  /// Whether another message from the page's widgets is waiting already. Then what the present one
  /// has changed is best told together with what that one will change.
  ///
  /// @return false if unknown
  boolean isMoreWaiting();
}
