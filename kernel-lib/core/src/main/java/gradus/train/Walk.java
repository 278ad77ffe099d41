package gradus.train;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The place in the data: which batch of which epoch comes next.
final class Walk {
  private final Batches batches;
  private int epoch;
  private int taken;
  private @Nullable Iterator<Dataset> rest;

  /// Where the generator stood before it drew the order of this epoch.
  private long[] start = new long[0];

  Walk(Batches batches) {
    if (batches.count() == 0) {
      throw new IllegalArgumentException(
          "there is nothing to learn from: %d examples make no batch of %d%s."
              .formatted(
                  batches.data().size(),
                  batches.size(),
                  batches.dropsLast() ? " when the last one is dropped" : ""));
    }
    this.batches = batches;
  }

  Batches batches() {
    return batches;
  }

  /// How many epochs are complete.
  int epoch() {
    return epoch;
  }

  boolean isBetweenEpochs() {
    return rest == null;
  }

  /// How many steps of so many batches there are until so many epochs are complete.
  int stepsTo(int epochs, int most) {
    int whole = Math.ceilDiv(batches.count(), most);
    int begun = Math.ceilDiv(batches.count() - taken, most);
    return epochs <= epoch ? 0 : begun + (epochs - epoch - 1) * whole;
  }

  /// The next batches: so many, or what is left of this epoch.
  List<Dataset> next(int most) {
    if (rest == null) {
      start = batches.generator().state();
      rest = batches.iterator();
    }
    var next = new ArrayList<Dataset>();
    while (next.size() < most && rest.hasNext()) {
      next.add(rest.next());
      taken++;
    }
    if (!rest.hasNext()) {
      rest = null;
      taken = 0;
      epoch++;
    }
    return next;
  }

  Map<String, Tensor> state() {
    var state = new LinkedHashMap<String, Tensor>();
    state.put("place", Numbers.of(epoch, taken, batches.data().size(), batches.size()));
    if (rest != null) {
      state.put("order", Numbers.ofBits(start));
    }
    return state;
  }

  /// Goes to a place. To be called when the generators stand where they stood then.
  void setState(Map<String, Tensor> state) {
    Tensor place = Numbers.need(state, "place");
    if (place.at(2) != batches.data().size() || place.at(3) != batches.size()) {
      throw new IllegalArgumentException(
          "this training went through %,.0f examples in batches of %,.0f; to go on as if nothing had happened it needs the same, not %,d in batches of %,d."
              .formatted(place.at(2), place.at(3), batches.data().size(), batches.size()));
    }
    epoch = (int) place.at(0);
    taken = (int) place.at(1);
    rest = null;
    Tensor order = state.get("order");
    if (order != null) {
      start = Numbers.toBits(order);
      rest = drawnAgain();
    }
  }

  /// The begun epoch in the order that it had. The generator has drawn other numbers since, which
  /// must not be drawn twice.
  private Iterator<Dataset> drawnAgain() {
    Generator generator = batches.generator();
    long[] now = generator.state();
    generator.restore(start);
    Iterator<Dataset> again = batches.iterator();
    generator.restore(now);
    for (int i = 0; i < taken; i++) {
      again.next();
    }
    return again;
  }
}
