package gradus.judge;

import gradus.judge.Mark.StageMark;
import gradus.judge.Mark.TaskMark;
import gradus.notebook.Html;
import java.util.stream.Collectors;

/// What a learner gets back: a page that says what is right, what is not and why. It holds no input
/// of the judge and nothing about anybody else.
final class FeedbackPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --right: light-dark(#1a7f37, #57ab5a); --wrong: light-dark(#b35900, #e0975a) }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
      h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem }
      ul { list-style: none; padding-left: 0; margin: 0 }
      li { padding-left: 1.6rem; text-indent: -1.6rem; margin: .2rem 0 }
      .right::before { content: "✓ "; color: var(--right); margin-right: .5rem }
      .wrong::before { content: "✗ "; color: var(--wrong); margin-right: .5rem }
      .points { font-weight: 400; opacity: .75 }
      footer { margin-top: 2rem; opacity: .75; font-size: .9rem }
      """;

  private FeedbackPage() {}

  static String of(Mark mark) {
    var page = new StringBuilder();
    String title = mark.sheet().isEmpty() ? mark.file() : mark.sheet();
    page.append(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <style>%s</style></head><body>
        <h1>%s: %d of %d points</h1>
        <p>%s</p>
        """
            .formatted(
                escaped(title),
                STYLE,
                escaped(title),
                mark.points(),
                mark.of(),
                escaped(mark.file())));
    if (!mark.refusal().isEmpty()) {
      page.append(
          "<p class=\"wrong\">Nothing could be judged: %s.</p>\n"
              .formatted(escaped(mark.refusal())));
    } else {
      mark.tasks().forEach(task -> page.append(task(task)));
    }
    if (!mark.remarks().isEmpty()) {
      page.append("<h2>About the notebook</h2>\n<ul>\n");
      mark.remarks().forEach(remark -> page.append("<li>%s.</li>\n".formatted(escaped(remark))));
      page.append("</ul>\n");
    }
    page.append(
        """
        <footer>The marks come from inputs that are not shown. <code>check</code> in the notebook shows \
        what goes wrong, on inputs of the same kind.%s</footer>
        </body></html>
        """
            .formatted(mark.isolated() ? "" : " The code was run without isolation."));
    return page.toString();
  }

  private static String task(TaskMark task) {
    String stages = task.stages().stream().map(FeedbackPage::stage).collect(Collectors.joining());
    return """
    <h2>%s &nbsp; %s <span class="points">%d of %d</span></h2>
    <ul>
    %s</ul>
    """
        .formatted(escaped(task.id()), escaped(task.title()), task.points(), task.of(), stages);
  }

  private static String stage(StageMark stage) {
    String text = stage.text().isEmpty() ? "" : ". " + escaped(stage.text());
    return """
    <li class="%s">%s <span class="points">(%d)</span>%s</li>
    """
        .formatted(
            stage.isRight() ? "right" : "wrong", escaped(stage.name()), stage.points(), text);
  }

  private static String escaped(String text) {
    return Html.escape(text).replaceAll("\\p{Cntrl}", " ");
  }
}
