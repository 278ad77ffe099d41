package gradus.tensor;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The edge of a walk back through the graph: tensors that gradients have reached and that have not
/// passed them on yet. The youngest leaves first.
final class Frontier {
  /// A tensor and the sum of the gradients that have reached it so far.
  static final class Place implements Comparable<Place> {
    private final Tensor tensor;
    private final long age;
    private Tensor gradient;

    /// The next place with the same hash.
    private @Nullable Place next;

    private Place(Tensor tensor, long age, Tensor gradient) {
      this.tensor = tensor;
      this.age = age;
      this.gradient = gradient;
    }

    Tensor tensor() {
      return tensor;
    }

    Tensor gradient() {
      return gradient;
    }

    @Override
    public int compareTo(Place other) {
      return Long.compare(other.age, age);
    }
  }

  private final PriorityQueue<Place> youngestFirst = new PriorityQueue<>();

  /// Places by age. A map that asked tensors for their hash code would spend more on that than the
  /// rest of a small step takes.
  private @Nullable Place[] byAge = new Place[16];

  /// Adds a share of the gradient of a tensor that was computed.
  void add(Tensor tensor, Tensor share) {
    long age = tensor.history().recorded().age();
    for (Place place = byAge[slot(age)]; place != null; place = place.next) {
      if (place.age == age) {
        place.gradient = place.gradient.plus(share);
        return;
      }
    }
    var place = new Place(tensor, age, share);
    youngestFirst.add(place);
    if (youngestFirst.size() > byAge.length) {
      byAge = new Place[4 * byAge.length];
      youngestFirst.forEach(this::put);
    } else {
      put(place);
    }
  }

  /// Takes the youngest out: all its uses are younger, so its gradient is complete.
  ///
  /// @return null when none is left
  @Nullable Place next() {
    Place youngest = youngestFirst.poll();
    if (youngest != null) {
      takeOut(youngest);
    }
    return youngest;
  }

  private int slot(long age) {
    return (int) age & (byAge.length - 1);
  }

  private void put(Place place) {
    place.next = byAge[slot(place.age)];
    byAge[slot(place.age)] = place;
  }

  private void takeOut(Place gone) {
    Place before = null;
    Place place = byAge[slot(gone.age)];
    while (place != gone && place != null) {
      before = place;
      place = place.next;
    }
    if (before == null) {
      byAge[slot(gone.age)] = gone.next;
    } else {
      before.next = gone.next;
    }
  }
}
