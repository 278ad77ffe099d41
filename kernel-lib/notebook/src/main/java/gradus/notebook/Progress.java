package gradus.notebook;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Elements to go through, with a bar that shows how far it has come.
final class Progress<T> implements Iterable<T> {
  private final String name;
  private final Iterable<T> items;
  private final int total;
  private final Screen screen;
  private final LongSupplier clock;

  Progress(String name, Iterable<T> items, int total, Screen screen, LongSupplier clock) {
    this.name = name;
    this.items = items;
    this.total = total;
    this.screen = screen;
    this.clock = clock;
  }

  /// One walk through the elements, with a bar of its own.
  @Override
  public Iterator<T> iterator() {
    return new Walk(items.iterator());
  }

  private final class Walk implements Iterator<T> {
    private final Iterator<T> inner;
    private final Live live = new Live(screen, clock, Live.QUIET_NANOS, this::draw);
    private final long start = clock.getAsLong();
    private int begun;
    private boolean over;

    Walk(Iterator<T> inner) {
      this.inner = inner;
    }

    @Override
    public boolean hasNext() {
      boolean more = inner.hasNext();
      if (!more && !over) {
        over = true;
        live.end();
      }
      return more;
    }

    @Override
    public T next() {
      if (!inner.hasNext()) {
        throw new NoSuchElementException();
      }
      live.change();
      begun++;
      return inner.next();
    }

    /// When the next element is asked for, all before it are done; after the last word, too, if
    /// none is left.
    private DisplayData draw(boolean last) {
      int done = over ? begun : last ? Math.max(0, begun - 1) : begun;
      double seconds = (clock.getAsLong() - start) / 1e9;
      return new Bar(name, done, total, seconds, last).show();
    }
  }
}
