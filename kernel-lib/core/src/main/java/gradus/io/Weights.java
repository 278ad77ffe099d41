package gradus.io;

import gradus.nn.Layer;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Saves the weights of a model in a file, and loads them into a model of the same form.
///
/// PyTorch reads such a file with `safetensors.torch.load_file`, NumPy with `numpy.load`. The
/// ending of the name chooses: `.safetensors` or `.npz`. For more than weights, such as the state
/// of an optimizer, see [Bundle].
///
/// ```java
/// var model = sequential(linear(2, 3), tanh(), linear(3, 1));
/// Weights.of(model).keySet();   // 0.weight, 0.bias, 2.weight, 2.bias
/// ```
public final class Weights {
  private static final int LONGEST_LIST = 8;

  private Weights() {}

  /// Everything that a model has learned, by name: parameters, and buffers such as running
  /// statistics.
  ///
  /// @param model the model
  /// @return its parameters, then its buffers
  public static Map<String, Tensor> of(Layer model) {
    var learned = new LinkedHashMap<>(model.namedParameters());
    learned.putAll(model.namedBuffers());
    return learned;
  }

  /// Saves what a model has learned.
  ///
  /// @param model the model
  /// @param file the name of the file, which ends in `.safetensors` or `.npz`
  /// @param provenance where the weights come from
  /// @throws WeightsException if the format cannot hold them
  /// @throws java.io.UncheckedIOException if the file cannot be written; the old one is unharmed
  public static void save(Layer model, String file, Provenance provenance) {
    new Bundle(of(model), provenance.toMetadata()).save(file);
  }

  /// Loads into a model what was saved from one of the same form.
  ///
  /// @param model the model, which changes only if everything fits
  /// @param file the name of the file
  /// @return what was in the file; its provenance says where it comes from
  /// @throws WeightsException if the file cannot be read, or with a list of all that does not fit
  /// @throws java.io.UncheckedIOException if there is no such file
  public static Bundle load(Layer model, String file) {
    Bundle bundle = Bundle.load(file);
    into(model, bundle.tensors());
    return bundle;
  }

  /// Gives a model other weights: all of them, or none and an error.
  ///
  /// Numbers of another type are converted to the model's, as PyTorch does.
  ///
  /// @param model the model
  /// @param tensors one tensor for each of its names, of the same shape
  /// @throws WeightsException with a list of what is missing, unexpected or of the wrong shape
  public static void into(Layer model, Map<String, Tensor> tensors) {
    Map<String, Tensor> mine = of(model);
    List<String> differences = differences(mine, tensors);
    if (!differences.isEmpty()) {
      int more = differences.size() - LONGEST_LIST;
      throw new WeightsException(
          "these weights do not fit this model, so nothing was changed:\n  "
              + String.join(
                  "\n  ", differences.subList(0, Math.min(LONGEST_LIST, differences.size())))
              + (more > 0 ? "\n  and %d more".formatted(more) : ""));
    }
    // Converted before the first is assigned: what can fail has then been done.
    var converted = new LinkedHashMap<Tensor, Tensor>();
    mine.forEach((name, tensor) ->
        converted.put(
            tensor, Objects.requireNonNull(tensors.get(name)).detach().to(tensor.dtype())));
    converted.forEach(Tensor::assign);
  }

  private static List<String> differences(Map<String, Tensor> mine, Map<String, Tensor> theirs) {
    var found = new ArrayList<String>();
    mine.forEach((name, tensor) -> {
      Tensor other = theirs.get(name);
      if (other == null) {
        found.add("missing: %s %s".formatted(name, tensor.shape()));
      } else if (!other.shape().equals(tensor.shape())) {
        found.add(
            "wrong shape: %s is %s in the model and %s in the weights"
                .formatted(name, tensor.shape(), other.shape()));
      }
    });
    theirs.forEach((name, tensor) -> {
      if (!mine.containsKey(name)) {
        found.add("unexpected: %s %s".formatted(name, tensor.shape()));
      }
    });
    return Collections.unmodifiableList(found);
  }

  static void requireName(String name) {
    if (name.isEmpty() || name.equals(SafetensorsHeader.METADATA)) {
      throw new WeightsException("a tensor cannot be saved under the name \"%s\".".formatted(name));
    }
  }

  static void requireMemory(long bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new WeightsException(
          "its tensors take %,d MiB, and this Java may use %,d MiB. Start it with a larger -Xmx."
              .formatted(bytes >> 20, most >> 20));
    }
  }
}
