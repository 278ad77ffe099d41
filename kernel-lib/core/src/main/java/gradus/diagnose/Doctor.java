package gradus.diagnose;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.tensor.Tensor;
import gradus.train.History;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.function.BinaryOperator;

/// The training doctor: reads what was recorded in a training and says what went wrong, with
/// numbers and advice. A notebook has these names without an import.
///
/// ```java
/// var data = moons(200, 0.1, 7);
/// var model = sequential(linear(2, 8), relu(), linear(8, 1));
/// var recording = new Recording(model, sgd(model, 1e-5));
/// for (int step = 0; step < 100; step++) {
///   var loss = bceWithLogits(model.forward(data.x()), data.y());
///   model.parameters().forEach(Tensor::zeroGrad);
///   loss.backward();
///   recording.step(loss);
/// }
/// var report = examine(recording.history(), model, data, Losses::bceWithLogits);
/// report.first().get().fault();   // learning rate too low
/// ```
///
/// Each [Fault] has a rule of its own. A rule speaks when its evidence is clear, and is silent when
/// in doubt; silence is no proof of health. A consequence is not reported beside its cause.
public final class Doctor {
  private Doctor() {}

  /// Examines a history alone.
  ///
  /// A history that has only the loss shows the shape of a curve; with a [Recording]'s curves of
  /// parameters many causes can be told apart.
  ///
  /// @param history what was recorded
  /// @return what was found, and what could not be looked for
  public static Report examine(History history) {
    return examine(new Run(history, null, null, null));
  }

  /// Examines a history together with the model as it is after training, and what it learned from.
  ///
  /// @param history what was recorded
  /// @param model the model; it is left as it was
  /// @param data the training data, inputs and targets as the model was given them
  /// @param loss from predictions and targets to the loss, such as `Losses::crossEntropy`
  /// @return what was found, and what could not be looked for
  public static Report examine(
      History history, Layer model, Dataset data, BinaryOperator<Tensor> loss) {
    return examine(new Run(history, model, data, loss));
  }

  private static Report examine(Run run) {
    var findings = new ArrayList<Finding>();
    var unexamined = new ArrayList<String>();
    for (Fault fault : Fault.values()) {
      fault
          .missing(run)
          .ifPresentOrElse(
              need -> unexamined.add("%s (needs %s)".formatted(fault, need)),
              () -> fault.look(run).ifPresent(findings::add));
    }
    var explained = EnumSet.noneOf(Fault.class);
    findings.forEach(finding -> explained.addAll(finding.fault().explains()));
    findings.removeIf(finding -> explained.contains(finding.fault()));
    return new Report(findings, unexamined, Report.summary(run.history()));
  }
}
