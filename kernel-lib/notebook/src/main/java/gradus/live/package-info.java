/// Trainings that are watched while they run, and a dashboard for any of them.
///
/// ```java
/// var model = sequential(linear(2, 16), tanh(), linear(16, 1));
/// var data = moons(200, 0.1, 7).split(0.8, 7);
/// var training = trainer(model, Losses::bceWithLogits, adam(model, 0.01), data.train().batches(32))
///     .validation(data.test());
/// var run = live(training, 100);
/// run.await();
/// dashboard(training);
/// ```
///
/// As the last value of a cell, `live(training, 100)` trains in the background while its picture
/// moves: what the model says of the plane, its loss, its weights. The knobs are a rate, obeyed
/// from the next step on; pause, step and stop; and a step to go back to, or to fork from. The
/// kernel's interrupt ends the training, too.
@NullMarked
package gradus.live;

import org.jspecify.annotations.NullMarked;
