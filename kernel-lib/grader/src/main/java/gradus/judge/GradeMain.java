package gradus.judge;

import gradus.grade.GradeException;
import gradus.grade.Seed;
import gradus.grade.Sheet;
import gradus.grade.Sheets;
import gradus.judge.GradeOptions.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `./gradus grade SUBMISSIONS`: a folder of notebooks becomes a table of marks and a page of
/// feedback for each.
public final class GradeMain {
  private GradeMain() {}

  /// Grades.
  ///
  /// @param args as in the help of `./gradus`
  public static void main(String[] args) {
    int status;
    try {
      status = run(GradeOptions.of(List.of(args)));
    } catch (Trouble | GradeException e) {
      say(String.valueOf(e.getMessage()));
      status = 2;
    } catch (IOException e) {
      say("a file cannot be read or written: %s.".formatted(e.getMessage()));
      status = 2;
    }
    System.exit(status);
  }

  private static int run(GradeOptions options) throws Trouble, IOException {
    if (!Files.isDirectory(options.submissions())) {
      throw new Trouble("there is no folder %s.".formatted(options.submissions()));
    }
    Optional<Sheet> sheet = sheet(options.homework());
    Seed seed = seed(options.seedFile());
    List<Submission> submissions = Submission.in(options.submissions());
    if (submissions.isEmpty()) {
      throw new Trouble("there is no notebook in %s.".formatted(options.submissions()));
    }
    Limits limits = Limits.USUAL;
    try (Children children = options.isPlain() ? Children.plain(limits) : Children.open(limits)) {
      if (!children.areIsolated()) {
        say(
            "not isolated: bubblewrap is missing or does not work here, so the notebooks' code can read"
                + " files and reach the network.");
      }
      var classroom = new Classroom(children, limits, seed, sheet, GradeMain::say);
      List<Mark> marks = classroom.judge(submissions, options.jobs());
      write(options, marks);
      long refused = marks.stream().filter(mark -> !mark.refusal().isEmpty()).count();
      say(
          "%d notebooks, %d of them not judged; %s. %s and %s"
              .formatted(
                  marks.size(),
                  refused,
                  seed,
                  options.out().resolve("grades.csv"),
                  options.out().resolve("feedback")));
    }
    return 0;
  }

  private static Seed seed(@Nullable Path file) throws IOException {
    if (file == null) {
      return Seed.OPEN;
    }
    return file.toString().equals("-") ? Seed.read(System.in) : Seed.read(file);
  }

  private static Optional<Sheet> sheet(String name) throws Trouble {
    Optional<Sheet> sheet = Sheets.sheet(name);
    if (!name.isEmpty() && sheet.isEmpty()) {
      throw new Trouble(
          "there is no homework %s: there are %s."
              .formatted(
                  name, Sheets.all().stream().map(Sheet::name).collect(Collectors.joining(", "))));
    }
    return sheet;
  }

  private static void write(GradeOptions options, List<Mark> marks) throws IOException {
    Files.createDirectories(options.out());
    Files.writeString(options.out().resolve("grades.csv"), Csv.of(marks));
    for (Mark mark : marks) {
      Path page = options.out().resolve("feedback").resolve(mark.file() + ".html");
      Files.createDirectories(page.getParent());
      Files.writeString(page, FeedbackPage.of(mark));
    }
    Path json = options.json();
    if (json != null) {
      Files.writeString(json, JsonReport.of(marks));
    }
  }

  private static void say(String text) {
    System.err.println("gradus: " + text);
  }
}
