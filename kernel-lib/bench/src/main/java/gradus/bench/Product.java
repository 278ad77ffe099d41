package gradus.bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sizes of a matrix product, and how its factors lie in memory.
///
/// @param rows rows of the left factor
/// @param inner columns of the left factor, rows of the right one
/// @param columns columns of the right factor
/// @param leftTransposed whether the left factor is the transpose of what lies in memory
/// @param rightTransposed whether the right factor is
public record Product(
    int rows, int inner, int columns, boolean leftTransposed, boolean rightTransposed) {
  private static final Pattern NAME =
      Pattern.compile("gemm-(\\d+)(?:x(\\d+)x(\\d+)-([nt])([nt]))?");

  /// Reads a name such as `gemm-64` or `gemm-64x784x128-nt`.
  ///
  /// @param name the name of an operation
  /// @return the product, or nothing if the operation is another one
  public static Optional<Product> of(String name) {
    Matcher sizes = NAME.matcher(name);
    if (!sizes.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(sizes.group(1));
    if (sizes.group(2) == null) {
      return Optional.of(new Product(rows, rows, rows, false, false));
    }
    return Optional.of(
        new Product(
            rows,
            Integer.parseInt(sizes.group(2)),
            Integer.parseInt(sizes.group(3)),
            sizes.group(4).equals("t"),
            sizes.group(5).equals("t")));
  }
}
