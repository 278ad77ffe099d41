package gradus.bench;

import gradus.nn.Embedding;
import gradus.nn.Layer;
import gradus.nn.Layers;
import gradus.nn.Linear;
import gradus.tensor.Tensor;

/// Scores the next word by the few words before it.
///
/// Bengio and others: *A Neural Probabilistic Language Model*, JMLR 2003.
///
/// @param table a vector for each word
/// @param hidden from the vectors of a window, side by side, to the hidden units
/// @param output from the hidden units to a score for each word
public record WordWindow(Embedding table, Linear hidden, Linear output) implements Layer {
  /// A network with random weights.
  ///
  /// @param words how many words are known
  /// @param size how many numbers the vector of a word has
  /// @param window how many words are seen
  /// @param units how many hidden units there are
  /// @return the network
  public static WordWindow of(int words, int size, int window, int units) {
    return new WordWindow(
        Layers.embedding(words, size),
        Layers.linear(window * size, units),
        Layers.linear(units, words));
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor seen = table.forward(x).reshape(x.size(0), hidden.weight().size(1));
    return output.forward(hidden.forward(seen).tanh());
  }
}
