package gradus.vector;

import gradus.tensor.Chain;
import gradus.tensor.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kernels tied to tensors: which kernel, where each array begins, how the loops run.
final class FusedChain implements Chain.Fused, Epilogue {
  private final Kernel kernel;
  private final Loops loops;
  private final int[] steps;
  private final boolean empty;

  /// The length of the last axis.
  private final int width;

  private final float[][] arrays;
  private final int[] starts;

  /// Where the arrays stand while outer loops run.
  private final int[] at;

  private final int[] index;

  /// Large work is split into parts of so many rows, or columns where there is one row.
  private final boolean isSplit;

  private final int size;
  private final Team.Work work = this::part;

  /// A program of so many steps takes longer for a number by itself than the number's copy does.
  private static final int WORTH_COPYING = 12;

  /// Inputs whose neighbors lie apart are first copied to the array that the kernel reads; so are
  /// those that repeat a row or a column where rows are shorter than a vector: then all of them are
  /// one row.
  private final @Nullable Copied[] copied;

  private static final class Copied {
    private float[] from;
    private int at;
    private final Loops loops;
    private final int[] index;

    Copied(float[] from, Layout layout) {
      this.from = from;
      this.at = layout.offset();
      this.loops = Loops.of(layout.shape(), List.of(layout, Layout.of(layout.shape())));
      this.index = new int[loops.counts.length - 2];
    }

    void copy(float[] to) {
      Copies.copy(loops, index, from, at, to, 0);
    }
  }

  private FusedChain(
      Kernel kernel,
      Loops loops,
      boolean empty,
      int width,
      float[][] arrays,
      int[] starts,
      @Nullable Copied[] copied) {
    this.kernel = kernel;
    this.loops = loops;
    this.empty = empty;
    this.width = width;
    this.arrays = arrays;
    this.starts = starts;
    this.copied = copied;
    this.at = starts.clone();
    this.index = new int[loops.counts.length - 2];
    this.steps = new int[arrays.length];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = loops.fromRowToRow(k);
    }
    int count = loops.rows() * loops.columns();
    this.isSplit = index.length == 0 && count >= Chunks.LARGE;
    this.size =
        !isSplit ? most() : isOneRow() ? Chunks.size(count) : Chunks.rows(most(), loops.columns());
  }

  /// Ties kernels to tensors.
  ///
  /// @param in the inputs, stretched to the shape of the outputs
  /// @param out the outputs, whose neighbors along the last axis lie side by side
  static FusedChain of(KernelSet kernels, List<Tensor> in, List<Tensor> out) {
    Shape shape = out.getFirst().shape();
    int inputs = in.size();
    var arrays = new float[inputs + out.size()][];
    var starts = new int[arrays.length];
    var copied = new @Nullable Copied[arrays.length];
    var layouts = new ArrayList<Layout>();
    boolean empty = shape.numel() == 0;
    boolean join =
        !empty && hasShortRows(shape) && kernels.program().steps().size() >= WORTH_COPYING;
    for (int k = 0; k < arrays.length; k++) {
      Tensor x = k < inputs ? in.get(k) : out.get(k - inputs);
      Layout layout = x.layout();
      arrays[k] = ((Storage.Floats) x.storage()).array();
      boolean gapless = Elementwise.isNumber(layout) || layout.isContiguous();
      if (k < inputs && (join ? !gapless : !isSmooth(layout))) {
        copied[k] = new Copied(arrays[k], layout);
        arrays[k] = new float[shape.numel()];
        layout = Layout.of(shape);
      }
      starts[k] = layout.offset();
      layouts.add(layout);
    }
    var loops = Loops.of(shape, layouts);
    long stepping = 0;
    for (int k = 0; k < inputs; k++) {
      stepping |= (long) loops.alongRow(k) << k;
    }
    int width = shape.rank() == 0 ? 1 : shape.size(-1);
    return new FusedChain(kernels.stepping(stepping), loops, empty, width, arrays, starts, copied);
  }

  /// Whether the last axis that has neighbors has less than a vector holds.
  private static boolean hasShortRows(Shape shape) {
    int axis = lastAxis(shape);
    return axis >= 0 && shape.size(axis) < VectorBackend.LANES;
  }

  /// Whether neighbors along the last axis that has any lie side by side or are one and the same.
  static boolean isSmooth(Layout layout) {
    int axis = lastAxis(layout.shape());
    return axis < 0 || layout.stride(axis) == 0 || layout.stride(axis) == 1;
  }

  private static int lastAxis(Shape shape) {
    int axis = shape.rank() - 1;
    while (axis >= 0 && shape.size(axis) == 1) {
      axis--;
    }
    return axis;
  }

  @Override
  public void replace(int input, Tensor x) {
    float[] array = ((Storage.Floats) x.storage()).array();
    Copied old = copied[input];
    if (old == null) {
      arrays[input] = array;
      starts[input] = x.layout().offset();
    } else {
      old.from = array;
      old.at = x.layout().offset();
    }
  }

  /// Brings the inputs up to date of which it reads a copy: must be called before [#rows].
  void copyInputs() {
    for (int k = 0; k < copied.length; k++) {
      Copied each = copied[k];
      if (each != null) {
        each.copy(arrays[k]);
      }
    }
  }

  /// Whether it can be done row by row.
  boolean isByRows() {
    return !empty && index.length == 0 && (isOneRow() || loops.columns() == width);
  }

  @Override
  public void rows(int from, int to) {
    int unit = isOneRow() ? width : 1;
    some(from * unit, (to - from) * unit);
  }

  @Override
  public void run() {
    if (empty) {
      return;
    }
    copyInputs();
    if (isSplit) {
      Team.run(Chunks.parts(most(), size), work);
      return;
    }
    System.arraycopy(starts, 0, at, 0, at.length);
    do {
      kernel.run(arrays, at, steps, loops.rows(), loops.columns());
    } while (advance());
  }

  private void part(int part) {
    int first = part * size;
    some(first, Math.min(size, most() - first));
  }

  /// Does some of the rows, or of the columns of the only row.
  private void some(int first, int count) {
    int[] at = Scratch.own().places(starts.length);
    for (int k = 0; k < starts.length; k++) {
      at[k] = starts[k] + first * (isOneRow() ? loops.alongRow(k) : steps[k]);
    }
    kernel.run(arrays, at, steps, isOneRow() ? 1 : count, isOneRow() ? count : loops.columns());
  }

  private boolean isOneRow() {
    return loops.rows() == 1;
  }

  /// How many there are for [#some].
  private int most() {
    return isOneRow() ? loops.columns() : loops.rows();
  }

  /// Goes on to the next rows of the outer loops, if there are any.
  private boolean advance() {
    for (int loop = index.length - 1; loop >= 0; loop--) {
      boolean again = ++index[loop] < loops.counts[loop];
      int times = again ? 1 : 1 - loops.counts[loop];
      for (int k = 0; k < at.length; k++) {
        at[k] += times * loops.strides[k][loop];
      }
      if (again) {
        return true;
      }
      index[loop] = 0;
    }
    return false;
  }
}
