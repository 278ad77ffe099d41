package gradus.torch;

import static java.util.Map.entry;

import gradus.loss.Losses;
import gradus.loss.Reduction;
import gradus.nn.BatchNorm;
import gradus.nn.Convolution;
import gradus.nn.Embedding;
import gradus.nn.GroupNorm;
import gradus.nn.InstanceNorm;
import gradus.nn.LayerNorm;
import gradus.nn.Linear;
import gradus.nn.RmsNorm;
import gradus.tensor.Context;
import gradus.tensor.Joining;
import gradus.tensor.Tensor;
import gradus.torch.OpRows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the names in `torch_values.py` mean here: losses and layers.
final class ModelRows {
  private ModelRows() {}

  // spotless:off
  static final Map<String, Row> LOSSES = losses();

  private static Map<String, Row> losses() {
    var rows = new HashMap<String, Row>();
    for (Reduction reduction : Reduction.values()) {
      String label = " " + reduction.name().toLowerCase(Locale.ROOT);
      rows.put("mse" + label,                  in -> Losses.mse(in[0], in[1], reduction));
      rows.put("mae" + label,                  in -> Losses.mae(in[0], in[1], reduction));
      rows.put("huber" + label,                in -> Losses.huber(in[0], in[1], 1, reduction));
      rows.put("huber0.5" + label,             in -> Losses.huber(in[0], in[1], 0.5, reduction));
      rows.put("bceWithLogits" + label,        in -> Losses.bceWithLogits(in[0], in[1], reduction));
      rows.put("bceWeighted" + label,          in -> Losses.bceWithLogits(in[0], in[1], in[2], reduction));
      rows.put("bce" + label,                  in -> Losses.bce(in[0], in[1], reduction));
      rows.put("crossEntropy" + label,         in -> Losses.crossEntropy(in[0], in[1], reduction));
      rows.put("crossEntropyWeighted" + label, in -> Losses.crossEntropy(in[0], in[1], in[2], 0.1, reduction));
    }
    rows.put("perplexity", in -> Losses.perplexity(in[0], in[1]));
    rows.put("l1Penalty",  in -> Losses.l1Penalty(List.of(in), 0.1));
    rows.put("l2Penalty",  in -> Losses.l2Penalty(List.of(in), 0.1));
    return rows;
  }

  static final Map<String, Row> LAYERS = Map.ofEntries(
      entry("linear",          in -> new Linear(in[1], in[2]).forward(in[0])),
      entry("convolution",     in -> new Convolution(in[1], in[2], 2, 1, 1, 1).forward(in[0])),
      entry("embedding",       in -> new Embedding(in[0]).forward(in[1])),
      entry("batchNorm train", in -> batchNorm(true, in)),
      entry("batchNorm eval",  in -> batchNorm(false, in)),
      entry("layerNorm",       in -> new LayerNorm(in[1], in[2], 1e-5).forward(in[0])),
      entry("rmsNorm",         in -> new RmsNorm(in[1], in[1].dtype().bytes() == 8 ? 0x1p-52 : 0x1p-23).forward(in[0])),
      entry("groupNorm",       in -> new GroupNorm(2, in[1], in[2], 1e-5).forward(in[0])),
      entry("instanceNorm",    in -> new InstanceNorm(1e-5).forward(in[0])));
  // spotless:on

  /// The result, the running mean and the running variance, one after another. A batch norm makes
  /// its scale and shift itself: with the given numbers they take the places of the inputs, so that
  /// their gradients are compared.
  private static Tensor batchNorm(boolean training, Tensor[] in) {
    try (var _ = Context.defaultType(in[0].dtype())) {
      var norm = new BatchNorm(in[0].rank() == 4 ? 2 : 1, in[1].numel(), 0.1, 1e-5);
      norm.weight().assign(in[1]);
      norm.bias().assign(in[2]);
      in[1] = norm.weight();
      in[2] = norm.bias();
      if (!training) {
        norm.eval();
      }
      Tensor y = norm.forward(in[0]).flatten();
      return Joining.concat(0, y, norm.runningMean(), norm.runningVar());
    }
  }
}
