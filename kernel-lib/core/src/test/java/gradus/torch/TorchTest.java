package gradus.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Binary;
import gradus.tensor.Op;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.torch.OpRows.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Values and gradients agree with PyTorch's. What an operation is called here and what it is
/// called in `torch_values.py` is the same name.
class TorchTest {
  static final Map<String, Map<String, Row>> TABLES =
      Map.of(
          "functions", OpRows.FUNCTIONS,
          "reductions", OpRows.REDUCTIONS,
          "arrangements", OpRows.ARRANGEMENTS,
          "matrices", OpRows.MATRICES,
          "windows", OpRows.WINDOWS,
          "losses", ModelRows.LOSSES,
          "layers", ModelRows.LAYERS);

  static Op opInTable(String name) {
    return Stream.concat(Arrays.stream(Unary.values()), Arrays.stream(Binary.values()))
        .filter(op -> op.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no line " + name + " in the op tables"));
  }

  @TestFactory
  Stream<DynamicTest> linesOfTheOpTables() {
    return Case.tests("op-tables", name -> in -> Tensor.apply(opInTable(name), in));
  }

  @TestFactory
  Stream<DynamicTest> linesOfTheOtherTables() {
    return TABLES.entrySet().stream()
        .flatMap(table -> Case.tests(table.getKey(), name -> row(table.getValue(), name)));
  }

  /// A test of every row of every table, for what else must hold of them.
  ///
  /// @param check gets a row and what it computes
  static Stream<DynamicTest> everyRow(BiConsumer<Case, Function<Tensor[], Tensor>> check) {
    var rest =
        TABLES.entrySet().stream()
            .flatMap(table -> rows(table.getKey(), name -> row(table.getValue(), name), check));
    return Stream.concat(
        rows("op-tables", name -> in -> Tensor.apply(opInTable(name), in), check), rest);
  }

  private static Stream<DynamicTest> rows(
      String file,
      Function<String, Function<Tensor[], Tensor>> functions,
      BiConsumer<Case, Function<Tensor[], Tensor>> check) {
    return Case.all(file)
        .map(each ->
            DynamicTest.dynamicTest(
                file + ": " + each.name(), () -> check.accept(each, functions.apply(each.op()))));
  }

  static Row row(Map<String, Row> table, String name) {
    return Objects.requireNonNull(table.get(name), () -> "no line for " + name);
  }

  @Test
  void everyLineOfTheOtherTablesHasACase() {
    TABLES.forEach((file, table) -> {
      var compared = new HashSet<String>();
      Npz.read(file).keySet().forEach(name -> compared.add(name.split("\\(", 2)[0]));
      assertEquals(Set.of(), minus(table.keySet(), compared), file);
    });
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    var rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Test
  void everyFileSaysWhichPyTorchWroteIt() {
    for (String file : new String[] {"op-tables", "losses", "layers", "optimizers"}) {
      var version = new StringBuilder();
      for (double letter : Objects.requireNonNull(Npz.read(file).get("torch_version")).toArray()) {
        version.append((char) letter);
      }
      assertTrue(version.toString().matches("\\d+\\.\\d+\\.\\d+.*"), version::toString);
    }
  }
}
