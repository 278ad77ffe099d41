package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.autodiff.Diagnosis.Kind;
import gradus.autodiff.GradientReport.Verdict;
import gradus.tensor.Context;
import gradus.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Slips that were planted, and what the check said about them.
class ConfusionTest {
  private static final int SEEDS = 10;
  private static final Path PAGE = Path.of("../../docs/gradient-check.md");
  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->";

  private static final Map<PlantedBug, List<GradientReport>> REPORTS =
      new EnumMap<>(PlantedBug.class);

  private static List<GradientReport> reports(PlantedBug bug) {
    return REPORTS.computeIfAbsent(
        bug,
        b -> {
          try (var _ = Context.defaultType(DType.FLOAT64)) {
            return LongStream.rangeClosed(1, SEEDS).mapToObj(b::checked).toList();
          }
        });
  }

  private static String said(GradientReport report) {
    return report.verdict() == Verdict.WRONG
        ? word(report.diagnosis().orElseThrow().kind())
        : report.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String expected(PlantedBug bug) {
    return bug.kind == null ? "right" : word(bug.kind);
  }

  @ParameterizedTest
  @EnumSource
  void everyPlantedSlipIsCalledByItsName(PlantedBug bug) {
    for (GradientReport report : reports(bug)) {
      assertEquals(expected(bug), said(report), () -> bug + "\n" + report);
    }
  }

  @Test
  void thePageHoldsTheTableOfThisRun() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("gradus.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }
    assertEquals(
        table(),
        page.substring(begin, end),
        "run the test with -Dgradus.write=true, and look at what changed");
  }

  private static String table() {
    var text =
        new StringBuilder(
            "| Slip | What was done | Expected | Said, in %d networks |\n".formatted(SEEDS));
    text.append("|---|---|---|---|\n");
    for (PlantedBug bug : PlantedBug.values()) {
      var said = new TreeMap<String, Integer>();
      reports(bug).forEach(report -> said.merge(said(report), 1, Integer::sum));
      String answers =
          said.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", "));
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  bug.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  bug.slip,
                  expected(bug),
                  answers));
    }
    return text.toString();
  }
}
