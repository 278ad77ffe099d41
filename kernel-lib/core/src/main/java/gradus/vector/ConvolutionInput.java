package gradus.vector;

import gradus.tensor.Window;
import java.util.Arrays;

/// x\[n, c\] = Σ w\[o, c, tap\] · y\[n, o\] shifted back by the tap.
///
/// With a stride, x is made of planes, each of which some of the taps see: each plane is a
/// convolution of y with those.
final class ConvolutionInput implements Runnable {
  private final Convolution all;
  private final Mending mending;
  private final Runnable images;
  private final int stride;
  private final int padding;

  /// How far the taps reach, in places of y.
  private final int above;

  private final int before;

  /// y with zeros around it, over which a plane of x slides.
  private final Planes planes;

  private final int rows;
  private final int[][] shifts;
  private final Filters[][] filters;

  ConvolutionInput(Convolution all) {
    this.all = all;
    this.mending = new Mending(all);
    this.images = all.eachImage(this::image);
    this.stride = all.window().stride();
    this.padding = all.window().padding();
    Grid x = all.x();
    Grid w = all.w();
    int dilation = all.window().dilation();
    this.above = (w.size(2) - 1) * dilation / stride;
    this.before = (w.size(3) - 1) * dilation / stride;
    this.rows = (x.size(2) - 1 + padding) / stride + 1;
    int columns = (x.size(3) - 1 + padding) / stride + 1;
    // A window that moves by one over y as far as the taps reach, with as many zeros before it.
    this.planes = new Planes(new Window(1, 0, 1), rows, columns, above + 1, before + 1);
    this.shifts = new int[stride * stride][];
    this.filters = new Filters[stride * stride][];
    for (int plane = 0; plane < shifts.length; plane++) {
      deal(plane, dilation);
    }
  }

  private void deal(int plane, int dilation) {
    Grid w = all.w();
    int[] seen = new int[all.taps()];
    int count = 0;
    for (int tap = 0; tap < seen.length; tap++) {
      int down = tap / w.size(3) * dilation;
      int right = tap % w.size(3) * dilation;
      if (down % stride == plane / stride && right % stride == plane % stride) {
        seen[count++] = tap;
      }
    }
    int taps = count;
    int size = planes.size();
    shifts[plane] = new int[all.outputs() * taps];
    for (int l = 0; l < shifts[plane].length; l++) {
      int down = seen[l % taps] / w.size(3) * dilation / stride;
      int right = seen[l % taps] % w.size(3) * dilation / stride;
      shifts[plane][l] = l / taps * size + (above - down) * planes.columns + before - right;
    }
    filters[plane] = new Filters[all.groups()];
    Arrays.setAll(
        filters[plane],
        g ->
            new Filters(
                all.tile(),
                all.channels(),
                shifts[plane].length,
                (c, l) -> all.weight(g * all.outputs() + l / taps, c, seen[l % taps])));
  }

  @Override
  public void run() {
    for (Filters[] plane : filters) {
      for (Filters group : plane) {
        group.lay();
      }
    }
    images.run();
    mending.input();
  }

  private void image(int n) {
    int channels = all.channels();
    int count = rows * planes.columns;
    int row = all.wholeTiles(count);
    var scratch = Scratch.own();
    float[] images = scratch.images(all.outputs() * planes.size() + row);
    float[] sums = scratch.sums(channels * row);
    for (int g = 0; g < all.groups(); g++) {
      planes.lay(
          all.y(), n, g * all.outputs(), all.outputs(), above, before, images, 0, planes.size());
      for (int plane = 0; plane < shifts.length; plane++) {
        filters[plane][g].slide(images, shifts[plane], count, sums, row);
        for (int c = 0; c < channels; c++) {
          collect(sums, c * row, plane, all.x().plane(n, g * channels + c));
        }
      }
    }
  }

  /// Row u of a plane is row u · stride + plane row − padding of the image; columns likewise.
  private void collect(float[] sums, int from, int plane, int to) {
    Grid x = all.x();
    int down = plane / stride - padding;
    int right = plane % stride - padding;
    int first = Math.max(0, Math.ceilDiv(-right, stride));
    int end = Math.ceilDiv(x.size(3) - right, stride);
    int top = Math.max(0, Math.ceilDiv(-down, stride));
    if (stride == 1) {
      // Both −down and −right are the padding, so the first number of the image is asked for.
      int start = from + top * planes.columns + first;
      Rows.copy(x.size(2), x.size(3), sums, start, planes.columns, x.numbers, to, x.size(3));
      return;
    }
    for (int u = top; u * stride + down < x.size(2); u++) {
      int p = from + u * planes.columns;
      int q = to + (u * stride + down) * x.size(3) + right;
      for (int v = first; v < end; v++) {
        x.numbers[q + v * stride] = sums[p + v];
      }
    }
  }
}
