package gradus.diagnose;

import gradus.train.History;
import java.util.function.Predicate;

/// What a rule must have to say anything.
enum Need {
  LOSS("a loss", run -> run.history().has(History.LOSS)),
  STEPS("a loss of at least 20 steps", run -> run.hasCurve(History.LOSS, 20)),
  VALIDATION(
      "a validation loss, recorded at least 5 times",
      run -> run.hasCurve(History.VALIDATION_LOSS, 5)),
  LEFT_OVER("a Recording of at least 2 steps", run -> run.hasCurve(Recording.LEFT_OVER, 2)),
  GRADIENTS(
      "a Recording of at least one step", run -> !Updates.parameters(run.history()).isEmpty()),
  MODEL("model and data", run -> run.hasModel());

  private final String text;
  private final Predicate<Run> met;

  Need(String text, Predicate<Run> met) {
    this.text = text;
    this.met = met;
  }

  boolean isMet(Run run) {
    return met.test(run);
  }

  @Override
  public String toString() {
    return text;
  }
}
