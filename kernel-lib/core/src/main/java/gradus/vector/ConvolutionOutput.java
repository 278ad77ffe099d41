package gradus.vector;

import java.util.Arrays;

/// y\[n, o\] = Σ w\[o, c, tap\] · x\[n, c\] shifted by the tap.
final class ConvolutionOutput implements Runnable {
  private final Convolution all;
  private final Mending mending;
  private final Runnable images;
  private final Planes planes;
  private final int[] shifts;
  private final Filters[] filters;

  ConvolutionOutput(Convolution all) {
    this.all = all;
    this.mending = new Mending(all);
    this.images = all.eachImage(this::image);
    this.planes = all.planes();
    this.shifts = planes.shifts(all.channels(), planes.size());
    this.filters = new Filters[all.groups()];
    int taps = all.taps();
    Arrays.setAll(
        filters,
        g ->
            new Filters(
                all.tile(),
                all.outputs(),
                shifts.length,
                (o, l) -> all.weight(g * all.outputs() + o, l / taps, l % taps)));
  }

  @Override
  public void run() {
    for (Filters group : filters) {
      group.lay();
    }
    images.run();
    mending.output();
  }

  private void image(int n) {
    Grid y = all.y();
    int padding = all.window().padding();
    int outputs = all.outputs();
    int count = y.size(2) * planes.columns;
    int row = all.wholeTiles(count);
    var scratch = Scratch.own();
    float[] images = scratch.images(all.channels() * planes.perChannel() * planes.size() + row);
    float[] sums = scratch.sums(outputs * row);
    for (int g = 0; g < all.groups(); g++) {
      planes.lay(
          all.x(),
          n,
          g * all.channels(),
          all.channels(),
          padding,
          padding,
          images,
          0,
          planes.size());
      filters[g].slide(images, shifts, count, sums, row);
      for (int o = 0; o < outputs; o++) {
        int to = y.plane(n, g * outputs + o);
        Rows.copy(y.size(2), y.size(3), sums, o * row, planes.columns, y.numbers, to, y.size(3));
      }
    }
  }
}
