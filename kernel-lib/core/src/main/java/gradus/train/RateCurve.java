package gradus.train;

import java.util.Collections;
import java.util.List;

/// What a search for a learning rate found: the loss at rising rates.
///
/// While the rate is too small nothing happens, then the loss falls ever faster, then it bursts.
/// The rate at which it is lowest is on the edge already; a tenth of it is a common choice.
///
/// @param rates the learning rates, rising
/// @param losses the loss at each, smoothed over the steps before
/// @param suggestion a tenth of the rate at which the loss is lowest
public record RateCurve(List<Double> rates, List<Double> losses, double suggestion) {
  /// Keeps copies of the lists.
  public RateCurve {
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
  }

  static RateCurve of(List<Double> rates, List<Double> losses) {
    return new RateCurve(rates, losses, rates.get(lowest(losses)) / 10);
  }

  private static int lowest(List<Double> losses) {
    return losses.indexOf(Collections.min(losses));
  }

  /// Such as `rates 1e-6 to 0.83, lowest loss 0.21 at 0.3; try 0.03`.
  @Override
  public String toString() {
    int lowest = lowest(losses);
    return "rates %s to %s, lowest loss %s at %s; try %s"
        .formatted(
            Figures.number(rates.getFirst()),
            Figures.number(rates.getLast()),
            Figures.number(losses.get(lowest)),
            Figures.number(rates.get(lowest)),
            Figures.number(suggestion));
  }
}
