package gradus.bench.peers;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import gradus.bench.Micro;
import gradus.bench.Product;
import gradus.bench.Results;
import gradus.bench.Stopwatch;
import org.bytedeco.javacpp.FloatPointer;

/// Matrix products in OpenBLAS, from and to memory outside the heap. `OPENBLAS_NUM_THREADS` says on
/// how many threads.
public final class OpenBlasPeer {
  private OpenBlasPeer() {}

  /// Times a product.
  ///
  /// @param args the name of the operation, seconds to warm up, seconds to measure
  public static void main(String... args) {
    Product p = Product.of(args[0]).orElseThrow();
    try (var a = new FloatPointer(Micro.formula(p.rows() * p.inner()));
        var b = new FloatPointer(Micro.formula(p.inner() * p.columns()));
        var c = new FloatPointer((long) p.rows() * p.columns())) {
      multiply(p, a, b, c);
      double[] check = {meanSquare(c)};
      Stopwatch times =
          Stopwatch.time(
              () -> multiply(p, a, b, c), Double.parseDouble(args[1]), Double.parseDouble(args[2]));
      Results.print(args[0], "openblas", check, times);
    }
  }

  private static void multiply(Product p, FloatPointer a, FloatPointer b, FloatPointer c) {
    cblas_sgemm(
        CblasRowMajor,
        p.leftTransposed() ? CblasTrans : CblasNoTrans,
        p.rightTransposed() ? CblasTrans : CblasNoTrans,
        p.rows(),
        p.columns(),
        p.inner(),
        1,
        a,
        p.leftTransposed() ? p.rows() : p.inner(),
        b,
        p.rightTransposed() ? p.inner() : p.columns(),
        0,
        c,
        p.columns());
  }

  private static double meanSquare(FloatPointer c) {
    var numbers = new float[(int) c.capacity()];
    c.get(numbers);
    double sum = 0;
    for (float number : numbers) {
      sum += (double) number * number;
    }
    return sum / numbers.length;
  }
}
