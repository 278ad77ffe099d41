package gradus.nn;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import gradus.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a model does to one batch, layer by layer, found by running it on zeros in
/// [eval][Layer#eval] mode.
///
/// Everything that computes has a row, in the order of computing: the layers of this library, and
/// between them the operations of a `forward` of your own. A layer that is used twice has two rows;
/// its parameters are counted in the first.
///
/// @param rows one for each layer that computed
public record Summary(List<Row> rows) {
  /// So many columns are words.
  private static final int WORDS = 3;

  /// One layer at work.
  ///
  /// @param name its place in the model, such as `hidden.0`; empty for operations outside a layer
  /// @param layer what it is, such as `linear(10, 64)`, or the operations
  /// @param output the shape of its output
  /// @param parameters how many numbers it can learn
  /// @param flops how many additions, multiplications, comparisons or functions of a number it
  ///   computes; a multiplication with its addition counts as two
  /// @param parameterBytes the memory of its parameters
  /// @param activationBytes the memory of the tensors that it makes, which learning keeps until
  ///   `backward()`
  public record Row(
      String name,
      String layer,
      Shape output,
      long parameters,
      long flops,
      long parameterBytes,
      long activationBytes) {}

  /// Keeps a copy of the rows.
  public Summary {
    rows = List.copyOf(rows);
  }

  static Summary of(Layer model, int... inputSizes) {
    Map<Layer, String> names = Parts.layers(model);
    var tracer = new Tracer(names);
    Tensor x = input(model, inputSizes);
    Parts.predicting(model, tracer, () -> Calls.listen(tracer, () -> model.forward(x)));
    return new Summary(tracer.rows());
  }

  private static Tensor input(Layer model, int... sizes) {
    Tensor x = Tensors.zeros(sizes);
    return model.parameters().stream().findFirst().map(first -> x.to(first.dtype())).orElse(x);
  }

  /// All parameters.
  ///
  /// @return the sum over the rows
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /// All work of one forward pass.
  ///
  /// @return the sum over the rows; going backward costs about twice as much
  public long flops() {
    return rows.stream().mapToLong(Row::flops).sum();
  }

  /// The memory of all parameters.
  ///
  /// @return bytes
  public long parameterBytes() {
    return rows.stream().mapToLong(Row::parameterBytes).sum();
  }

  /// The memory of all tensors that the forward pass makes.
  ///
  /// @return bytes
  public long activationBytes() {
    return rows.stream().mapToLong(Row::activationBytes).sum();
  }

  /// A table with one line for each row, and the sums.
  @Override
  public String toString() {
    var table = new ArrayList<List<String>>();
    table.add(List.of("layer", "", "output", "parameters", "FLOPs", "memory"));
    for (Row row : rows) {
      table.add(
          List.of(
              row.name(),
              row.layer(),
              row.output().toString(),
              count(row.parameters()),
              count(row.flops()),
              bytes(row.parameterBytes() + row.activationBytes())));
    }
    table.add(
        List.of(
            "total",
            "",
            "",
            count(parameters()),
            count(flops()),
            bytes(parameterBytes() + activationBytes())));
    return Table.of(WORDS, table)
        + "\nmemory: %s of parameters, %s of activations"
            .formatted(bytes(parameterBytes()), bytes(activationBytes()));
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String bytes(long n) {
    if (n < 1024) {
      return n + " B";
    }
    return n < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KiB", n / 1024.0)
        : String.format(Locale.ROOT, "%,.1f MiB", n / 1048576.0);
  }
}
