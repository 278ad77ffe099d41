package gradus.tensor;

import java.util.List;

/// Convolution of images x with filters w to outputs y, and the two sums that its derivatives are.
///
/// Behind all three stand the same products: y = Σ x · w over what a window sees. Where x or w is
/// wanted instead, the other two are given: Σ y · w is the gradient of the images, Σ x · y that of
/// the filters. So the derivative of each is made of the other two, to any order.
///
/// Shapes: x (batch, channels, rows, columns), w (outputs, channels / groups, rows, columns), y
/// (batch, outputs, rows, columns).
///
/// @param wanted which of the three is computed from the other two
/// @param window how the filters slide
/// @param groups into how many groups the channels fall; outputs see the channels of their own only
/// @param rows the rows of the result, which the other two do not tell for x and w
/// @param columns the columns of the result, likewise
public record Conv2d(Wanted wanted, Window window, int groups, int rows, int columns)
    implements Op {
  /// Which of the three is computed.
  public enum Wanted {
    /// y from (x, w): the convolution.
    OUTPUT,
    /// x from (y, w): the transposed convolution.
    INPUT,
    /// w from (x, y).
    WEIGHT
  }

  @Override
  public String label() {
    return switch (wanted) {
      case OUTPUT -> "conv2d";
      case INPUT -> "convTranspose2d";
      case WEIGHT -> "conv2dWeight";
    };
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape a = in.get(0).shape();
    Shape b = in.get(1).shape();
    return switch (wanted) {
      case OUTPUT -> Shape.of(a.size(0), b.size(0), rows, columns);
      case INPUT -> Shape.of(a.size(0), b.size(1) * groups, rows, columns);
      case WEIGHT -> Shape.of(b.size(1), a.size(1) / groups, rows, columns);
    };
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    tie(backend, in, out).run();
  }

  @Override
  public Runnable tie(Backend backend, List<Tensor> in, Tensor out) {
    Tensor a = in.get(0);
    Tensor b = in.get(1);
    return switch (wanted) {
      case OUTPUT -> backend.conv2d(this, a, b, out);
      case INPUT -> backend.conv2d(this, out, b, a);
      case WEIGHT -> backend.conv2d(this, a, out, b);
    };
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor a = in.get(0);
    Tensor b = in.get(1);
    // g stands where out stood: each line computes the input that is asked for from g and the
    // other.
    return switch (wanted) {
      case OUTPUT -> i == 0 ? solve(Wanted.INPUT, g, b, a) : solve(Wanted.WEIGHT, a, g, b);
      case INPUT -> i == 0 ? solve(Wanted.OUTPUT, g, b, a) : solve(Wanted.WEIGHT, g, a, b);
      case WEIGHT -> i == 0 ? solve(Wanted.INPUT, b, g, a) : solve(Wanted.OUTPUT, a, g, b);
    };
  }

  private Tensor solve(Wanted which, Tensor first, Tensor second, Tensor like) {
    return Tensor.apply(
        new Conv2d(which, window, groups, like.size(2), like.size(3)), first, second);
  }

  /// The specification: adds every product of the sum to one of three gapless arrays, which starts
  /// as zeros.
  ///
  /// @param x the numbers of the images
  /// @param images their shape
  /// @param w the numbers of the filters
  /// @param filters their shape
  /// @param y the numbers of the outputs
  /// @param outputs their shape
  void addProducts(double[] x, Shape images, double[] w, Shape filters, double[] y, Shape outputs) {
    int channels = filters.size(1);
    int perGroup = outputs.size(1) / groups;
    int k = 0;
    for (int n = 0; n < outputs.size(0); n++) {
      for (int o = 0; o < outputs.size(1); o++) {
        for (int row = 0; row < outputs.size(2); row++) {
          for (int column = 0; column < outputs.size(3); column++, k++) {
            for (int c = 0; c < channels; c++) {
              int plane = n * images.size(1) + o / perGroup * channels + c;
              for (int i = 0; i < filters.size(2); i++) {
                int imageRow = window.index(row, i);
                if (imageRow < 0 || imageRow >= images.size(2)) {
                  continue;
                }
                for (int j = 0; j < filters.size(3); j++) {
                  int imageColumn = window.index(column, j);
                  if (imageColumn < 0 || imageColumn >= images.size(3)) {
                    continue;
                  }
                  int p = (plane * images.size(2) + imageRow) * images.size(3) + imageColumn;
                  int q = ((o * channels + c) * filters.size(2) + i) * filters.size(3) + j;
                  switch (wanted) {
                    case OUTPUT -> y[k] += x[p] * w[q];
                    case INPUT -> x[p] += y[k] * w[q];
                    case WEIGHT -> w[q] += x[p] * y[k];
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
