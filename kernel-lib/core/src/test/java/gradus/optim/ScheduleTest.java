package gradus.optim;

import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void eachScheduleGoesWhereItsFormulaSays() {
    assertEquals(0.3, Schedule.constant().rate(0.3, 1000));
    assertEquals(0.3, Schedule.step(10, 0.1).rate(0.3, 9));
    assertEquals(0.003, Schedule.step(10, 0.1).rate(0.3, 29), 1e-15);
    assertEquals(0.3 * 0.9 * 0.9, Schedule.exponential(0.9).rate(0.3, 2), 1e-15);
    assertEquals(0.3, Schedule.cosine(100, 0.1).rate(0.3, 0), 1e-15);
    assertEquals(0.2, Schedule.cosine(100, 0.1).rate(0.3, 50), 1e-15);
    assertEquals(0.1, Schedule.cosine(100, 0.1).rate(0.3, 100), 1e-15);
    assertEquals(0.1, Schedule.warmupCosine(2, 10, 0).rate(0.3, 0), 1e-15);
    assertEquals(0.3, Schedule.warmupCosine(2, 10, 0).rate(0.3, 2), 1e-15);
    assertEquals(0, Schedule.warmupCosine(2, 10, 0).rate(0.3, 10), 1e-15);
    assertEquals(0.1 / 25, Schedule.oneCycle(100).rate(0.1, 0), 1e-15);
    assertEquals(0.1, Schedule.oneCycle(100).rate(0.1, 29), 1e-15);
    assertEquals(0.1 / 25e4, Schedule.oneCycle(100).rate(0.1, 99), 1e-15);
  }

  @Test
  void aSchedulerMovesEachGroupFromItsOwnRate() {
    var optimizer = adam(linear(2, 1), 0.1);
    var group = optimizer.addGroup(List.of(tensor(1).requiresGrad()), 0.01, 0);
    var scheduler = Schedule.exponential(0.5).on(optimizer);
    scheduler.step();
    scheduler.step();
    assertEquals(0.025, optimizer.rate(), 1e-15);
    assertEquals(0.0025, group.rate(), 1e-15);
    assertEquals(2, scheduler.count());
    scheduler.setCount(1);
    assertEquals(0.05, optimizer.rate(), 1e-15);
  }

  @Test
  void aScheduleIsSetBeforeTheFirstStep() {
    var optimizer = sgd(linear(2, 1), 0.1);
    Schedule.warmupCosine(4, 10, 0).on(optimizer);
    assertEquals(0.02, optimizer.rate(), 1e-15);
  }

  @Test
  void anyFunctionIsASchedule() {
    var optimizer = sgd(linear(2, 1), 0.1);
    Schedule harmonic = (first, t) -> first / (1 + t);
    var scheduler = harmonic.on(optimizer);
    scheduler.step();
    assertEquals(0.05, optimizer.rate(), 1e-15);
  }

  @Test
  void aPlateauWaitsAndThenLowersTheRate() {
    var optimizer = sgd(linear(2, 1), 0.1);
    var plateau = new Plateau(optimizer, 0.1, 2, 0.005);
    double[] losses = {3, 2, 2, 2.5, Double.NaN, 1, 1, 1, 1, 1};
    double[] rates = {.1, .1, .1, .1, .01, .01, .01, .01, .005, .005};
    for (int k = 0; k < losses.length; k++) {
      plateau.step(losses[k]);
      assertEquals(rates[k], optimizer.rate(), 1e-15, "after loss " + k);
    }
    assertEquals(1, plateau.best());
  }

  @Test
  void aRestoredPlateauWaitsOn() {
    var optimizer = sgd(List.of(tensor(1).requiresGrad()), 0.1);
    var first = new Plateau(optimizer, 0.5, 2);
    first.step(1);
    first.step(1);
    var second = new Plateau(optimizer, 0.5, 2);
    second.setState(first.state());
    assertEquals(1, second.best());
    second.step(1);
    assertEquals(0.1, optimizer.rate());
    second.step(1);
    assertEquals(0.05, optimizer.rate());
  }
}
