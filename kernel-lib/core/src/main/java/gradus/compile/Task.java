package gradus.compile;

import gradus.tensor.Backend;
import gradus.tensor.Chain;
import gradus.tensor.Live;
import gradus.tensor.Memory;
import gradus.tensor.Reduce;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/// An instruction tied to the tensors and the backend that it runs with. Nothing is looked up or
/// allocated when it runs.
@FunctionalInterface
interface Task {
  /// Does it.
  ///
  /// @return false to end the run
  boolean run();

  static Task chain(Chain.Fused fused) {
    return () -> {
      fused.run();
      return true;
    };
  }

  static Task reduce(Backend backend, Reduce.Kind kind, Tensor x, Tensor out) {
    return () -> {
      backend.reduce(kind, x, out);
      return true;
    };
  }

  static Task matmul(Backend backend, Tensor a, Tensor b, Tensor out) {
    return () -> {
      backend.matmul(a, b, out);
      return true;
    };
  }

  static Task copy(Backend backend, Tensor x, Tensor out) {
    return () -> {
      backend.copy(x, out);
      return true;
    };
  }

  static Task fill(Storage storage, double value) {
    return () -> {
      Memory.fill(storage, value);
      return true;
    };
  }

  static Task number(DoubleSupplier source, Storage storage) {
    return () -> {
      storage.set(0, source.getAsDouble());
      return true;
    };
  }

  static Task check(Tensor x, DoubleConsumer check) {
    return () -> {
      Live.each(x, check);
      return true;
    };
  }

  static Task onlyIf(Tensor condition) {
    Storage storage = condition.storage();
    int place = condition.layout().offset();
    return () -> storage.get(place) != 0;
  }

  static Task action(Runnable action) {
    return () -> {
      action.run();
      return true;
    };
  }

  static Task all(List<Task> tasks) {
    Task[] each = tasks.toArray(Task[]::new);
    return () -> {
      for (Task task : each) {
        if (!task.run()) {
          return false;
        }
      }
      return true;
    };
  }
}
