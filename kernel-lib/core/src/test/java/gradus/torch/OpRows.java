package gradus.torch;

import static java.util.Map.entry;

import gradus.nn.Activations;
import gradus.tensor.DType;
import gradus.tensor.Joining;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What the names in `torch_values.py` mean here: operations on tensors.
final class OpRows {
  /// A result from inputs.
  interface Row extends Function<Tensor[], Tensor> {}

  private OpRows() {}

  // spotless:off
  static final Map<String, Row> FUNCTIONS = Map.ofEntries(
      entry("leakyRelu",    in -> in[0].leakyRelu(0.01)),
      entry("leakyRelu0.2", in -> in[0].leakyRelu(0.2)),
      entry("elu",          in -> in[0].elu(1)),
      entry("elu0.5",       in -> in[0].elu(0.5)),
      entry("gelu",         in -> in[0].gelu()),
      entry("geluTanh",     in -> in[0].geluTanh()),
      entry("silu",         in -> in[0].silu()),
      entry("clamp",        in -> in[0].clamp(-0.4, 1.5)),
      entry("swiglu",       in -> Activations.swiglu().forward(in[0])),
      entry("bfloat16",     in -> in[0].to(DType.BFLOAT16).to(in[0].dtype())),
      entry("float16",      in -> in[0].to(DType.FLOAT16).to(in[0].dtype())),
      entry("softmaxT",     in -> in[0].softmax(-1, 0.5)));

  static final Map<String, Row> REDUCTIONS = reductions();

  private static Map<String, Row> reductions() {
    var rows = new HashMap<String, Row>();
    for (int[] axes : new int[][] {{}, {0}, {1}, {0, -1}}) {
      String label = axes.length == 0 ? "All" : String.join("", Arrays.stream(axes).mapToObj(String::valueOf).toList());
      rows.put("sum" + label,           in -> in[0].sum(axes));
      rows.put("mean" + label,          in -> in[0].mean(axes));
      rows.put("max" + label,           in -> in[0].max(axes));
      rows.put("min" + label,           in -> in[0].min(axes));
      rows.put("var" + label,           in -> in[0].variance(axes));
      rows.put("populationVar" + label, in -> in[0].populationVariance(axes));
      rows.put("std" + label,           in -> in[0].std(axes));
      rows.put("norm" + label,          in -> in[0].norm(axes));
      rows.put("logSumExp" + label,     in -> in[0].logSumExp(axes));
    }
    rows.put("prodAll",     in -> in[0].prod());
    rows.put("prod1",       in -> in[0].prod(1));
    rows.put("cumsum1",     in -> in[0].cumsum(1));
    rows.put("argmax1",     in -> in[0].argmax(1));
    rows.put("argmin1",     in -> in[0].argmin(1));
    rows.put("softmax0",    in -> in[0].softmax(0));
    rows.put("softmax1",    in -> in[0].softmax(1));
    rows.put("logSoftmax1", in -> in[0].logSoftmax(1));
    return rows;
  }

  static final Map<String, Row> ARRANGEMENTS = Map.ofEntries(
      entry("concat0",     in -> Joining.concat(0, in)),
      entry("stack1",      in -> Joining.stack(1, in)),
      entry("permute",     in -> in[0].permute(2, 0, 1)),
      entry("transpose",   in -> in[0].transpose(-1, -2)),
      entry("slice",       in -> in[0].slice(1, 1, 3)),
      entry("flip",        in -> in[0].flip(0, 1)),
      entry("pad",         in -> in[0].pad(-1, 2, 1, 7)),
      entry("select",      in -> in[0].select(1, 2, 0, 2)),
      entry("broadcastTo", in -> in[0].broadcastTo(Shape.of(2, 2, 3))),
      entry("gather1",     in -> in[0].gather(1, in[1])),
      entry("scatterAdd1", in -> in[0].scatterAdd(1, in[1], in[2])),
      entry("where",       in -> Joining.where(in[0], in[1], in[2])));

  static final Map<String, Row> MATRICES = Map.ofEntries(
      entry("matmul",              in -> in[0].matmul(in[1])),
      entry("outer",               in -> in[0].outer(in[1])),
      entry("einsum ij;jk->ik",    in -> Joining.einsum("ij,jk->ik", in)),
      entry("einsum ij->ji",       in -> Joining.einsum("ij->ji", in)),
      entry("einsum ij->",         in -> Joining.einsum("ij->", in)),
      entry("einsum ii->i",        in -> Joining.einsum("ii->i", in)),
      entry("einsum bij;bjk->bik", in -> Joining.einsum("bij,bjk->bik", in)),
      entry("einsum i;j->ij",      in -> Joining.einsum("i,j->ij", in)),
      entry("einsum ij;ij->i",     in -> Joining.einsum("ij,ij->i", in)));

  static final Map<String, Row> WINDOWS = Map.ofEntries(
      entry("conv2d",                      in -> in[0].conv2d(in[1])),
      entry("conv2d stride 2 padding 1",   in -> in[0].conv2d(in[1], 2, 1)),
      entry("conv2d padding 2 dilation 2", in -> in[0].conv2d(in[1], 1, 2, 2, 1)),
      entry("conv2d padding 1 groups 2",   in -> in[0].conv2d(in[1], 1, 1, 1, 2)),
      entry("convTranspose2d",             in -> in[0].convTranspose2d(in[1], 2, 1)),
      entry("maxPool2d 2",                 in -> in[0].maxPool2d(2)),
      entry("maxPool2d 3 1 1",             in -> in[0].maxPool2d(3, 1, 1)),
      entry("avgPool2d 2",                 in -> in[0].avgPool2d(2)),
      entry("avgPool2d 3 2 1",             in -> in[0].avgPool2d(3, 2, 1)));
  // spotless:on
}
