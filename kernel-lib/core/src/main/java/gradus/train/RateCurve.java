package gradus.train;

import java.util.List;

/// What a search for a learning rate found: the loss at rising rates.
///
/// While the rate is too small nothing happens, then the loss falls ever faster, then it bursts. A
/// good rate lies where it falls fastest, well before the burst.
///
/// @param rates the learning rates, rising
/// @param losses the loss at each, smoothed over the steps before
/// @param suggestion the rate at which the loss fell fastest, by the logarithm of the rate
public record RateCurve(List<Double> rates, List<Double> losses, double suggestion) {
  /// Keeps copies of the lists.
  public RateCurve {
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
  }

  /// Such as `rates 1e-6 to 0.83, lowest loss 0.21 at 0.3; try 0.05`.
  @Override
  public String toString() {
    int lowest = 0;
    for (int i = 0; i < losses.size(); i++) {
      lowest = losses.get(i) < losses.get(lowest) ? i : lowest;
    }
    return "rates %s to %s, lowest loss %s at %s; try %s"
        .formatted(
            Figures.number(rates.getFirst()),
            Figures.number(rates.getLast()),
            Figures.number(losses.get(lowest)),
            Figures.number(rates.get(lowest)),
            Figures.number(suggestion));
  }
}
