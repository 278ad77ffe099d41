package gradus.judge;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command line of `./gradus grade`.
///
/// @param submissions a folder of notebooks
/// @param seedFile the instructor's secret, `-` for standard input; null for the open seed
/// @param jobs how many notebooks are judged side by side
/// @param out where the marks and the feedback go
/// @param json where all of it goes as JSON; null for nowhere
/// @param homework what the notebooks are; empty to see it in each
/// @param isPlain whether to do without a sandbox
record GradeOptions(
    Path submissions,
    @Nullable Path seedFile,
    int jobs,
    Path out,
    @Nullable Path json,
    String homework,
    boolean isPlain) {

  /// Says what is wrong with a command line.
  static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    Trouble(String message) {
      super(message);
    }
  }

  static GradeOptions of(List<String> arguments) throws Trouble {
    String submissions = "";
    Path seedFile = null;
    Path json = null;
    Path out = Path.of("grades");
    String homework = "";
    boolean isPlain = false;
    int jobs = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("--no-sandbox")) {
        isPlain = true;
        continue;
      }
      if (!word.startsWith("--")) {
        if (!submissions.isEmpty()) {
          throw new Trouble("name one folder of submissions, not two: %s.".formatted(word));
        }
        submissions = word;
        continue;
      }
      if (i + 1 == arguments.size()) {
        throw new Trouble("%s needs a value.".formatted(word));
      }
      String value = arguments.get(++i);
      switch (word) {
        case "--seed-file" -> seedFile = Path.of(value);
        case "--json" -> json = Path.of(value);
        case "--out" -> out = Path.of(value);
        case "--homework" -> homework = value;
        case "--jobs" -> jobs = count(value);
        default ->
            throw new Trouble(
                "there is no option %s: there are --seed-file, --jobs, --homework, --out, --json and --no-sandbox."
                    .formatted(word));
      }
    }
    if (submissions.isEmpty()) {
      throw new Trouble("name the folder of the submissions: ./gradus grade SUBMISSIONS.");
    }
    return new GradeOptions(Path.of(submissions), seedFile, jobs, out, json, homework, isPlain);
  }

  private static int count(String value) throws Trouble {
    if (!value.matches("[1-9]\\d?")) {
      throw new Trouble("--jobs is a number from 1 to 99, not %s.".formatted(value));
    }
    return Integer.parseInt(value);
  }
}
