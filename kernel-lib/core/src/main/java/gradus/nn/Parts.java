package gradus.nn;

import gradus.tensor.Context;
import gradus.tensor.Recorder;
import gradus.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Walks the tree of a model: layers, and the layers and tensors that they are made of.
final class Parts {
  private Parts() {}

  /// The components of a record; nothing for any other layer.
  static Map<String, Object> of(Layer layer) {
    var parts = new LinkedHashMap<String, Object>();
    if (layer instanceof Record) {
      for (RecordComponent component : layer.getClass().getRecordComponents()) {
        Object value = read(component, layer);
        if (value != null) {
          parts.put(component.getName(), value);
        }
      }
    }
    return Collections.unmodifiableMap(parts);
  }

  static Map<String, Tensor> tensors(Layer model, Predicate<Tensor> wanted) {
    var found = new LinkedHashMap<String, Tensor>();
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk(
        "",
        model,
        (name, part) -> {
          if (part instanceof Tensor tensor && wanted.test(tensor) && seen.add(tensor)) {
            found.put(name, tensor);
          }
        });
    return Collections.unmodifiableMap(found);
  }

  /// Every layer of the tree by its name; the model itself has the empty name.
  static Map<Layer, String> layers(Layer model) {
    var names = new IdentityHashMap<Layer, String>();
    walk(
        "",
        model,
        (name, part) -> {
          if (part instanceof Layer layer) {
            names.putIfAbsent(layer, name);
          }
        });
    return names;
  }

  static void switchTo(Layer model, boolean training) {
    layers(model)
        .keySet()
        .forEach(layer -> {
          if (layer instanceof Stateful stateful) {
            stateful.setTraining(training);
          }
        });
  }

  /// Does some work in [eval][Layer#eval] mode and without gradients while a recorder listens, and
  /// leaves the mode as it was.
  static void predicting(Layer model, Recorder recorder, Runnable work) {
    List<Stateful> learning =
        layers(model).keySet().stream()
            .filter(layer -> layer instanceof Stateful stateful && stateful.isTraining())
            .map(Stateful.class::cast)
            .toList();
    model.eval();
    try (var _ = Context.noGrad();
        var _ = Context.recording(recorder)) {
      work.run();
    } finally {
      learning.forEach(layer -> layer.setTraining(true));
    }
  }

  private static void walk(String name, Object part, BiConsumer<String, Object> visit) {
    visit.accept(name, part);
    String prefix = name.isEmpty() ? "" : name + ".";
    switch (part) {
      case Layer layer -> layer.parts().forEach((inner, each) -> walk(prefix + inner, each, visit));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          walk(prefix + i, list.get(i), visit);
        }
      }
      case Object[] array -> walk(name, Arrays.asList(array), visit);
      default -> {}
    }
  }

  private static @Nullable Object read(RecordComponent component, Layer model) {
    try {
      var accessor = component.getAccessor();
      // A record declared inside a method is not public, its accessors are.
      accessor.setAccessible(true);
      return accessor.invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "cannot read the component %s of %s to look for layers and parameters."
              .formatted(component.getName(), model.getClass().getSimpleName()),
          e);
    }
  }
}
