package gradus.train;

import gradus.io.Weights;
import gradus.nn.Layer;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Watches the validation loss and keeps the weights that were best.
final class EarlyStopping {
  private final int patience;
  private final double minimumChange;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;
  private Map<String, Tensor> weights = Map.of();

  EarlyStopping(int patience, double minimumChange) {
    if (patience < 1 || !(minimumChange >= 0)) {
      throw new IllegalArgumentException(
          "early stopping needs a patience of at least 1 epoch and a change of 0 or more, not %d and %s."
              .formatted(patience, minimumChange));
    }
    this.patience = patience;
    this.minimumChange = minimumChange;
  }

  void step(double loss, Layer model) {
    if (loss < best - minimumChange) {
      best = loss;
      waited = 0;
      weights = Snapshot.copies(Weights.of(model));
    } else {
      waited++;
    }
  }

  boolean isOver() {
    return waited >= patience;
  }

  void restoreBest(Layer model) {
    if (!weights.isEmpty()) {
      Weights.into(model, weights);
    }
  }

  // Saving.

  Map<String, Tensor> state() {
    var state = new LinkedHashMap<String, Tensor>();
    state.put("best", Numbers.of(best));
    state.put("waited", Numbers.of(waited));
    return state;
  }

  Map<String, Tensor> bestWeights() {
    return weights;
  }

  void setState(Map<String, Tensor> state, Map<String, Tensor> bestWeights) {
    best = Numbers.number(state, "best");
    waited = (int) Numbers.number(state, "waited");
    weights = bestWeights;
  }
}
