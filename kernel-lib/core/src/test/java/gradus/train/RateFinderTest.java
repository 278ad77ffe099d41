package gradus.train;

import static gradus.TensorAssertions.assertSays;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.xor;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateFinderTest {
  private static Trainer training(double rate) {
    seed(3);
    var model = sequential(linear(2, 16), batchNorm1d(16), tanh(), dropout(0.2), linear(16, 1));
    return trainer(model, Losses::bceWithLogits, adam(model, rate), moons(200, 0.1, 7).batches(32));
  }

  @Test
  void theSearchLeavesNoTrace() {
    var plain = training(0.01);
    plain.fit(2);
    var history = plain.fit(4);
    var searching = training(0.01);
    searching.findRate();
    searching.fit(2);
    searching.findRate(1e-4, 1, 20);
    assertEquals(history, searching.fit(4));
  }

  @Test
  void theSuggestedRateLearnsMuchFasterThanAThousandthOfIt() {
    double suggestion = training(0.01).findRate().suggestion();
    double loss = training(suggestion).fit(5).last("loss");
    assertTrue(loss < 0.3, "rate %s, loss %s".formatted(suggestion, loss));
    double slow = training(suggestion / 1000).fit(5).last("loss");
    assertTrue(slow > 0.6, "rate %s, loss %s".formatted(suggestion / 1000, slow));
  }

  /// The largest curvature of this loss is 3.19, so steps lead away from 2 / 3.19 = 0.63 on.
  @Test
  void theRatesGrowByOneFactorAndEndWhereTheLossBursts() {
    seed(3);
    var model = sequential(linear(2, 1));
    var curve = trainer(model, Losses::mse, sgd(model, 0.1), xor()).findRate(1e-3, 1e3, 61);
    List<Double> rates = curve.rates();
    assertEquals(1e-3, rates.getFirst());
    for (int i = 1; i < rates.size(); i++) {
      assertEquals(1.2589254, rates.get(i) / rates.get(i - 1), 1e-6);
    }
    assertTrue(rates.getLast() > 0.63 && rates.getLast() < 10, curve.toString());
    assertTrue(curve.suggestion() > 0.01 && curve.suggestion() < 0.63, curve.toString());
    assertEquals(rates.size(), curve.losses().size());
  }

  @Test
  void mistakesAreExplained() {
    assertSays(
        "a search for a rate needs 0 < from < to and at least 10 steps, not 1.0, 0.1 and 100.",
        () -> training(0.01).findRate(1, 0.1, 100));
    assertSays(
        "a search for a rate needs 0 < from < to and at least 10 steps, not 0.1, 1.0 and 5.",
        () -> training(0.01).findRate(0.1, 1, 5));
    assertSays(
        "the loss bursts at once, at the rate 1e20. Search from a smaller rate.",
        () -> {
          var model = sequential(linear(2, 1));
          trainer(model, Losses::mse, sgd(model, 0.1), xor()).findRate(1e20, 1e25, 10);
        });
  }

  @Test
  void aCurveSaysWhatItFound() {
    assertEquals(
        "rates 0.001 to 0.1, lowest loss 0.25 at 0.01; try 0.001",
        RateCurve.of(List.of(0.001, 0.01, 0.1), List.of(0.7, 0.25, 2.0)).toString());
  }
}
