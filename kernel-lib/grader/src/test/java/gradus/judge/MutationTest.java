package gradus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.grade.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notebook files that were damaged at random, between good ones.
class MutationTest {
  private static final int COUNT = 200;
  private static final List<String> VALUES =
      List.of(
          "null", "7", "-1e999", "[]", "{}", "\"\"", "true", "[[[]]]", "\"\\uD800\"", "\"code\"");

  private static byte[] mutated(byte[] good, SplittableRandom dice) {
    byte[] bytes = good;
    int times = 1 + dice.nextInt(3);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes, dice);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, SplittableRandom dice) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int from = dice.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + dice.nextInt(60));
    return switch (dice.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> changed(bytes, dice);
      case 2 -> joined(bytes, 0, from, bytes, to, bytes.length);
      case 3 -> joined(bytes, 0, to, bytes, from, bytes.length);
      case 4 -> anotherValue(text, dice).getBytes(StandardCharsets.UTF_8);
      case 5 ->
          text.getBytes(
              dice.nextInt(2) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
      case 6 ->
          text.replace("\\n", "\\n" + "/* */ ".repeat(dice.nextInt(40_000)))
              .getBytes(StandardCharsets.UTF_8);
      default ->
          text.replaceFirst(
                  "\"(cells|cell_type|source|metadata|id|nbformat)\"", "\"" + VALUES.get(1) + "\"")
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] changed(byte[] bytes, SplittableRandom dice) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < 3 && copy.length > 0; i++) {
      copy[dice.nextInt(copy.length)] = (byte) dice.nextInt(256);
    }
    return copy;
  }

  private static byte[] joined(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    byte[] both = Arrays.copyOf(Arrays.copyOfRange(a, aFrom, aTo), aTo - aFrom + bTo - bFrom);
    System.arraycopy(b, bFrom, both, aTo - aFrom, bTo - bFrom);
    return both;
  }

  /// Puts another value after one of the colons.
  private static String anotherValue(String text, SplittableRandom dice) {
    String[] parts = text.split("(?<=\":)", -1);
    int at = 1 + dice.nextInt(Math.max(1, parts.length - 1));
    if (at < parts.length) {
      String value = VALUES.get(dice.nextInt(VALUES.size()));
      parts[at] =
          parts[at].replaceFirst(
              "^(\"(\\\\.|[^\"\\\\])*\"|\\d+|\\{\\}|\\[\\])", Matcher.quoteReplacement(value));
    }
    return String.join("", parts);
  }

  @Test
  void everyDamagedNotebookIsGradedOrRefusedWithALine(@TempDir Path folder) throws Exception {
    byte[] good = Notebooks.bytes(Notebooks.GOOD);
    var dice = new SplittableRandom(11);
    for (int i = 0; i < COUNT; i++) {
      Files.write(folder.resolve("%03d.ipynb".formatted(i)), mutated(good, dice));
    }
    for (int i = 0; i < COUNT; i += 50) {
      Files.write(folder.resolve("%03d-good.ipynb".formatted(i)), good);
    }
    List<Mark> marks;
    try (Children children = Children.open(Limits.USUAL)) {
      var classroom =
          new Classroom(
              children, Limits.USUAL, new Seed("dice"), Optional.of(new Sums()), line -> {});
      marks = classroom.judge(Submission.in(folder), 2);
    }
    assertEquals(COUNT + 4, marks.size());
    var silent = new ArrayList<Mark>();
    for (Mark mark : marks) {
      boolean says =
          !mark.refusal().isEmpty()
              || !mark.remarks().isEmpty()
              || mark.tasks().stream()
                  .flatMap(task -> task.stages().stream())
                  .anyMatch(stage -> !stage.text().isEmpty());
      if ((mark.points() < 12 && !says) || mark.refusal().contains("judge itself")) {
        silent.add(mark);
      }
      if (mark.file().contains("good")) {
        assertEquals(12, mark.points(), mark.toString());
      }
    }
    assertEquals(List.of(), silent);
    long refused = marks.stream().filter(mark -> !mark.refusal().isEmpty()).count();
    long whole = marks.stream().filter(mark -> mark.points() == 12).count();
    assertTrue(
        refused > 20 && whole > 20 && refused + whole < marks.size(),
        "%d refused, %d whole of %d".formatted(refused, whole, marks.size()));
    assertEquals(marks.size() + 1L, Csv.of(marks).lines().count());
  }
}
