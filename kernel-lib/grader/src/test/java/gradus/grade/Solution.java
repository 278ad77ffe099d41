package gradus.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One solution of the corpus: `src/test/resources/corpus` has a file of them for each exercise.
///
/// A solution begins with a line `//// title : stages`, the stages being those that it earns, `all`
/// or `none`. The title of a wrong solution is the name of the mistake that it has to be told. A
/// solution may be written as what it changes in the first right one, `//- old` and `//+ new`.
record Solution(Exercise exercise, String title, List<String> earns, String code) {
  private static final Pattern CHANGE = Pattern.compile("(?m)^//- (.*)\\n//\\+ (.*)$");
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  static List<Solution> all() throws IOException {
    var all = new ArrayList<Solution>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.sorted().toList()) {
        String id = file.getFileName().toString().replaceFirst("\\.jsh$", "");
        all.addAll(read((Exercise) Sheets.task(id), Files.readString(file)));
      }
    }
    return all;
  }

  private static List<Solution> read(Exercise exercise, String text) {
    var solutions = new ArrayList<Solution>();
    for (String part : text.split("(?m)^//// ", -1)) {
      if (!part.isBlank()) {
        String head = part.lines().findFirst().orElseThrow();
        String title = head.substring(0, head.lastIndexOf(" : "));
        String stages = head.substring(head.lastIndexOf(" : ") + 3).strip();
        solutions.add(
            new Solution(
                exercise,
                title,
                stages(exercise, stages),
                changed(solutions, part.substring(head.length()))));
      }
    }
    return solutions;
  }

  private static String changed(List<Solution> before, String body) {
    Matcher change = CHANGE.matcher(body);
    if (!change.find()) {
      return body;
    }
    String code = before.stream().filter(Solution::isRight).findFirst().orElseThrow().code();
    do {
      String next = code.replace(change.group(1), change.group(2));
      if (next.equals(code)) {
        throw new IllegalStateException("nothing to change: " + change.group(1));
      }
      code = next;
    } while (change.find());
    return code;
  }

  private static List<String> stages(Exercise exercise, String stages) {
    return switch (stages) {
      case "all" -> exercise.stages().stream().map(Stage::name).toList();
      case "none" -> List.of();
      default -> List.of(stages.split(", ", -1));
    };
  }

  boolean isRight() {
    return earns.size() == exercise.stages().size();
  }

  boolean isStub() {
    return title.equals("stub");
  }

  @Override
  public String toString() {
    return exercise.id() + " " + title;
  }
}
