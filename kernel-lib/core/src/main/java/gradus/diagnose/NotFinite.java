package gradus.diagnose;

import gradus.tensor.Binary;
import gradus.tensor.Context;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The operation that gave NaN or ∞ for inputs that were ordinary numbers. Found by
/// [Diagnostics#firstNotFinite].
///
/// @param op the operation
/// @param place which operation of the computation it was, counted from 1
/// @param inputs the numbers that went in at the first place that went wrong, one from each input;
///   an operation on whole rows gives the smallest and the largest of the first input instead
/// @param value what came out there: NaN, ∞ or −∞
/// @param count how many of its results are not finite
/// @param size how many results it has
public record NotFinite(Op op, int place, List<Double> inputs, double value, int count, int size) {
  /// Keeps a copy of the list.
  public NotFinite {
    inputs = List.copyOf(inputs);
  }

  static Optional<NotFinite> first(Supplier<Tensor> computation) {
    var finder = new Finder();
    try (var _ = Context.recording(finder)) {
      var _ = computation.get();
    }
    return Optional.ofNullable(finder.found);
  }

  private static final class Finder implements Recorder {
    private int place;
    @Nullable NotFinite found;

    @Override
    public void applied(Op op, List<Tensor> in, Tensor out) {
      place++;
      if (found != null) {
        return;
      }
      double[] results = out.toArray();
      int bad = firstBad(results);
      if (bad < results.length && in.stream().allMatch(x -> isFinite(x.toArray()))) {
        int count = (int) Arrays.stream(results).filter(v -> !Double.isFinite(v)).count();
        found =
            new NotFinite(op, place, inputs(op, in, out, bad), results[bad], count, results.length);
      }
    }

    private static boolean isFinite(double... numbers) {
      return firstBad(numbers) == numbers.length;
    }

    private static int firstBad(double... numbers) {
      int i = 0;
      while (i < numbers.length && Double.isFinite(numbers[i])) {
        i++;
      }
      return i;
    }

    private static List<Double> inputs(Op op, List<Tensor> in, Tensor out, int bad) {
      if (op instanceof Unary || op instanceof Binary) {
        return in.stream().map(x -> x.broadcastTo(out.shape()).toArray()[bad]).toList();
      }
      Tensor x = in.getFirst();
      return List.of(x.min().item(), x.max().item());
    }
  }

  /// Such as `log, operation 7 of the computation, gave −∞ for 0 (12 of 64 results are not
  /// finite).`
  @Override
  public String toString() {
    return "%s, operation %d of the computation, gave %s for %s (%d of %d results are not finite)."
        .formatted(
            op.label(),
            place,
            Words.number(value),
            String.join(" and ", inputs.stream().map(Words::number).toList()),
            count,
            size);
  }
}
