package gradus;

/// Where threads belong that work for all cells of a notebook.
public final class Threads {
  private Threads() {}

  /// The topmost group of threads. A notebook interrupts the group of the thread that runs a cell;
  /// what outlives the cell stays out of it.
  ///
  /// @return the group that has no parent
  public static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
