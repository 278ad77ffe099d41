package gradus.tensor;

import java.util.List;

/// Where the largest number in each window lies: row · columns + column, the first of several
/// equals. Padding is never the largest.
///
/// @param length rows and columns of the window
/// @param window how it slides
public record PoolPlaces(int length, Window window) implements Op {
  @Override
  public String label() {
    return "poolPlaces";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape x = in.getFirst().shape();
    return x.with(2, window.count(x.size(2), length)).with(3, window.count(x.size(3), length));
  }

  /// A place is counted in a type that can count so far.
  @Override
  public DType type(List<Tensor> in) {
    Tensor x = in.getFirst();
    return x.dtype().counting(x.size(2) * x.size(3));
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    tie(backend, in, out).run();
  }

  @Override
  public Runnable tie(Backend backend, List<Tensor> in, Tensor out) {
    return backend.poolPlaces(this, in.getFirst(), out);
  }

  @Override
  public boolean differentiable(int i) {
    return false;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    throw new GradientException("a place is flat almost everywhere and passes no gradient on.");
  }

  /// The specification: the place of the largest number that each window sees in its image.
  ///
  /// @param x the images
  /// @param out the shape of the places
  double[] places(Tensor x, Shape out) {
    double[] numbers = x.toArray();
    double[] places = new double[out.numel()];
    int rows = x.size(2);
    int columns = x.size(3);
    int seen = out.size(2) * out.size(3);
    for (int k = 0; k < places.length; k++) {
      int start = k / seen * rows * columns;
      places[k] = place(numbers, start, rows, columns, k % seen / out.size(3), k % out.size(3));
    }
    return places;
  }

  private int place(double[] x, int start, int rows, int columns, int windowRow, int windowColumn) {
    int best = -1;
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < length; j++) {
        int row = window.index(windowRow, i);
        int column = window.index(windowColumn, j);
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
          continue;
        }
        int place = row * columns + column;
        double value = x[start + place];
        boolean larger = best < 0 || value > x[start + best];
        if (larger || (Double.isNaN(value) && !Double.isNaN(x[start + best]))) {
          best = place;
        }
      }
    }
    return best;
  }
}
