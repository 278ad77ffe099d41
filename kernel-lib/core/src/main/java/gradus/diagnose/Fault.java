package gradus.diagnose;

import static gradus.diagnose.Finding.Severity.SERIOUS;
import static gradus.diagnose.Finding.Severity.WARNING;
import static gradus.diagnose.Need.GRADIENTS;
import static gradus.diagnose.Need.LEFT_OVER;
import static gradus.diagnose.Need.LOSS;
import static gradus.diagnose.Need.MODEL;
import static gradus.diagnose.Need.STEPS;
import static gradus.diagnose.Need.VALIDATION;

import gradus.diagnose.Finding.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can go wrong, causes before consequences: the table of the [Doctor]'s rules.
public enum Fault {
  // spotless:off
  /// A number of the training data is missing (NaN) or infinite.
  NAN_IN_DATA          ("NaN in the data",             SERIOUS, DataRules::notFinite,          MODEL),
  /// Each `backward()` added to the gradients of all steps before.
  FORGOTTEN_ZERO_GRAD  ("forgotten zeroGrad",          SERIOUS, GradientRules::leftOver,       LEFT_OVER),
  /// The units of a layer started equal and therefore stay equal.
  SYMMETRY             ("units that are all equal",    SERIOUS, StartRules::symmetry,          MODEL, LOSS),
  /// The first weights are so large that units saturate, or that the first answers are wild.
  START_TOO_LARGE      ("weights that start too large", SERIOUS, StartRules::tooLarge,         MODEL, GRADIENTS, LOSS),
  /// The first weights are so small that the signal is lost on its way through the layers.
  START_TOO_SMALL      ("weights that start too small", SERIOUS, StartRules::tooSmall,         MODEL, GRADIENTS, STEPS),
  /// A feature gives the answer away.
  LABEL_LEAK           ("label leak",                  SERIOUS, DataRules::leak,               MODEL),
  /// Inputs and targets do not belong together.
  MISALIGNED_LABELS    ("misaligned labels",           SERIOUS, DataRules::misaligned,         MODEL, STEPS),
  /// The loss grew until it was NaN.
  NAN_FROM_RATE        ("NaN: learning rate too high", SERIOUS, NanRules::rate,                LOSS),
  /// The loss takes the logarithm of 0.
  NAN_FROM_LOG         ("NaN: logarithm of 0",         SERIOUS, NanRules::logOfZero,           LOSS, MODEL),
  /// A number grew beyond what its type can hold.
  NAN_FROM_OVERFLOW    ("NaN: overflow",               SERIOUS, NanRules::overflow,            LOSS, MODEL),
  /// The loss is NaN or infinite for another reason.
  NAN                  ("NaN",                         SERIOUS, NanRules::other,               LOSS),
  /// The loss shot up once and came back, or did not.
  SPIKE                ("spike",                       WARNING, ShapeRules::spike,             STEPS),
  /// The loss rose and did not come back.
  RATE_TOO_HIGH        ("learning rate too high",      SERIOUS, RateRules::tooHigh,            STEPS),
  /// Most units of a ReLU are zero for every example.
  DEAD_UNITS           ("dead units",                  SERIOUS, UnitRules::dead,               MODEL),
  /// A parameter never got a gradient.
  CUT_GRAPH            ("a graph that is cut",         SERIOUS, GradientRules::cut,            GRADIENTS, STEPS),
  /// The optimizer moves nothing.
  FROZEN               ("weights that do not move",    SERIOUS, GradientRules::frozen,         GRADIENTS, STEPS),
  /// The gradient shrinks from layer to layer on its way back, to next to nothing.
  VANISHING_GRADIENTS  ("vanishing gradients",         SERIOUS, GradientRules::vanishing,      GRADIENTS, STEPS),
  /// The loss jumps up and down without getting anywhere.
  OSCILLATION          ("oscillation",                 WARNING, ShapeRules::oscillation,       STEPS),
  /// Steps so short that the loss hardly moves.
  RATE_TOO_LOW         ("learning rate too low",       WARNING, RateRules::tooLow,             STEPS),
  /// The training examples are learned by heart.
  OVERFITTING          ("overfitting",                 WARNING, FitRules::over,                STEPS, VALIDATION),
  /// The network cannot do what the data allow.
  UNDERFITTING         ("underfitting",                WARNING, FitRules::under,               STEPS),
  /// The loss does not fall, and none of the other rules knows why.
  NOT_DECREASING       ("loss not decreasing",         SERIOUS, ShapeRules::notDecreasing,     STEPS);
  // spotless:on

  private final String text;
  private final Severity severity;
  private final Rule rule;
  private final List<Need> needs;

  Fault(String text, Severity severity, Rule rule, Need... needs) {
    this.text = text;
    this.severity = severity;
    this.rule = rule;
    this.needs = Arrays.asList(needs);
  }

  /// How bad it is.
  ///
  /// @return serious or a warning
  public Severity severity() {
    return severity;
  }

  Optional<Need> missing(Run run) {
    return needs.stream().filter(need -> !need.isMet(run)).findFirst();
  }

  Optional<Finding> look(Run run) {
    return rule.look(run)
        .map(sign -> new Finding(this, sign.evidence(), sign.sentence(), sign.advice()));
  }

  /// What follows from this fault, and is therefore not reported beside it.
  ///
  /// @return its consequences
  public Set<Fault> explains() {
    return switch (this) {
      // Where a curve is bent by a mistake, nothing can be read from its shape.
      case NAN_IN_DATA, FORGOTTEN_ZERO_GRAD -> after(LABEL_LEAK);
      case START_TOO_LARGE -> after(MISALIGNED_LABELS);
      case SYMMETRY, START_TOO_SMALL, MISALIGNED_LABELS -> after(NAN);
      case NAN_FROM_RATE,
          NAN_FROM_LOG,
          NAN_FROM_OVERFLOW,
          NAN,
          DEAD_UNITS,
          CUT_GRAPH,
          FROZEN,
          VANISHING_GRADIENTS,
          RATE_TOO_HIGH ->
          after(this);
      case SPIKE -> EnumSet.of(RATE_TOO_HIGH, OSCILLATION, UNDERFITTING, NOT_DECREASING);
      case OSCILLATION -> EnumSet.of(OVERFITTING, UNDERFITTING, NOT_DECREASING);
      case RATE_TOO_LOW -> EnumSet.of(UNDERFITTING, NOT_DECREASING);
      case UNDERFITTING -> EnumSet.of(NOT_DECREASING);
      case LABEL_LEAK, OVERFITTING, NOT_DECREASING -> EnumSet.noneOf(Fault.class);
    };
  }

  private static Set<Fault> after(Fault first) {
    var rest = EnumSet.range(first, NOT_DECREASING);
    rest.remove(first);
    return rest;
  }

  /// The name in words, such as `learning rate too high`.
  @Override
  public String toString() {
    return text;
  }
}
