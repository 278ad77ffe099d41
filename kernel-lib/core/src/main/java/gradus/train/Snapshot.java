package gradus.train;

import static gradus.tensor.Context.noGrad;

import gradus.io.Bundle;
import gradus.io.Weights;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that the next steps of a training depend on: in memory to go back to, in a file to go
/// on from.
final class Snapshot {
  private Snapshot() {}

  static Bundle take(Trainer t) {
    Settings settings = t.settings;
    var bundle =
        Bundle.of(Map.of())
            .with("model", copies(Weights.of(t.model)))
            .with("optimizer", t.optimizer.state())
            .with("training", training(t));
    if (settings.precision != null) {
      bundle =
          bundle
              .with("masters", copies(settings.precision.namedMasters()))
              .with("scaler", settings.precision.scaler().state());
    }
    if (settings.plateau != null) {
      bundle = bundle.with("plateau", settings.plateau.state());
    }
    if (settings.stopping != null) {
      bundle =
          bundle
              .with("stopping", settings.stopping.state())
              .with("best", settings.stopping.bestWeights());
    }
    return bundle;
  }

  private static Map<String, Tensor> training(Trainer t) {
    var training = new LinkedHashMap<>(t.walk.state());
    training.put("step", Numbers.of(t.step));
    training.put("rates", Numbers.of(t.firstRates));
    List<Generator> generators = t.settings.generators(t.walk.batches());
    for (int i = 0; i < generators.size(); i++) {
      training.put("generator." + i, Numbers.ofBits(generators.get(i).state()));
    }
    return training;
  }

  static void restore(Trainer t, Bundle bundle) {
    Settings settings = t.settings;
    Weights.into(t.model, bundle.part("model"));
    t.optimizer.setState(bundle.part("optimizer"));
    t.optimizer.zeroGrad();
    if (settings.precision != null) {
      Map<String, Tensor> masters = bundle.part("masters");
      settings
          .precision
          .namedMasters()
          .forEach((name, master) -> master.assign(Numbers.need(masters, name)));
      settings.precision.scaler().setState(bundle.part("scaler"));
      settings.precision.zeroGrad();
    }
    if (settings.plateau != null && has(bundle, "plateau")) {
      settings.plateau.setState(bundle.part("plateau"));
    }
    if (settings.stopping != null && has(bundle, "stopping")) {
      settings.stopping.setState(
          bundle.part("stopping"), has(bundle, "best") ? bundle.part("best") : Map.of());
    }
    Map<String, Tensor> training = bundle.part("training");
    List<Generator> generators = settings.generators(t.walk.batches());
    for (int i = 0; i < generators.size(); i++) {
      generators.get(i).restore(Numbers.toBits(Numbers.need(training, "generator." + i)));
    }
    t.walk.setState(training);
    t.step = (int) Numbers.number(training, "step");
    t.firstRates = Numbers.need(training, "rates").toArray();
  }

  private static boolean has(Bundle bundle, String part) {
    return bundle.tensors().keySet().stream().anyMatch(name -> name.startsWith(part + "."));
  }

  static Map<String, Tensor> copies(Map<String, Tensor> tensors) {
    var copies = new LinkedHashMap<String, Tensor>();
    try (var _ = noGrad()) {
      tensors.forEach((name, tensor) -> copies.put(name, tensor.contiguous()));
    }
    return copies;
  }
}
