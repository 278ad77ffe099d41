package gradus.bench.peers;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.bench.Main;
import gradus.bench.Results;
import gradus.bench.Stopwatch;
import gradus.bench.Training;
import gradus.bench.Workload;
import gradus.bench.Workloads;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// The trainings in DJL on its PyTorch engine, with blocks and a trainer as its documentation has
/// them. `OMP_NUM_THREADS` says on how many threads.
public final class DjlPeer implements Training {
  private final Trainer trainer;
  private final NDManager manager;
  private final NDArray x;
  private final NDArray y;

  private DjlPeer(String name, boolean still) {
    Workload workload = Workloads.of(name);
    Loss loss = name.equals("W1") ? Loss.l2Loss("mse", 1) : Loss.softmaxCrossEntropyLoss();
    Model model = Model.newInstance(name, Device.cpu(), "PyTorch");
    model.setBlock(block(name));
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optOptimizer(optimizer(name, still))
                .optDevices(new Device[] {Device.cpu()}));
    manager = trainer.getManager();
    x = array(workload.x());
    y = array(workload.y());
    trainer.initialize(x.getShape());
    List<Tensor> weights = workload.model().parameters();
    for (int i = 0; i < weights.size(); i++) {
      NDArray array = model.getBlock().getParameters().valueAt(i).getArray();
      array.set(floats(weights.get(i)));
    }
  }

  private static Block block(String name) {
    var net = new SequentialBlock();
    switch (name) {
      case "W1" -> mlp(net, Activation::tanhBlock, 8, 1);
      case "W2" -> mlp(net, Activation::tanhBlock, 64, 64, 3);
      case "W3sgd", "W3adam" -> mlp(net, Activation::reluBlock, 128, 10);
      case "W4" -> mlp(net, Activation::reluBlock, 512, 256, 10);
      case "W5" -> {
        convolution(net, 8);
        convolution(net, 16);
        net.add(Blocks.batchFlattenBlock()).add(linear(10));
      }
      default -> throw new IllegalArgumentException("not written in DJL: " + name);
    }
    return net;
  }

  private static void mlp(SequentialBlock net, Supplier<Block> activation, int... units) {
    for (int i = 0; i < units.length; i++) {
      net.add(linear(units[i]));
      if (i + 1 < units.length) {
        net.add(activation.get());
      }
    }
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  private static void convolution(SequentialBlock net, int filters) {
    net.add(
            Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .setFilters(filters)
                .build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
  }

  private static Optimizer optimizer(String name, boolean still) {
    return switch (name) {
      case "W2" -> adam(rate(0.01f, still));
      case "W3adam", "W4" -> adam(rate(0.001f, still));
      default -> Optimizer.sgd().setLearningRateTracker(rate(0.1f, still)).build();
    };
  }

  private static Tracker rate(float rate, boolean still) {
    return Tracker.fixed(still ? (float) Workload.STILL : rate);
  }

  private static Optimizer adam(Tracker rate) {
    return Optimizer.adam().optLearningRateTracker(rate).build();
  }

  private NDArray array(Tensor tensor) {
    long[] sizes = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
    return manager.create(floats(tensor), new Shape(sizes));
  }

  private static float[] floats(Tensor tensor) {
    double[] numbers = tensor.toArray();
    var floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  @Override
  public DoubleSupplier step() {
    return take(false);
  }

  @Override
  public double[] losses(int count) {
    var losses = new double[count];
    for (int i = 0; i < count; i++) {
      losses[i] = take(true).getAsDouble();
    }
    return losses;
  }

  /// What a step computes belongs to a manager of its own and is freed with it.
  private DoubleSupplier take(boolean reading) {
    double read = Double.NaN;
    try (NDManager scope = manager.newSubManager()) {
      x.attach(scope);
      y.attach(scope);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(new NDList(x));
        NDArray loss = trainer.getLoss().evaluate(new NDList(y), outputs);
        collector.backward(loss);
        read = reading ? loss.getFloat() : read;
      }
      x.attach(manager);
      y.attach(manager);
    }
    trainer.step();
    double loss = read;
    return () -> loss;
  }

  /// Times a training.
  ///
  /// @param args the name of the workload, seconds to warm up, seconds to measure
  public static void main(String... args) {
    double[] check = new DjlPeer(args[0], false).losses(Main.COMPARED);
    Stopwatch times =
        Stopwatch.time(
            new DjlPeer(args[0], true)::step, Double.parseDouble(args[1]), Double.parseDouble(args[2]));
    Results.print(args[0], "djl", check, times);
  }
}
