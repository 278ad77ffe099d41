package gradus.vector;

import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Layout;
import gradus.tensor.Op;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.tensor.Where;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Ops that compute place by place, alone or in chains. Each method says whether it did the work;
/// where it did not, the specification must.
final class Elementwise {
  private static final EnumMap<Unary, KernelSet> UNARY = alone(Unary.class);
  private static final EnumMap<Binary, KernelSet> BINARY = alone(Binary.class);
  private static final KernelSet WHERE = new KernelSet(LaneOps.program(Chain.single(new Where())));

  /// A kernel has a bit for each input; and there are only so many arguments that a method can
  /// have.
  private static final int MOST_INPUTS = 60;

  /// The JVM leaves methods above 8,000 bytes uncompiled; a step takes up to 14.
  private static final int MOST_STEPS = 450;

  private static final Map<Chain, KernelSet> CHAINS = new ConcurrentHashMap<>();

  private Elementwise() {}

  private static <E extends Enum<E> & Op> EnumMap<E, KernelSet> alone(Class<E> ops) {
    var sets = new EnumMap<E, KernelSet>(ops);
    for (E op : ops.getEnumConstants()) {
      if (LaneOps.knows(op)) {
        sets.put(op, new KernelSet(LaneOps.program(Chain.single(op))));
      }
    }
    return sets;
  }

  static boolean unary(Unary op, Tensor x, Tensor out) {
    KernelSet kernels = UNARY.get(op);
    if (kernels == null
        || !(x.storage() instanceof Storage.Floats from)
        || !(out.storage() instanceof Storage.Floats to)) {
      return false;
    }
    if (x.layout().isContiguous()) {
      Chunks.run(
          kernels.stepping(1),
          from.array(),
          x.layout().offset(),
          to.array(),
          out.layout().offset(),
          to.length());
    } else {
      FusedChain.of(kernels, List.of(x), List.of(out)).run();
    }
    return true;
  }

  static boolean binary(Binary op, Tensor a, Tensor b, Tensor out) {
    KernelSet kernels = BINARY.get(op);
    if (kernels == null
        || !(a.storage() instanceof Storage.Floats left)
        || !(b.storage() instanceof Storage.Floats right)
        || !(out.storage() instanceof Storage.Floats to)) {
      return false;
    }
    int stepping =
        (a.layout().isContiguous() ? 1 : isNumber(a.layout()) ? 0 : 4)
            | (b.layout().isContiguous() ? 2 : isNumber(b.layout()) ? 0 : 4);
    if (stepping < 4) {
      Chunks.run(
          kernels.stepping(stepping),
          left.array(),
          a.layout().offset(),
          stepping & 1,
          right.array(),
          b.layout().offset(),
          stepping >> 1,
          to.array(),
          out.layout().offset(),
          to.length());
    } else if (out.rank() == 2 && to.length() < Chunks.LARGE && liesInRows(a) && liesInRows(b)) {
      rows(kernels, a, left.array(), b, right.array(), out, to.array());
    } else {
      FusedChain.of(kernels, List.of(a, b), List.of(out)).run();
    }
    return true;
  }

  /// Whether each row of a matrix is neighbors, or one number.
  private static boolean liesInRows(Tensor matrix) {
    int along = matrix.layout().stride(1);
    return along == 0 || along == 1;
  }

  /// Small matrices, such as a bias added to each row: not worth the search for the longest loops.
  private static void rows(
      KernelSet kernels, Tensor a, float[] x, Tensor b, float[] y, Tensor out, float[] z) {
    Layout left = a.layout();
    Layout right = b.layout();
    kernels
        .stepping(left.stride(1) | right.stride(1) << 1)
        .run(
            new float[][] {x, y, z},
            new int[] {left.offset(), right.offset(), out.layout().offset()},
            new int[] {left.stride(0), right.stride(0), out.size(1)},
            out.size(0),
            out.size(1));
  }

  /// Whether a layout is one number, stretched.
  static boolean isNumber(Layout layout) {
    for (int axis = layout.shape().rank() - 1; axis >= 0; axis--) {
      if (layout.stride(axis) != 0) {
        return false;
      }
    }
    return true;
  }

  static boolean where(Tensor condition, Tensor a, Tensor b, Tensor out) {
    var in = List.of(condition, a, b);
    if (!areFloats(in) || !areFloats(List.of(out))) {
      return false;
    }
    FusedChain.of(WHERE, in, List.of(out)).run();
    return true;
  }

  /// Whether both are `float32`.
  static boolean areFloats(Tensor x, Tensor out) {
    return x.storage() instanceof Storage.Floats && out.storage() instanceof Storage.Floats;
  }

  private static boolean areFloats(List<Tensor> tensors) {
    return tensors.stream().allMatch(x -> x.storage() instanceof Storage.Floats);
  }

  /// A small chain of tensors that lie in one row: not worth the search for loops.
  static boolean chain(Chain chain, List<Tensor> in, Tensor out) {
    if (out.numel() >= Chunks.LARGE
        || chain.inputs() > MOST_INPUTS
        || !(out.storage() instanceof Storage.Floats to)) {
      return false;
    }
    var arrays = new float[in.size() + 1][];
    var at = new int[arrays.length];
    long stepping = 0;
    for (int k = 0; k < in.size(); k++) {
      Tensor x = in.get(k);
      boolean steps = !isNumber(x.layout());
      boolean fits = !steps || (x.layout().isContiguous() && x.numel() == out.numel());
      if (!fits || !(x.storage() instanceof Storage.Floats from)) {
        return false;
      }
      stepping |= steps ? 1L << k : 0;
      arrays[k] = from.array();
      at[k] = x.layout().offset();
    }
    KernelSet kernels = kernels(chain);
    if (kernels == null) {
      return false;
    }
    arrays[in.size()] = to.array();
    kernels.stepping(stepping).run(arrays, at, new int[arrays.length], 1, out.numel());
    return true;
  }

  private static @Nullable KernelSet kernels(Chain chain) {
    KernelSet kernels = CHAINS.get(chain);
    if (kernels == null) {
      if (!chain.links().stream().allMatch(link -> LaneOps.knows(link.op()))) {
        return null;
      }
      kernels = CHAINS.computeIfAbsent(chain, each -> new KernelSet(LaneOps.program(each)));
    }
    return kernels.program().steps().size() > MOST_STEPS ? null : kernels;
  }

  /// A chain tied to tensors, or null where the specification must do it.
  static Chain.@Nullable Fused fuse(Chain chain, List<Tensor> in, List<Tensor> out) {
    boolean written = out.stream().allMatch(x -> x.layout().isContiguous());
    if (!written || chain.inputs() > MOST_INPUTS || !areFloats(in) || !areFloats(out)) {
      return null;
    }
    KernelSet kernels = kernels(chain);
    return kernels == null ? null : FusedChain.of(kernels, in, out);
  }
}
