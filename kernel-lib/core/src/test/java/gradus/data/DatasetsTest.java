package gradus.data;

import static gradus.TensorAssertions.assertClose;
import static gradus.loss.Losses.crossEntropy;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  private static final Map<String, LongFunction<Dataset>> SEEDED =
      Map.of(
          "moons", seed -> Datasets.moons(50, 0.1, seed),
          "circles", seed -> Datasets.circles(50, 0.1, seed),
          "spirals", seed -> Datasets.spirals(50, 3, 0.1, seed),
          "blobs", seed -> Datasets.blobs(50, 4, 0.1, seed),
          "quadrants", seed -> Datasets.quadrants(50, 0.1, seed),
          "linearRegression", seed -> Datasets.linearRegression(50, 2, 1, 0.1, seed),
          "polynomialRegression", seed -> Datasets.polynomialRegression(50, 0.1, seed, 1, 0, 2),
          "fraud", seed -> Datasets.fraud(50, seed),
          "digits", seed -> Datasets.digits(20, seed));

  @Test
  void gatesAreTheirTruthTables() {
    assertClose(Datasets.and().x(), 0, 0, 0, 0, 1, 1, 0, 1, 1);
    assertClose(Datasets.and().y(), 0, 0, 0, 0, 1);
    assertClose(Datasets.or().y(), 0, 0, 1, 1, 1);
    assertClose(Datasets.xor().y(), 0, 0, 1, 1, 0);
    assertEquals(Shape.of(4, 1), Datasets.xor().y().shape());
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    SEEDED.forEach((name, make) -> {
      assertEquals(bits(make.apply(7)), bits(make.apply(7)), name);
      assertNotEquals(bits(make.apply(7)), bits(make.apply(8)), name);
    });
  }

  private static int bits(Dataset data) {
    return 31 * Arrays.hashCode(data.x().toArray()) + Arrays.hashCode(data.y().toArray());
  }

  /// Recorded here on Temurin 25, so that a change of any number does not go unnoticed.
  @Test
  void theBitsAreTheOnesThatTheCourseShows() {
    assertEquals(653093010, bits(Datasets.moons(50, 0.1, 7)));
    assertEquals(-158786295, bits(Datasets.fraud(50, 7)));
    assertEquals(-468019011, bits(Datasets.digits(20, 7)));
  }

  @Test
  void everySetThatTakesASeedIsTestedForIt() {
    var names =
        Stream.of(Datasets.class.getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getParameterCount() > 0)
            .map(m -> m.getName())
            .sorted()
            .toList();
    assertEquals(SEEDED.keySet().stream().sorted().toList(), names);
  }

  @Test
  void everySetHasItsLineInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../../docs/data.md"));
    for (var method : Datasets.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        assertTrue(page.contains("| `" + method.getName() + "("), method.getName());
      }
    }
  }

  @Test
  void withoutNoiseThePointsLieOnTheirCurves() {
    var moons = Datasets.moons(40, 0, 1);
    var circles = Datasets.circles(40, 0, 1);
    var spirals = Datasets.spirals(60, 3, 0, 1);
    var blobs = Datasets.blobs(40, 4, 0, 1);
    for (int i = 0; i < 40; i++) {
      double mx = moons.x().at(i, 0);
      double my = moons.x().at(i, 1);
      boolean lower = moons.labels()[i] == 1;
      assertEquals(1, Math.hypot(lower ? mx - 1 : mx, lower ? my - 0.5 : my), 1e-6);
      assertTrue(lower ? my <= 0.5 : my >= 0);
      assertEquals(circles.labels()[i] == 0 ? 0.5 : 1, radius(circles, i), 1e-6);
      assertEquals(1, radius(blobs, i), 1e-6);
      double angle = Math.atan2(spirals.x().at(i, 1), spirals.x().at(i, 0));
      double turns = (3 * Math.PI * radius(spirals, i) - angle) / (2 * Math.PI);
      double arm = Math.IEEEremainder(turns + spirals.labels()[i] / 3.0, 1);
      assertEquals(0, arm, 1e-5);
    }
  }

  private static double radius(Dataset data, int i) {
    return Math.hypot(data.x().at(i, 0), data.x().at(i, 1));
  }

  @Test
  void quadrantsAreXorOfSigns() {
    var data = Datasets.quadrants(100, 0, 3);
    for (int i = 0; i < 100; i++) {
      assertEquals(data.x().at(i, 0) * data.x().at(i, 1) > 0 ? 1 : 0, data.labels()[i]);
    }
  }

  @Test
  void withoutNoiseRegressionFollowsItsFormula() {
    var line = Datasets.linearRegression(30, 2, -1, 0, 3);
    assertClose(line.y(), 1e-6, line.x().times(2).minus(1).toArray());
    var parabola = Datasets.polynomialRegression(30, 0, 3, 1, 0, -2);
    assertClose(parabola.y(), 1e-6, parabola.x().square().times(-2).plus(1).toArray());
  }

  @Test
  void threePercentOfThePaymentsAreFraudAndTheyStandAnywhere() {
    var data = Datasets.fraud(1000, 5);
    assertEquals(30, data.y().sum().item());
    assertTrue(Arrays.stream(data.labels()).limit(500).sum() < 30);
    assertEquals(32.3, (1000 - 30) / 30.0, 0.05, "honest payments to one fraud");
    assertEquals(6, data.features().size());
    double frauds = data.x().slice(1, 0, 1).times(data.y()).sum().item() / 30;
    double all = data.x().slice(1, 0, 1).mean().item();
    assertTrue(frauds > 2 * all, "frauds are larger: %s against %s".formatted(frauds, all));
  }

  @Test
  void digitsAreInkOnPaperAndComeInTurn() {
    var digits = Datasets.digits(30, 4);
    assertEquals(Shape.of(30, 1, 16, 16), digits.x().shape());
    assertTrue(digits.x().min().item() >= 0 && digits.x().max().item() <= 1);
    for (int i = 0; i < 30; i++) {
      assertEquals(i % 10, digits.labels()[i]);
      double ink = digits.x().get(i).mean().item();
      assertTrue(ink > 0.05 && ink < 0.5, "drawing %d has %s of its paper inked".formatted(i, ink));
    }
    assertEquals(Shape.of(10, 1, 28, 28), new DrawnDigits(28, 0).draw(10, 1).x().shape());
  }

  @Test
  void aSmallNetworkReadsNineteenOfTwentyUnseenDrawings() {
    seed(1);
    var train = Datasets.digits(2000, 1).flattened();
    var test = Datasets.digits(1000, 2).flattened();
    var model = sequential(linear(256, 32), relu(), linear(32, 10));
    var optimizer = adam(model, 0.003);
    for (int epoch = 0; epoch < 7; epoch++) {
      for (var batch : train.batches(50)) {
        var loss = crossEntropy(model.forward(batch.x()), batch.y());
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
      }
    }
    try (var _ = noGrad()) {
      double right = model.forward(test.x()).argmax(1).equalTo(test.y()).mean().item();
      assertTrue(right >= 0.95, "read only %s".formatted(right));
    }
  }
}
