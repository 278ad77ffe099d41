package gradus.torch;

import static gradus.TensorAssertions.assertClose;
import static gradus.optim.Optimizers.adaGrad;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.nesterov;
import static gradus.optim.Optimizers.rmsProp;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.tensor;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.optim.Adam;
import gradus.optim.Clipping;
import gradus.optim.LossScaler;
import gradus.optim.Optimizer;
import gradus.optim.Plateau;
import gradus.optim.RmsProp;
import gradus.optim.Schedule;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Optimizers over 20 steps, schedules over 30, clipping and loss scaling agree with PyTorch's.
class TorchOptimizersTest {
  // spotless:off
  private static final Map<String, Function<List<Tensor>, Optimizer>> OPTIMIZERS = Map.ofEntries(
      entry("sgd",            p -> sgd(p, 0.1)),
      entry("sgd decay",      p -> sgd(p, 0.1).weightDecay(0.2)),
      entry("momentum",       p -> momentum(p, 0.1, 0.9)),
      entry("momentum decay", p -> momentum(p, 0.1, 0.9).weightDecay(0.2)),
      entry("nesterov",       p -> nesterov(p, 0.1, 0.9)),
      entry("nesterov decay", p -> nesterov(p, 0.1, 0.9).weightDecay(0.2)),
      entry("adaGrad",        p -> adaGrad(p, 0.1)),
      entry("adaGrad decay",  p -> adaGrad(p, 0.1).weightDecay(0.2)),
      entry("rmsProp",        p -> rmsProp(p, 0.1)),
      entry("rmsProp decay",  p -> rmsProp(p, 0.1).weightDecay(0.2)),
      entry("rmsProp 0.9",    p -> new RmsProp(p, 0.1, 0.9, 1e-3)),
      entry("adam",           p -> adam(p, 0.1)),
      entry("adam decay",     p -> adam(p, 0.1).weightDecay(0.2)),
      entry("adam 0.5",       p -> new Adam(p, 0.1, 0.5, 0.8, 1e-3)),
      entry("adamW",          p -> adamW(p, 0.1)),
      entry("adamW decay",    p -> adamW(p, 0.1).weightDecay(0.2)),
      entry("groups",         p -> groups(p)));

  private static final Map<String, Schedule> SCHEDULES = Map.ofEntries(
      entry("constant",       Schedule.constant()),
      entry("step",           Schedule.step(7, 0.5)),
      entry("exponential",    Schedule.exponential(0.9)),
      entry("cosine",         Schedule.cosine(25)),
      entry("cosine lowest",  Schedule.cosine(25, 0.05)),
      entry("warmupCosine",   Schedule.warmupCosine(5, 30, 0.01)),
      entry("oneCycle",       Schedule.oneCycle(30)),
      entry("oneCycle 0.5",   Schedule.oneCycle(30, 0.5, 10, 100)));
  // spotless:on

  private static Optimizer groups(List<Tensor> p) {
    var optimizer = adamW(p.subList(0, 1), 0.1);
    optimizer.addGroup(p.subList(1, p.size()), 0.03, 0.5);
    return optimizer;
  }

