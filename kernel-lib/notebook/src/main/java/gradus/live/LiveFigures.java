package gradus.live;

import gradus.notebook.Drawing;
import gradus.notebook.Screen;
import gradus.train.Trainer;
import java.util.function.Function;

/// Trainings to watch. A notebook can name these without an import; the [page on live
/// trainings][gradus.live] has an example.
public final class LiveFigures {
  private LiveFigures() {}

  /// Trains in the background while a picture moves: the plane with the model's answers where the
  /// data are points of two classes, the loss, and the weights. The model's answer is taken for a
  /// logit, as [gradus.loss.Losses#bceWithLogits] has it; of two answers, for two.
  ///
  /// It begins when it is shown, or at the first call of one of its methods. The training gives the
  /// same numbers as [Trainer#fit(int)].
  ///
  /// @param training any trainer; until it is paused or done, no other code may use it or its model
  /// @param epochs how many epochs in all, counting what was done before
  /// @return the training, as the last value of a cell or to be told what to do
  public static LiveTraining live(Trainer training, int epochs) {
    var picture = new TrainingPicture(training);
    LiveTraining live = live(training, epochs, picture);
    picture.show(live.forks());
    return live;
  }

  /// Trains in the background while a picture of your own moves.
  ///
  /// `live(training, 100, t -> plot("step", steps, "my curve", numbers))`, or `live(training, 100,
  /// LiveFigures::dashboard)`
  ///
  /// @param training any trainer
  /// @param epochs how many epochs in all, counting what was done before
  /// @param picture from the trainer, between two steps, to a plot, a chart or a scene; training
  ///   waits for it, and it is asked seldom enough to take no more than a tenth of the time
  /// @return the training
  public static LiveTraining live(Trainer training, int epochs, Function<Trainer, ?> picture) {
    return new LiveTraining(training, epochs, picture, Screen.notebook());
  }

  /// How a training goes, in one picture: loss and validation loss, the norms of the gradients and
  /// how far each step moves each parameter ([gradus.train.TrainingOptions#watch] records them),
  /// what each layer gives, and what the [doctor][gradus.diagnose.Doctor] says.
  ///
  /// @param training any trainer, also one that is at work
  /// @return the picture of this moment
  public static Drawing dashboard(Trainer training) {
    return Dashboard.of(training);
  }
}
