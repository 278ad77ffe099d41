package gradus.judge;

import gradus.grade.Finding;
import gradus.grade.Rung;
import gradus.grade.Rung.State;
import gradus.judge.Mark.StageMark;

/// Says why a stage is not right, without the inputs on which it was tried: these stay hidden, and
/// so does what was right for them.
final class Explanation {
  private Explanation() {}

  static StageMark of(Rung rung) {
    boolean isRight = rung.state() == State.RIGHT;
    return new StageMark(rung.stage().name(), rung.stage().points(), isRight, text(rung));
  }

  private static String text(Rung rung) {
    Finding finding = rung.finding();
    if (rung.state() == State.AFTER) {
      return "Not tried, because it follows from what is wrong above.";
    }
    if (finding == null) {
      return "";
    }
    String known =
        finding.misconception() == null
            ? ""
            : " It looks as if %s. %s"
                .formatted(finding.misconception().name(), finding.misconception().hint());
    // Without a value there is the judge's own sentence, which holds no number of the case.
    boolean ours = finding.mine() == null && finding.expected() == null;
    if (ours) {
      return "%s: %s%s".formatted(finding.value(), finding.difference().text(), known);
    }
    String how =
        finding.difference().cell() < 0
            ? "the kind or the shape of what it gave is not what is asked for."
            : "the numbers are not right on every case.";
    return "%s: %s%s".formatted(finding.value(), how, known);
  }
}
