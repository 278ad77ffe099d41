package gradus.diagnose;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.data.Datasets.blobs;
import static gradus.data.Datasets.linearRegression;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.spirals;
import static gradus.diagnose.Diagnostics.activity;
import static gradus.diagnose.Diagnostics.firstNotFinite;
import static gradus.diagnose.Diagnostics.initialLoss;
import static gradus.diagnose.Diagnostics.overfitOneBatch;
import static gradus.diagnose.Diagnostics.sizes;
import static gradus.diagnose.Diagnostics.updates;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.layer;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Dataset;
import gradus.loss.Losses;
import gradus.nn.Init;
import gradus.nn.Linear;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import gradus.tensor.Unary;
import gradus.train.History;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  @Test
  void aUnitIsDeadThatIsZeroForEveryExampleAndAtRestThatIsZeroForSome() {
    var hidden =
        new Linear(
            tensor(new double[][] {{1}, {-1}, {1}, {0}}).requiresGrad(),
            tensor(0, 0, -9, 0).requiresGrad());
    var model = sequential(hidden, relu());
    var row = activity(model, tensor(-2, 3).reshape(2, 1)).rows().get(1);
    assertEquals(List.of(2, 3), row.dead());
    assertEquals(4, row.units());
    assertEquals(List.of(0, 2, 3), activity(model, tensor(-2).reshape(1, 1)).rows().get(1).dead());
    // A linear unit that gives 0 still learns.
    assertEquals(List.of(), activity(model, tensor(-2, 3).reshape(2, 1)).rows().get(0).dead());
  }

  @Test
  void saturationIsCountedWhereTheSlopeIsGone() {
    Tensor x = tensor(-3, -2, 0, 2, 3, 9).reshape(6, 1);
    // tanh 2 = .964 and tanh 3 = .995; σ(2) = .881, σ(3) = .953, σ(9) = .9999.
    assertEquals(0.5, activity(tanh(), x).rows().getFirst().saturated());
    assertEquals(1 / 6.0, activity(sigmoid(), x).rows().getFirst().saturated());
    assertEquals(0, activity(relu(), x).rows().getFirst().saturated());
  }

  @Test
  void anActivityReadsAsATable() {
    Tensor x = tensor(-4, -1, 0, 1, 4, 4).reshape(6, 1);
    assertEquals(
        """
        layer          spread                                  mean  deviation  dead  saturated
               tanh()  −0.999 ▄ ▄         ▄        ▄ █ 0.999  0.167      0.815             50 %\
        """,
        activity(tanh(), x).toString());
    assertEquals("−4 ▄▄██ 4", Histogram.of(x.toArray(), 4).toString());
    assertEquals("0 █    0", Histogram.of(new double[] {0, 0, Double.NaN}, 4).toString());
  }

  @Test
  void aNewNetworkCostsAboutAGuessAndAWildOneMore() {
    seed(1);
    Dataset data = spirals(300, 3, 0.05, 7);
    var good = initialLoss(linear(2, 3), data, Losses::crossEntropy);
    assertEquals(Math.log(3), good.guess(), 1e-6);
    assertFalse(good.isTooLarge());
    var wild = initialLoss(linear(2, 3, Init.normal(20)), data, Losses::crossEntropy);
    assertTrue(wild.isTooLarge());
    assertEquals(
        "the loss starts at 5; a guess that does not look at the inputs costs 1.1: the network is sure of itself without a reason. Start its last weights smaller.",
        new InitialLoss(5, 1.1).toString());
    assertEquals(
        "the loss starts at 1.2; a guess that does not look at the inputs costs 1.1: as it should be.",
        new InitialLoss(1.2, 1.1).toString());
  }

  @Test
  void aGuessKnowsFrequenciesMeansAndProbabilities() {
    seed(1);
    double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    var data = new Dataset(rand(4, 2), tensor(1, 1, 0, 1).reshape(4, 1));
    assertEquals(entropy, initialLoss(linear(2, 1), data, Losses::bceWithLogits).guess(), 1e-6);
    assertEquals(
        entropy, initialLoss(sequential(linear(2, 1), sigmoid()), data, Losses::bce).guess(), 1e-6);
    assertEquals(3 / 16.0, initialLoss(linear(2, 1), data, Losses::mse).guess(), 1e-6);
    Dataset line = linearRegression(50, 2, 1, 0, 3);
    double variance = line.y().populationVariance().item();
    assertEquals(variance, initialLoss(linear(1, 1), line, Losses::mse).guess(), 1e-6);
  }

  @Test
  void fiveExamplesAreLearnedByHeartUnlessSomethingIsBroken() {
    seed(1);
    Dataset five = spirals(300, 3, 0.05, 7).select(0, 1, 2, 3, 4);
    var model = sequential(linear(2, 16), relu(), dropout(0.1), linear(16, 3));
    var before = model.parameters().stream().map(p -> p.detach().times(1)).toList();
    assertTrue(overfitOneBatch(model, five, Losses::crossEntropy).isLearned());
    Tensor next = rand(3);
    for (int i = 0; i < before.size(); i++) {
      assertSameBits(before.get(i), model.parameters().get(i).detach());
      assertFalse(model.parameters().get(i).hasGrad());
    }
    seed(1);
    sequential(linear(2, 16), relu(), dropout(0.1), linear(16, 3));
    assertSameBits(next, rand(3));

    var broken = sequential(linear(2, 16), layer(Tensor::step), linear(16, 3));
    // The output alone cannot tell two examples apart whose hidden units agree.
    Dataset alike = new Dataset(tensor(1, 1, 1.01, 1).reshape(2, 2), tensor(0, 2));
    var result = overfitOneBatch(broken, alike, Losses::crossEntropy);
    assertFalse(result.isLearned());
    assertEquals(500, result.steps());
    assertEquals(
        "one batch: the loss went from 1.1 to 0.7 in 500 steps of Adam: it cannot even learn these by heart. Look for a mistake in model, loss or labels before you tune anything.",
        new OneBatch(1.1, 0.7, 500).toString());
  }

  @Test
  void sizesAndUpdatesReadAsTables() {
    var w = tensor(3, 4).requiresGrad();
    var b = tensor(2).requiresGrad();
    record Two(Tensor w, Tensor b) implements gradus.nn.Layer {
      @Override
      public Tensor forward(Tensor x) {
        return w.square().sum();
      }
    }
    var model = new Two(w, b);
    model.forward(w).backward();
    assertEquals(
        """
        parameter  shape  weight  gradient  gradient : weight
        w          (2)         5        10                  2
        b          ()          2      none\
        """,
        sizes(model).toString());
    var history = new History();
    for (int step = 0; step < 20; step++) {
      history.record("w.weight", step, 10);
      history.record("w.update", step, step < 10 ? 0.01 : 0.1);
    }
    assertEquals(
        """
        log₁₀(update : weight)  first  last
        w                        −3.0  −2.0\
        """,
        updates(history).toString());
    assertEquals(
        "this history has no curves of parameters, such as \"0.weight.update\"; it has [loss]. Take the steps with new Recording(model, optimizer).",
        assertThrows(
                IllegalArgumentException.class,
                () -> {
                  var bare = new History();
                  bare.record("loss", 0, 1);
                  updates(bare);
                })
            .getMessage());
  }

  @Test
  void theFirstOperationThatGivesNoNumberIsNamed() {
    Tensor p = tensor(0.5, 0, 0.25);
    var found = firstNotFinite(() -> p.times(2).log().mean()).orElseThrow();
    assertEquals(Unary.LOG, found.op());
    assertEquals(
        "log, operation 2 of the computation, gave −∞ for 0 (1 of 3 results are not finite).",
        found.toString());
    assertEquals(
        "divide, operation 1 of the computation, gave NaN for 0 and 0 (1 of 3 results are not finite).",
        firstNotFinite(() -> p.div(tensor(1, 0, 1))).orElseThrow().toString());
    assertEquals(Optional.empty(), firstNotFinite(() -> p.exp().mean()));
  }

  @Test
  void aHistogramNeedsABin() {
    assertEquals(
        "a histogram needs at least one bin, not 0.",
        assertThrows(IllegalArgumentException.class, () -> Histogram.of(new double[] {1}, 0))
            .getMessage());
  }

  @Test
  void neighborsAreAlikeWhereInputsTellAndUnlikeWhereTheyDoNot() {
    assertTrue(Neighbors.likeness(blobs(120, 3, 0.1, 1)) > 0.99);
    assertTrue(Neighbors.likeness(moons(120, 0.1, 1)) > 0.9);
    assertTrue(Neighbors.likeness(linearRegression(120, 2, 1, 0.1, 1)) > 0.9);
    seed(1);
    Dataset data = moons(200, 0.1, 1);
    assertTrue(Math.abs(Neighbors.likeness(data.with(rand(200, 2), data.y()))) < 0.15);
    assertEquals(1, Neighbors.likeness(data.with(data.x(), Tensors.ones(200, 1))));
  }

  @Test
  void ratesAreRoundedAsPeopleWriteThem() {
    assertEquals(0.03, Words.round(0.05));
    assertEquals(0.01, Words.round(0.0299));
    assertEquals(1e-5, Words.round(1e-5));
    assertEquals("−3.2e-7", Words.number(-3.2e-7));
    assertEquals("∞", Words.number(Double.POSITIVE_INFINITY));
  }
}