  private static Tensor array(Map<String, Tensor> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  @TestFactory
  Stream<DynamicTest> optimizers() {
    var arrays = Npz.read("optimizers");
    assertEquals(
        2L * OPTIMIZERS.size(), arrays.keySet().stream().filter(n -> n.endsWith(".y")).count());
    return OPTIMIZERS.keySet().stream()
        .sorted()
        .flatMap(name ->
            Arrays.stream(new DType[] {DType.FLOAT32, DType.FLOAT64})
                .map(type ->
                    DynamicTest.dynamicTest(
                        name + "." + type, () -> checkOptimizer(arrays, name, type))));
  }

  private static void checkOptimizer(Map<String, Tensor> arrays, String name, DType type) {
    var parameters = new ArrayList<Tensor>();
    for (int i = 0; i < 3; i++) {
      parameters.add(array(arrays, "start" + i).to(type).contiguous().requiresGrad());
    }
    var optimizer = Objects.requireNonNull(OPTIMIZERS.get(name)).apply(parameters);
    Tensor path = array(arrays, name + "." + type + ".y");
    for (int step = 0; step < path.size(0); step++) {
      for (int i = 0; i < 3; i++) {
        parameters.get(i).setGrad(array(arrays, "gradients" + i).get(step).to(type));
      }
      optimizer.step();
      Case.assertAgrees("step " + step, path.get(step), flat(parameters, Tensor::detach));
    }
  }

  private static Tensor flat(List<Tensor> tensors, Function<Tensor, Tensor> part) {
    double[] numbers =
        tensors.stream().flatMapToDouble(t -> DoubleStream.of(part.apply(t).toArray())).toArray();
    return gradus.Differences.float64(numbers).to(tensors.getFirst().dtype());
  }

  @Test
  void schedules() {
    var arrays = Npz.read("schedules");
    assertEquals(SCHEDULES.size() + 3, arrays.size());
    SCHEDULES.forEach((name, schedule) -> {
      var optimizer = sgd(List.of(tensor(0).requiresGrad()), 0.3);
      var scheduler = schedule.on(optimizer);
      double[] expected = array(arrays, name).toArray();
      double[] rates = new double[expected.length];
      for (int step = 0; step < rates.length; step++) {
        rates[step] = optimizer.rate();
        if (step + 1 < rates.length) {
          scheduler.step();
        }
      }
      assertClose(expected, rates, 1e-10);
    });
  }

  @Test
  void plateau() {
    var arrays = Npz.read("schedules");
    var optimizer = sgd(List.of(tensor(0).requiresGrad()), 0.3);
    var plateau = new Plateau(optimizer, 0.5, 2, 0.01);
    double[] rates =
        Arrays.stream(array(arrays, "losses").toArray())
            .map(loss -> {
              plateau.step(loss);
              return optimizer.rate();
            })
            .toArray();
    assertClose(array(arrays, "plateau").toArray(), rates, 1e-10);
  }

  @Test
  void clipping() {
    var arrays = Npz.read("clipping");
    for (DType type : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      for (double limit : new double[] {0, 1, 1e6}) {
        String what = "%s %s.%s".formatted("%s", limit == 1e6 ? "1000000.0" : limit, type);
        var byNorm = withGradients(arrays, type);
        double norm = Clipping.clipNorm(byNorm, limit);
        String name = what.formatted("norm");
        Case.assertAgrees(name, array(arrays, name + ".norm"), scalar(norm, type));
        Case.assertAgrees(name, array(arrays, name + ".y"), flat(byNorm, Tensor::grad));
        var byValue = withGradients(arrays, type);
        Clipping.clipValue(byValue, limit);
        name = what.formatted("value");
        Case.assertAgrees(name, array(arrays, name + ".y"), flat(byValue, Tensor::grad));
      }
    }
  }

  private static Tensor scalar(double value, DType type) {
    return gradus.Differences.float64(value).sum().to(type);
  }

  private static List<Tensor> withGradients(Map<String, Tensor> arrays, DType type) {
    var parameters = new ArrayList<Tensor>();
    for (int i = 0; i < 2; i++) {
      Tensor gradient = array(arrays, "gradient" + i).to(type);
      var parameter = gradient.times(0).requiresGrad();
      parameter.setGrad(gradient);
      parameters.add(parameter);
    }
    return parameters;
  }

  @Test
  void lossScaler() {
    var arrays = Npz.read("clipping");
    var scaler = new LossScaler(0x1p15, 2, 0.5, 3);
    double[] scales =
        Arrays.stream(array(arrays, "overflows").toArray())
            .map(overflow -> {
              var theta = tensor(0).requiresGrad();
              scaler.scale(theta.sum()).backward();
              if (overflow == 1) {
                theta.setGrad(tensor(Double.POSITIVE_INFINITY));
              }
              scaler.step(sgd(List.of(theta), 0.1));
              scaler.update();
              return scaler.scale();
            })
            .toArray();
    assertClose(array(arrays, "scales").toArray(), scales, 0);
  }
}
