package gradus.gallery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Lists put together.
final class Lists {
  private Lists() {}

  /// A list with something before it.
  static <T> List<T> with(T first, List<? extends T> rest) {
    var all = new ArrayList<T>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /// The first element of two collections, of which one is not empty.
  static <T> T first(Collection<T> some, Collection<T> others) {
    return (some.isEmpty() ? others : some).iterator().next();
  }
}
