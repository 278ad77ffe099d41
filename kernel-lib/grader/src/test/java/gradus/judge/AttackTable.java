package gradus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the attacks as a table into docs/grading.md: `-Dgradus.write=true` writes it, a test
/// compares it.
final class AttackTable {
  private static final Path PAGE = Path.of("..", "..", "docs", "grading.md");
  private static final String BEGIN = "<!-- made by a test: attacks -->\n";
  private static final String END = "<!-- end of attacks -->\n";

  private AttackTable() {}

  static void compare(List<Attack> attacks) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    String table = table(attacks);
    if (Boolean.getBoolean("gradus.write")) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
    } else {
      assertEquals(table, page.substring(from, to));
    }
  }

  private static String table(List<Attack> attacks) {
    var text = new StringBuilder();
    String kind = "";
    for (Attack attack : attacks) {
      if (!attack.kind().equals(kind)) {
        kind = attack.kind();
        text.append(
            "\n### %s\n\n| the notebook | points | what the report says |\n|---|---|---|\n"
                .formatted(kind));
      }
      String points =
          attack.points().stream().map(String::valueOf).collect(Collectors.joining(" + "));
      int sum = attack.points().stream().mapToInt(Integer::intValue).sum();
      text.append(
          "| %s | %s = %d | %s |\n".formatted(attack.name(), points, sum, quoted(attack.line())));
    }
    return text.append("\n").toString();
  }

  private static String quoted(String line) {
    String plain = line.strip().replaceAll(":$", "").replace("|", "\\|");
    return plain.isEmpty() ? "" : "“" + plain + "”";
  }
}
