package gradus.grade;

import gradus.grade.Rung.State;
import gradus.notebook.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// How a notebook shows what became of an exercise.
final class ReportView {
  private static final String GAP = "      ";

  private ReportView() {}

  /// @param remarks sentences about what may be in the way
  static Shown of(Report report, List<String> remarks) {
    var text = new ArrayList<String>();
    var html = new StringBuilder();
    Exercise exercise = report.exercise();
    text.add(exercise.id() + "  " + exercise.title() + "   " + score(report));
    html.append(
        Style.title(
            exercise.id(),
            "%s&ensp;<span style=\"%s\">%s</span>"
                .formatted(Html.escape(exercise.title()), Style.FAINT, score(report))));
    for (Rung rung : report.rungs()) {
      add(rung, text, html);
    }
    if (report.isRight()) {
      text.add("  All right. Well done.");
      html.append(Style.line(Style.RIGHT, "All right. Well done."));
    }
    for (String remark : remarks) {
      text.add("  " + remark);
      html.append(Style.line("", Html.escape(remark)));
    }
    return new Shown(
        report.isRight(), summary(report), String.join("\n", text), Style.box(html.toString()));
  }

  private static String score(Report report) {
    int points = report.exercise().points();
    return points == 0 ? "" : "%d of %d points".formatted(report.earned(), points);
  }

  private static String summary(Report report) {
    String wrong =
        report.rungs().stream()
            .filter(rung -> rung.state() == State.WRONG)
            .map(rung -> " " + rung.stage().name() + " is not right yet.")
            .collect(Collectors.joining());
    return "%s: %s.%s".formatted(report.exercise().id(), score(report), wrong);
  }

  private static void add(Rung rung, List<String> text, StringBuilder html) {
    String name = rung.stage().name();
    switch (rung.state()) {
      case RIGHT -> {
        text.add("  ✓ " + name);
        html.append(Style.line(Style.RIGHT, "✓ " + Html.escape(name)));
      }
      case AFTER -> {
        text.add("  · " + name + " (follows)");
        html.append(Style.line(Style.FAINT, "· " + Html.escape(name) + " (follows)"));
      }
      case WRONG -> {
        Finding finding = Objects.requireNonNull(rung.finding());
        text.add("  ✗ " + name + ": " + finding.value());
        html.append(
            Style.line(
                Style.WRONG, "✗ " + Html.escape(name) + ": " + Html.escape(finding.value())));
        add(finding, text, html);
      }
    }
  }

  private static void add(Finding finding, List<String> text, StringBuilder html) {
    boolean compared = finding.expected() != null;
    String inputs = finding.input().toString();
    if (!inputs.isEmpty() && (compared || finding.difference().text().startsWith("it stopped"))) {
      text.add(GAP + "for " + inputs);
      html.append(Style.line(Style.FAINT, "for " + Html.escape(inputs)));
    }
    if (compared) {
      Cells mine = Cells.of(finding.mine());
      Cells expected = Cells.of(finding.expected());
      int cell = finding.difference().cell();
      text.add(mine.text("yours    ", GAP));
      text.add(expected.text("expected ", GAP));
      html.append(Style.code(mine.html("yours    ", cell) + "\n" + expected.html("expected ", -1)));
    }
    for (String line : finding.difference().text().lines().toList()) {
      text.add(GAP + line);
    }
    html.append(Style.line("white-space:pre-wrap", Html.escape(finding.difference().text())));
    Misconception known = finding.misconception();
    if (known != null) {
      text.add(GAP + "Looks like this mistake: " + known.name() + ". " + known.hint());
      html.append(
          "<div style=\"margin-top:.4em\"><b>Looks like this mistake: %s.</b> %s</div>"
              .formatted(Html.escape(known.name()), Html.escape(known.hint())));
    }
  }
}
