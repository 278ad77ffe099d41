package gradus.compile;

import static gradus.loss.Losses.bceWithLogits;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adaGrad;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.nesterov;
import static gradus.optim.Optimizers.rmsProp;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.tensor;
import static java.util.Map.entry;

import gradus.nn.Layer;
import gradus.optim.AdaGrad;
import gradus.optim.Clipping;
import gradus.optim.Optimizer;
import gradus.optim.RmsProp;
import gradus.optim.Schedule;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Trainings by compiled steps give the bits of trainings that are written out.
class CompiledTrainingTest {
  private static final List<List<Tensor>> XOR =
      List.of(
          List.of(tensor(0, 0, 0, 1, 1, 0, 1, 1).reshape(4, 2), tensor(0, 1, 1, 0).reshape(4, 1)));

  // spotless:off
  private static final Map<String, Function<List<Tensor>, Optimizer>> OPTIMIZERS = Map.ofEntries(
      entry("sgd",                  p -> sgd(p, 0.5)),
      entry("sgd decay",            p -> sgd(p, 0.5).weightDecay(0.01)),
      entry("momentum",             p -> momentum(p, 0.1, 0.9)),
      entry("momentum decay",       p -> momentum(p, 0.1, 0.9).weightDecay(0.01)),
      entry("nesterov",             p -> nesterov(p, 0.1, 0.9)),
      entry("nesterov decay",       p -> nesterov(p, 0.1, 0.9).weightDecay(0.01)),
      entry("adaGrad",              p -> adaGrad(p, 0.1)),
      entry("adaGrad inside root",  p -> new AdaGrad(p, 0.1).epsilonInsideRoot()),
      entry("rmsProp",              p -> rmsProp(p, 0.01)),
      entry("rmsProp inside root",  p -> new RmsProp(p, 0.01).epsilonInsideRoot().weightDecay(0.01)),
      entry("adam",                 p -> adam(p, 0.05)),
      entry("adam decay",           p -> adam(p, 0.05).weightDecay(0.01)),
      entry("adamW",                p -> adamW(p, 0.05)),
      entry("adamW without decay",  p -> adamW(p, 0.05).weightDecay(0)),
      entry("two groups",           CompiledTrainingTest::twoGroups));
  // spotless:on

  private static Optimizer twoGroups(List<Tensor> parameters) {
    var optimizer = adam(parameters.subList(0, 1), 0.05);
    optimizer.addGroup(parameters.subList(1, parameters.size()), 0.02, 0.1);
    return optimizer;
  }

  private static Layer net() {
    return sequential(linear(2, 8), tanh(), linear(8, 1));
  }

  @TestFactory
  Stream<DynamicTest> everyOptimizerMovesAlikeUnderASchedule() {
    return OPTIMIZERS.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () -> {
                  var schedule = Schedule.warmupCosine(5, 50, 0.01);
                  double[] first = new double[2];
                  twin(each.getValue())
                      .with((step, optimizer, _) -> {
                        for (int g = 0; g < optimizer.groups().size(); g++) {
                          var group = optimizer.groups().get(g);
                          first[g] = step == 0 ? group.rate() : first[g];
                          group.setRate(schedule.rate(first[g], step));
                        }
                      })
                      .assertSame(50, XOR);
                }));
  }

  private static Twin twin(Function<List<Tensor>, Optimizer> optimizer) {
    return Twin.of(CompiledTrainingTest::net, optimizer, (z, y) -> bceWithLogits(z, y));
  }

  @Test
  void xorLearnsAlikeFor100Steps() {
    twin(p -> adam(p, 0.05)).assertSame(100, XOR);
  }

  @Test
  void clippedGradientsAreClippedAlike() {
    twin(p -> adam(p, 0.05))
        .with(step -> step.clipNorm(0.05), o -> Clipping.clipNorm(o.parameters(), 0.05))
        .assertSame(50, XOR);
    twin(p -> sgd(p, 0.5))
        .with(step -> step.clipValue(0.01), o -> Clipping.clipValue(o.parameters(), 0.01))
        .assertSame(50, XOR);
  }
}
