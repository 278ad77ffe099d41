package gradus.nn;

import gradus.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the parameters of a model that is a record, by walking its components.
final class Parameters {
  private final Map<String, Tensor> found = new LinkedHashMap<>();
  private final Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Parameters() {}

  static Map<String, Tensor> of(Layer layer) {
    var parameters = new Parameters();
    if (layer instanceof Record model) {
      parameters.walkRecord("", model);
    }
    return Collections.unmodifiableMap(parameters.found);
  }

  private void walkRecord(String prefix, Record model) {
    for (RecordComponent component : model.getClass().getRecordComponents()) {
      walk(prefix + component.getName(), read(component, model));
    }
  }

  private void walk(String name, @Nullable Object value) {
    switch (value) {
      case Tensor tensor when tensor.isGradRequired() -> {
        if (seen.add(tensor)) {
          found.put(name, tensor);
        }
      }
      case Layer layer ->
          layer.namedParameters().forEach((inner, tensor) -> walk(name + "." + inner, tensor));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          walk(name + "." + i, list.get(i));
        }
      }
      case null, default -> {}
    }
  }

  private static @Nullable Object read(RecordComponent component, Record model) {
    try {
      var accessor = component.getAccessor();
      // A record declared inside a method is not public, its accessors are.
      accessor.setAccessible(true);
      return accessor.invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "cannot read the component %s of %s to look for parameters."
              .formatted(component.getName(), model.getClass().getSimpleName()),
          e);
    }
  }
}
