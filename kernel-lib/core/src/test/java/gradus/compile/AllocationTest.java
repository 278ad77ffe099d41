package gradus.compile;

import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.crossEntropy;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.embedding;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.maxPool2d;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.randint;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradus.nn.Layer;
import gradus.tensor.Backend;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Context;
import gradus.tensor.Conv2d;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Reduce;
import gradus.tensor.Softmax;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.tensor.Window;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a compiled step leaves behind on the heap.
class AllocationTest {
  /// A tensor of one number: itself, its storage and an array of one.
  private static final long ONE_NUMBER = 72;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Computes nothing, so that what a run allocates is what the step itself does. (Vectors are
  /// objects until their machine code is there, which takes as long as the machine is busy.)
  private static final class Idle implements Backend {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public Chain.Fused fuse(Chain chain, List<Tensor> in, List<Tensor> out) {
      return new Chain.Fused() {
        @Override
        public void run() {}

        @Override
        public void replace(int input, Tensor x) {}
      };
    }

    @Override
    public void unary(Unary op, Tensor x, Tensor out) {}

    @Override
    public void binary(Binary op, Tensor a, Tensor b, Tensor out) {}

    @Override
    public void where(Tensor condition, Tensor a, Tensor b, Tensor out) {}

    @Override
    public void reduce(Reduce.Kind kind, Tensor x, Tensor out) {}

    @Override
    public void softmax(Softmax op, Tensor x, Tensor out) {}

    @Override
    public Runnable crossEntropy(
        Tensor logits, Tensor target, @Nullable Tensor losses, @Nullable Tensor slopes) {
      return () -> {};
    }

    @Override
    public void matmul(Tensor a, Tensor b, Tensor out) {}

    @Override
    public void copy(Tensor x, Tensor out) {}

    @Override
    public Runnable conv2d(Conv2d op, Tensor x, Tensor w, Tensor y) {
      return () -> {};
    }

    @Override
    public Runnable poolPlaces(PoolPlaces op, Tensor x, Tensor out) {
      return () -> {};
    }

    @Override
    public void gather(Tensor x, int axis, Tensor index, Tensor out) {}

    @Override
    public void scatterAdd(Tensor x, int axis, Tensor index, Tensor source, Tensor out) {}
  }

  private static void assertAllocatesItsResultOnly(CompiledStep step, Tensor x, Tensor y) {
    try (var _ = Context.backend(new Idle())) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 200; i++) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        step.run(x, y);
        least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(1, step.compilations());
      assertTrue(least <= ONE_NUMBER, least + " bytes in a run of\n" + step.plan());
    }
  }

  @Test
  void aStepAllocatesNothingButTheLossThatItReturns() {
    seed(1);
    Layer model = sequential(linear(20, 40), tanh(), dropout(0.5), linear(40, 5));
    var optimizer = adam(model, 0.01).weightDecay(0.01);
    var step = compile((x, y) -> crossEntropy(model.forward(x), y), optimizer);
    assertAllocatesItsResultOnly(step, randn(32, 20), randint(0, 5, 32));
  }

  @Test
  void norDoesAStepThatLooksWordsUp() {
    seed(1);
    Layer model = sequential(embedding(50, 8), flatten(), linear(24, 50));
    var step = compile((x, y) -> crossEntropy(model.forward(x), y), sgd(model, 0.1));
    assertAllocatesItsResultOnly(step, randint(0, 50, 16, 3), randint(0, 50, 16));
  }

  @Test
  void norDoesAStepOfAConvolutionalNetwork() {
    seed(1);
    Layer model =
        sequential(conv2d(1, 4, 3), relu(), maxPool2d(2), flatten(), linear(4 * 3 * 3, 5));
    var step = compile((x, y) -> crossEntropy(model.forward(x), y), sgd(model, 0.1));
    assertAllocatesItsResultOnly(step, randn(16, 1, 8, 8), randint(0, 5, 16));
  }

  /// On the real backend, once its machine code is there: until then vectors are objects.
  @Test
  void aTiedConvolutionOrPoolAllocatesNothing() {
    Tensor x = randn(4, 3, 9, 9);
    Tensor w = randn(5, 3, 3, 3);
    Tensor y = randn(4, 5, 9, 9);
    var window = new Window(1, 1, 1);
    Backend backend = Context.backend();
    for (var wanted : Conv2d.Wanted.values()) {
      var op = new Conv2d(wanted, window, 1, 9, 9);
      assertAllocatesNothing(op.label(), backend.conv2d(op, x, w, y));
    }
    var op = new PoolPlaces(3, new Window(2, 1, 1));
    assertAllocatesNothing(op.label(), backend.poolPlaces(op, x, zeros(4, 3, 5, 5)));
  }

  private static void assertAllocatesNothing(String name, Runnable tied) {
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + 30_000_000_000L;
    while (least > 0 && System.nanoTime() < end) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      tied.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, name);
  }

  @Test
  void aTrainingOf100EpochsLeavesTheHeapAsItWas() {
    seed(1);
    Layer model = sequential(linear(20, 64), relu(), linear(64, 5));
    var step = compile((x, y) -> crossEntropy(model.forward(x), y), adam(model, 0.01));
    // The last batch is smaller.
    Tensor x = randn(100, 20);
    Tensor y = randint(0, 5, 100);
    long after10 = 0;
    for (int epoch = 0; epoch < 100; epoch++) {
      for (int from = 0; from < 100; from += 32) {
        int to = Math.min(100, from + 32);
        step.run(x.slice(0, from, to), y.slice(0, from, to));
      }
      if (epoch == 10) {
        after10 = liveBytes();
      }
    }
    long growth = liveBytes() - after10;
    assertEquals(2, step.compilations());
    assertTrue(growth < 200_000, growth + " bytes more after 90 epochs");
  }

  private static long liveBytes() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
