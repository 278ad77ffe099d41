package gradus.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.io.Bundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadsTest {
  private static final Map<String, double[]> EXPECTED = Expected.read();

  @Test
  void everyWorkloadHasItsExpectedNumbers() {
    var names = new ArrayList<>(Workloads.NAMES);
    names.addAll(Micro.PRODUCTS);
    names.addAll(Micro.FUNCTIONS);
    assertEquals(names, List.copyOf(EXPECTED.keySet()));
  }

  @ParameterizedTest
  @FieldSource("gradus.bench.Workloads#NAMES")
  void lossesOfTheFirstStepsAreThoseOfPyTorch(String name) {
    assertAgree(name, Workloads.of(name).eager().losses(3));
  }

  @ParameterizedTest
  @FieldSource("gradus.bench.Workloads#NAMES")
  void lossesOfCompiledStepsAreThoseOfPyTorch(String name) {
    assertAgree(name, Workloads.of(name).compiled().losses(3));
  }

  @Test
  void theScalarNetworkLearnsAsTheTensorsDo() {
    assertAgree("W9", new ScalarTraining(Workloads.of("W9")).losses(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemm-64",
        "gemm-64x784x128-nt",
        "gemm-64x128x10-nt",
        "gemm-784x64x128-tn",
        "gemm-64x10x128-nn",
        "softmax-1M"
      })
  void singleOperationsComeToTheSameNumbers(String name) {
    assertAgree(name, Main.meanSquare(Micro.of(name, "eager").get()));
  }

  @Test
  void aCompiledFunctionComesToTheSameNumbers() {
    assertAgree("exp-1M", Main.meanSquare(Micro.of("exp-1M", "compiled").get()));
  }

  private static void assertAgree(String name, double... numbers) {
    double[] expected = Objects.requireNonNull(EXPECTED.get(name));
    double[] first = Arrays.copyOf(expected, numbers.length);
    assertArrayEquals(first, numbers, 1e-5 * Arrays.stream(first).max().orElseThrow(), name);
  }

  @Test
  void dataAndWeightsAreWrittenByTheNamesThatPyTorchHas(@TempDir Path folder) {
    String file = folder.resolve("W3adam.npz").toString();
    Workloads.of("W3adam").save(file);
    assertEquals(
        Stream.of("x", "y", "0.weight", "0.bias", "2.weight", "2.bias").sorted().toList(),
        Bundle.load(file).tensors().keySet().stream().sorted().toList());
  }

  @Test
  void theSameNameGivesTheSameNumbers() {
    for (String name : List.of("W2", "W10")) {
      assertArrayEquals(
          Workloads.of(name).x().toArray(), Workloads.of(name).x().toArray(), 0, name);
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    var error = assertThrows(IllegalArgumentException.class, () -> Workloads.of("W11"));
    assertEquals(
        "there is no training \"W11\"; there are [W1, W2, W3sgd, W3adam, W4, W5, W9, W10].",
        error.getMessage());
  }
}
