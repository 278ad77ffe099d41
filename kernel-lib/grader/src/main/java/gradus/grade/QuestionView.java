package gradus.grade;

import gradus.grade.Verdict.State;
import gradus.notebook.Html;
import java.util.List;

/// How a notebook shows a question and what was said to an answer.
final class QuestionView {
  private QuestionView() {}

  static Shown of(Question question, Verdict verdict) {
    Asked asked = question.asked();
    String mark =
        switch (verdict.state()) {
          case RIGHT -> "✓ Right. ";
          case WRONG -> "✗ Not this. ";
          case OPEN -> "";
        };
    boolean right = verdict.state() == State.RIGHT;
    String summary =
        question.id() + ": " + (right ? "right." : mark.isEmpty() ? "not answered." : "not right.");
    return new Shown(
        right,
        summary,
        text(question, asked, mark + verdict.text()),
        html(question, asked, verdict, mark));
  }

  private static String worth(Question question) {
    return switch (question.points()) {
      case 0 -> "";
      case 1 -> " (1 point)";
      default -> " (%d points)".formatted(question.points());
    };
  }

  private static String text(Question question, Asked asked, String reply) {
    var text = new StringBuilder(question.id() + "  " + asked.text() + worth(question));
    List<Option> options = asked.options();
    for (int i = 0; i < options.size(); i++) {
      text.append("\n   ").append(Asked.letter(i)).append(") ").append(options.get(i).text());
    }
    return text.append("\n").append(reply).toString();
  }

  private static String html(Question question, Asked asked, Verdict verdict, String mark) {
    var html = new StringBuilder();
    html.append(Style.title(question.id(), Html.escape(asked.text() + worth(question))));
    List<Option> options = asked.options();
    for (int i = 0; i < options.size(); i++) {
      html.append(
          "<div style=\"margin-left:1.5em\"><b>%s)</b> %s</div>"
              .formatted(Asked.letter(i), Html.escape(options.get(i).text())));
    }
    String style =
        switch (verdict.state()) {
          case RIGHT -> Style.RIGHT;
          case WRONG -> Style.WRONG;
          case OPEN -> Style.FAINT;
        };
    html.append(
        "<div style=\"margin-top:.4em\"><span style=\"%s\">%s</span>%s</div>"
            .formatted(style, mark, Html.escape(verdict.text())));
    return Style.box(html.toString());
  }
}
