package gradus.io;

import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Named tensors and a few words about them: what a weight file holds.
///
/// The ending of the file's name chooses the format: `.safetensors`, or `.npz` for NumPy.
///
/// ```java
/// var model = sequential(linear(2, 3), tanh(), linear(3, 1));
/// var run = Bundle.of(Provenance.of("XOR", 7, "xor()")).with("model", Weights.of(model));
/// run.part("model");   // 0.weight, 0.bias, 2.weight, 2.bias
/// ```
///
/// @param tensors the tensors by name, in order
/// @param metadata words about them, by key
public record Bundle(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /// Keeps copies of both maps, in their order.
  public Bundle {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /// Tensors without a word.
  ///
  /// @param tensors the tensors by name
  /// @return the bundle
  public static Bundle of(Map<String, Tensor> tensors) {
    return new Bundle(tensors, Map.of());
  }

  /// An empty bundle that says where its content will come from.
  ///
  /// @param provenance where it comes from
  /// @return the bundle
  public static Bundle of(Provenance provenance) {
    return new Bundle(Map.of(), provenance.toMetadata());
  }

  /// This bundle and one part more, each of its names led by the part's: `optimizer` and `m.0` make
  /// `optimizer.m.0`.
  ///
  /// @param part the name of the part
  /// @param state its tensors by name
  /// @return the larger bundle
  public Bundle with(String part, Map<String, Tensor> state) {
    var all = new LinkedHashMap<>(tensors);
    state.forEach((name, tensor) -> all.put(part + "." + name, tensor));
    return new Bundle(all, metadata);
  }

  /// One part, as it was given to [#with].
  ///
  /// @param part the name of the part
  /// @return its tensors by the names that they had
  /// @throws WeightsException if there is no such part
  public Map<String, Tensor> part(String part) {
    String lead = part + ".";
    var state = new LinkedHashMap<String, Tensor>();
    tensors.forEach((name, tensor) -> {
      if (name.startsWith(lead)) {
        state.put(name.substring(lead.length()), tensor);
      }
    });
    if (state.isEmpty()) {
      throw new WeightsException(
          "there is no part %s here: no name starts with \"%s\". The names are %s."
              .formatted(part, lead, Names.some(tensors.keySet())));
    }
    return Collections.unmodifiableMap(state);
  }

  /// Where the tensors come from.
  ///
  /// @return the record that was saved with them; empty if another program wrote the file
  /// @throws WeightsException if the record is there and cannot be read
  public Optional<Provenance> provenance() {
    return Provenance.from(metadata);
  }

  /// Writes everything into a file, whole or not at all: whatever happens meanwhile, the old file
  /// or the new one is there.
  ///
  /// @param file its name, which ends in `.safetensors` or `.npz`
  /// @throws WeightsException if the format cannot hold this
  /// @throws UncheckedIOException if it cannot be written
  public void save(String file) {
    switch (Format.of(file)) {
      case SAFETENSORS -> Safetensors.write(this, Path.of(file));
      case NPZ -> Npz.write(this, Path.of(file));
    }
  }

  /// Reads a file, all of it or nothing.
  ///
  /// Whole numbers become `float64`. Large allocations wait until the header has been checked
  /// against the size of the file.
  ///
  /// @param file its name, which ends in `.safetensors` or `.npz`
  /// @return what it holds
  /// @throws WeightsException if it is truncated, oversized, mistyped or otherwise not what its
  ///   name says
  /// @throws UncheckedIOException if it is not there or cannot be read
  public static Bundle load(String file) {
    Format format = Format.of(file);
    Path path = Path.of(file);
    try {
      return switch (format) {
        case SAFETENSORS -> Safetensors.read(path);
        case NPZ -> Npz.read(path);
      };
    } catch (WeightsException e) {
      throw new WeightsException(
          "cannot read %s: %s".formatted(path.getFileName(), e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read %s: %s.".formatted(path.getFileName(), AtomicFile.reason(e)), e);
    }
  }

  private enum Format {
    SAFETENSORS,
    NPZ;

    static Format of(String file) {
      if (file.endsWith(".safetensors")) {
        return SAFETENSORS;
      }
      if (file.endsWith(".npz")) {
        return NPZ;
      }
      throw new WeightsException(
          "the ending of a weight file's name says its format, .safetensors or .npz; this is %s."
              .formatted(Path.of(file).getFileName()));
    }
  }
}
