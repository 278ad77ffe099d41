package gradus.train;

import gradus.io.Bundle;
import gradus.io.Provenance;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// A whole training in a file.
final class TrainingFile {
  private TrainingFile() {}

  static void save(Trainer t, String file, Provenance provenance) {
    Bundle state = Snapshot.take(t).with("history", tensors(t.history));
    var tensors = state.tensors();
    new Bundle(tensors, Bundle.of(provenance).metadata()).save(file);
  }

  static Bundle load(Trainer t, String file) {
    Bundle bundle = Bundle.load(file);
    Bundle before = Snapshot.take(t);
    try {
      Snapshot.restore(t, bundle);
      t.history = history(bundle);
    } catch (RuntimeException e) {
      Snapshot.restore(t, before);
      throw e;
    }
    return bundle;
  }

  private static Map<String, Tensor> tensors(History history) {
    var tensors = new LinkedHashMap<String, Tensor>();
    for (String name : history.names()) {
      Series series = history.series(name);
      tensors.put(name + ".steps", Numbers.of(series.steps()));
      tensors.put(name + ".values", Numbers.of(series.values()));
    }
    return tensors;
  }

  private static History history(Bundle bundle) {
    var history = new History();
    bundle
        .tensors()
        .forEach((name, steps) -> {
          if (name.startsWith("history.") && name.endsWith(".steps")) {
            String curve = name.substring("history.".length(), name.length() - ".steps".length());
            double[] values = Numbers.need(bundle.part("history"), curve + ".values").toArray();
            double[] at = steps.toArray();
            for (int i = 0; i < at.length; i++) {
              history.record(curve, (int) at[i], values[i]);
            }
          }
        });
    return history;
  }
}
