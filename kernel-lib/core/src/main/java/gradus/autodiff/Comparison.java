package gradus.autodiff;

import gradus.autodiff.GradientReport.Place;
import gradus.autodiff.GradientReport.Verdict;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Claimed gradients beside central differences, at one point.
///
/// @param x the inputs
/// @param claimed a gradient for each, perhaps of the wrong shape
/// @param expected what differences say, in the shape of each input
/// @param places one for each number of the inputs whose gradient has the right shape
record Comparison(List<Tensor> x, List<Tensor> claimed, List<Tensor> expected, List<Place> places) {
  static Comparison of(Probe probe, List<Tensor> x, List<Tensor> claimed) {
    var central = new Central(probe, x);
    var expected = new ArrayList<Tensor>();
    var places = new ArrayList<Place>();
    for (int i = 0; i < x.size(); i++) {
      boolean fits = claimed.get(i).shape().equals(x.get(i).shape());
      double[] mine = claimed.get(i).toArray();
      double[] slopes = new double[x.get(i).numel()];
      var estimates = new ArrayList<Central.Estimate>();
      for (int k = 0; k < slopes.length; k++) {
        var estimate = central.at(i, k, fits ? mine[k] : Double.NaN);
        estimates.add(estimate);
        slopes[k] = estimate.value();
      }
      expected.add(Probe.tensor(slopes, x.get(i)));
      double scale = largest(slopes);
      for (int k = 0; fits && k < slopes.length; k++) {
        places.add(place(i, indexOf(k, x.get(i).shape()), mine[k], estimates.get(k), scale));
      }
    }
    return new Comparison(x, claimed, expected, places);
  }

  private static Place place(
      int input, List<Integer> index, double mine, Central.Estimate estimate, double scale) {
    double off = Math.abs(mine - estimate.value());
    double size = Math.max(Math.abs(mine), Math.abs(estimate.value()));
    Verdict verdict;
    if (!Double.isFinite(mine) && Double.isFinite(estimate.value())) {
      verdict = Verdict.WRONG;
    } else if (estimate.kink()) {
      verdict = Verdict.KINK;
    } else if (off <= 1e-5 * size) {
      verdict = Verdict.RIGHT;
    } else if (off <= 3 * estimate.doubt()) {
      // The difference drowns in the doubt. Where that is small beside the other slopes, so is it.
      verdict = estimate.doubt() <= 1e-3 * Math.max(scale, 1e-3) ? Verdict.RIGHT : Verdict.KINK;
    } else {
      verdict = Verdict.WRONG;
    }
    double shown = off <= 3 * estimate.doubt() ? 0 : off / size;
    return new Place(input, index, mine, estimate.value(), Double.isNaN(mine) ? 1 : shown, verdict);
  }

  static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }

  private static List<Integer> indexOf(int k, Shape shape) {
    var index = new ArrayList<Integer>();
    int rest = k;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index.addFirst(rest % shape.size(axis));
      rest /= shape.size(axis);
    }
    return index;
  }

  boolean fits(int input) {
    return claimed.get(input).shape().equals(x.get(input).shape());
  }

  boolean isWrong(int input) {
    return !fits(input)
        || places.stream().anyMatch(p -> p.input() == input && p.verdict() == Verdict.WRONG);
  }

  Verdict verdict() {
    if (IntStream.range(0, x.size()).anyMatch(this::isWrong)) {
      return Verdict.WRONG;
    }
    boolean kink = places.stream().anyMatch(p -> p.verdict() == Verdict.KINK);
    return kink ? Verdict.KINK : Verdict.RIGHT;
  }

  /// Whether a gradient would explain the claim for one input, wherever there is no kink.
  boolean explains(double[] candidate, int input) {
    return alike(candidate, claimed.get(input), input);
  }

  /// Whether a gradient is what differences say, wherever there is no kink.
  boolean isRight(double[] candidate, int input) {
    return alike(candidate, expected.get(input), input);
  }

  private boolean alike(double[] candidate, Tensor wanted, int input) {
    double[] numbers = wanted.toArray();
    if (candidate.length != numbers.length) {
      return false;
    }
    double floor = 1e-6 * Math.max(largest(candidate), largest(expected.get(input).toArray()));
    List<Place> here = places.stream().filter(p -> p.input() == input).toList();
    return IntStream.range(0, numbers.length)
        .allMatch(k ->
            (!here.isEmpty() && here.get(k).verdict() == Verdict.KINK)
                || Central.near(candidate[k], numbers[k], 1e-4, floor));
  }
}
