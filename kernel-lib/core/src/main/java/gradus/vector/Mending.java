package gradus.vector;

import gradus.tensor.Window;

/// Computes anew, one by one, those results of a convolution that are NaN.
///
/// The fast loops multiply with the zeros around an image too, and 0 times an infinity or NaN is
/// NaN where the specification has no product at all.
final class Mending {
  private final Convolution all;
  private final Window window;
  private final Grid x;
  private final Grid w;
  private final Grid y;
  private final int outputs;

  Mending(Convolution all) {
    this.all = all;
    this.window = all.window();
    this.x = all.x();
    this.w = all.w();
    this.y = all.y();
    this.outputs = all.outputs();
  }

  /// Only a filter that is not finite can do harm to the other two.
  private boolean filtersAreFinite() {
    // 0 · w is NaN for an infinity and for NaN, and so is every sum from then on.
    float sum = 0;
    for (int o = 0; o < w.size(0); o++) {
      for (int c = 0; c < w.size(1); c++) {
        for (int tap = 0; tap < all.taps(); tap++) {
          sum += 0 * all.weight(o, c, tap);
        }
      }
    }
    return sum == 0;
  }

  void output() {
    if (filtersAreFinite()) {
      return;
    }
    for (int k = 0; k < size(y); k++) {
      int at = y.plane(0, 0) + k;
      if (Float.isNaN(y.numbers[at])) {
        y.numbers[at] = output(index(y, k, 0), index(y, k, 1), index(y, k, 2), index(y, k, 3));
      }
    }
  }

  private float output(int n, int o, int row, int column) {
    float sum = 0;
    int first = o / outputs * w.size(1);
    for (int l = 0; l < w.size(1) * all.taps() && !Float.isNaN(sum); l++) {
      int c = l / all.taps();
      int h = window.index(row, l % all.taps() / w.size(3));
      int v = window.index(column, l % w.size(3));
      if (h >= 0 && h < x.size(2) && v >= 0 && v < x.size(3)) {
        sum = Math.fma(all.weight(o, c, l % all.taps()), x.at(n, first + c, h, v), sum);
      }
    }
    return sum;
  }

  void input() {
    if (filtersAreFinite()) {
      return;
    }
    for (int k = 0; k < size(x); k++) {
      int at = x.plane(0, 0) + k;
      if (Float.isNaN(x.numbers[at])) {
        x.numbers[at] = input(index(x, k, 0), index(x, k, 1), index(x, k, 2), index(x, k, 3));
      }
    }
  }

  private float input(int n, int channel, int h, int v) {
    float sum = 0;
    int first = channel / w.size(1) * outputs;
    for (int l = 0; l < outputs * all.taps() && !Float.isNaN(sum); l++) {
      int o = first + l / all.taps();
      int tap = l % all.taps();
      int down = h - window.index(0, tap / w.size(3));
      int right = v - window.index(0, tap % w.size(3));
      boolean sees = down % window.stride() == 0 && right % window.stride() == 0;
      int row = Math.floorDiv(down, window.stride());
      int column = Math.floorDiv(right, window.stride());
      if (sees && row >= 0 && row < y.size(2) && column >= 0 && column < y.size(3)) {
        float weight = all.weight(o, channel % w.size(1), tap);
        sum = Math.fma(weight, y.at(n, o, row, column), sum);
      }
    }
    return sum;
  }

  void weight() {
    for (int k = 0; k < size(w); k++) {
      int at = w.plane(0, 0) + k;
      if (Float.isNaN(w.numbers[at])) {
        w.numbers[at] = weight(index(w, k, 0), index(w, k, 1), index(w, k, 2), index(w, k, 3));
      }
    }
  }

  private float weight(int o, int c, int i, int j) {
    float sum = 0;
    int channel = o / outputs * w.size(1) + c;
    int places = y.size(2) * y.size(3);
    for (int k = 0; k < x.size(0) * places && !Float.isNaN(sum); k++) {
      int n = k / places;
      int row = k % places / y.size(3);
      int column = k % y.size(3);
      int h = window.index(row, i);
      int v = window.index(column, j);
      if (h >= 0 && h < x.size(2) && v >= 0 && v < x.size(3)) {
        sum = Math.fma(y.at(n, o, row, column), x.at(n, channel, h, v), sum);
      }
    }
    return sum;
  }

  private static int size(Grid result) {
    return result.size(0) * result.size(1) * result.size(2) * result.size(3);
  }

  /// Where number k of a result stands along an axis.
  private static int index(Grid result, int k, int axis) {
    int step = 1;
    for (int inner = axis + 1; inner < 4; inner++) {
      step *= result.size(inner);
    }
    return k / step % result.size(axis);
  }
}
