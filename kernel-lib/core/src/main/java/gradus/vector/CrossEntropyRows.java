package gradus.vector;

import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Cross-entropy tied to tensors: the losses, their slopes, or both from the same exponentials.
final class CrossEntropyRows implements Runnable {
  private final Tensor logits;
  private final Storage target;
  private final int firstTarget;
  private final int nextTarget;
  private final float @Nullable [] losses;
  private final int lossesAt;
  private final float @Nullable [] slopes;
  private final int slopesAt;

  private final int rows;
  private final int columns;
  private final int rowsOfPart;
  private final Team.Work work = this::part;

  private float[] x = {};
  private int at;

  CrossEntropyRows(Tensor logits, Tensor target, @Nullable Tensor losses, @Nullable Tensor slopes) {
    this.logits = logits;
    this.target = target.storage();
    this.firstTarget = target.layout().offset();
    this.nextTarget = target.layout().stride(0);
    this.losses = losses == null ? null : ((Storage.Floats) losses.storage()).array();
    this.lossesAt = losses == null ? 0 : losses.layout().offset();
    this.slopes = slopes == null ? null : ((Storage.Floats) slopes.storage()).array();
    this.slopesAt = slopes == null ? 0 : slopes.layout().offset();
    this.rows = logits.size(0);
    this.columns = logits.size(1);
    boolean large = rows > 1 && logits.numel() >= Chunks.LARGE;
    this.rowsOfPart = large ? Chunks.rows(rows, columns) : rows;
  }

  @Override
  public void run() {
    if (logits.numel() == 0) {
      return;
    }
    x = Copies.inOrder(logits);
    at = Copies.start(logits);
    Team.run(Chunks.parts(rows, rowsOfPart), work);
  }

  private void part(int part) {
    int end = Math.min(rows, (part + 1) * rowsOfPart);
    int block = Exponentials.rows(rows, columns);
    for (int r = part * rowsOfPart; r < end; r += block) {
      block(r, Math.min(block, end - r));
    }
  }

  private void block(int first, int count) {
    int from = at + first * columns;
    float[] shares = slopes == null ? Scratch.own().images(count * columns) : slopes;
    int to = slopes == null ? 0 : slopesAt + first * columns;
    // For each row its shift, then for each row one over its sum.
    float[] perRow = Scratch.own().sums(2 * count);
    Exponentials.of(x, from, perRow, shares, to, count, columns);
    for (int r = 0; r < count; r++) {
      double sum = Sums.sum(shares, to + r * columns, columns);
      perRow[count + r] = (float) (1 / sum);
      if (losses != null) {
        float right = x[from + r * columns + target(first + r)] - perRow[r];
        losses[lossesAt + first + r] = (float) StrictMath.log(sum) - right;
      }
    }
    if (slopes != null) {
      Exponentials.scale(slopes, to, perRow, count, count, columns);
      for (int r = 0; r < count; r++) {
        slopes[to + r * columns + target(first + r)] -= 1;
      }
    }
  }

  private int target(int row) {
    return (int) target.get(firstTarget + row * nextTarget);
  }
}
