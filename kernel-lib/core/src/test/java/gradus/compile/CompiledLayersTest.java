package gradus.compile;

import static gradus.loss.Losses.crossEntropy;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.avgPool2d;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.embedding;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.layer;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.maxPool2d;
import static gradus.nn.Layers.residual;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Layers.stochasticDepth;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.nn.Norms.batchNorm2d;
import static gradus.nn.Norms.groupNorm;
import static gradus.nn.Norms.layerNorm;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.randint;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.autodiff.Checkpoint;
import gradus.data.Datasets;
import gradus.nn.Layer;
import gradus.optim.LossScaler;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Models with every kind of layer learn alike, compiled and written out.
class CompiledLayersTest {
  private static final int CLASSES = 3;

  // spotless:off
  private static final Map<String, Supplier<Layer>> ON_VECTORS = Map.ofEntries(
      entry("plain",            () -> sequential(linear(4, 8), tanh(), linear(8, CLASSES))),
      entry("dropout",          () -> sequential(linear(4, 8), dropout(0.3), relu(), dropout(0.5), linear(8, CLASSES))),
      entry("batch norm",       () -> sequential(linear(4, 8), batchNorm1d(8), relu(), linear(8, CLASSES))),
      entry("one norm twice",   () -> twice(batchNorm1d(4))),
      entry("layer norm",       () -> sequential(linear(4, 8), layerNorm(8), relu(), linear(8, CLASSES))),
      entry("residual",         () -> sequential(residual(linear(4, 4), tanh()), linear(4, CLASSES))),
      entry("stochastic depth", () -> sequential(stochasticDepth(0.5, linear(4, 4), tanh()), linear(4, CLASSES))),
      entry("shared weights",   () -> shared(linear(4, 4))),
      entry("checkpoint",       () -> checkpointed(sequential(linear(4, 8), dropout(0.5), tanh()), linear(8, CLASSES))));

  private static final Map<String, Supplier<Layer>> ON_IMAGES = Map.ofEntries(
      entry("max pool",   () -> sequential(conv2d(2, 4, 3), relu(), maxPool2d(2), flatten(), linear(16, CLASSES))),
      entry("avg pool",   () -> sequential(conv2d(2, 4, 3, 2, 1), tanh(), avgPool2d(3), flatten(), linear(4, CLASSES))),
      entry("batch norm", () -> sequential(conv2d(2, 4, 3), batchNorm2d(4), relu(), flatten(), linear(64, CLASSES))),
      entry("group norm", () -> sequential(conv2d(2, 4, 3), groupNorm(2, 4), relu(), flatten(), linear(64, CLASSES))));
  // spotless:on

  private static Layer twice(Layer norm) {
    return sequential(norm, linear(4, 4), norm, linear(4, CLASSES));
  }

  private static Layer shared(Layer inner) {
    return sequential(inner, tanh(), inner, tanh(), linear(4, CLASSES));
  }

  private static Layer checkpointed(Layer body, Layer head) {
    record Net(Layer body, Layer head) implements Layer {
      @Override
      public Tensor forward(Tensor x) {
        return head.forward(Checkpoint.checkpoint(body::forward, x));
      }
    }
    return new Net(body, head);
  }

  private static List<List<Tensor>> batches(int... sizes) {
    seed(11);
    return Stream.generate(() -> List.of(randn(sizes), randint(0, CLASSES, sizes[0])))
        .limit(3)
        .toList();
  }

  private static Stream<DynamicTest> tests(
      Map<String, Supplier<Layer>> models, List<List<Tensor>> batches) {
    return models.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () ->
                    assertEquals(1, twin(each.getValue()).assertSame(12, batches).compilations())));
  }

  private static Twin twin(Supplier<Layer> model) {
    return Twin.of(model, p -> adam(p, 0.01), (z, y) -> crossEntropy(z, y));
  }

  @TestFactory
  Stream<DynamicTest> vectorsAreLearnedAlike() {
    return tests(ON_VECTORS, batches(8, 4));
  }

  @TestFactory
  Stream<DynamicTest> imagesAreLearnedAlike() {
    return tests(ON_IMAGES, batches(5, 2, 6, 6));
  }

  @Test
  void wordsAreLearnedAlike() {
    seed(2);
    var batches = List.of(List.of(randint(0, 10, 6, 3), randint(0, CLASSES, 6)));
    twin(() -> sequential(embedding(10, 4), flatten(), linear(12, CLASSES)))
        .assertSame(20, batches);
  }

  @Test
  void spiralsAreLearnedAlikeFor100Steps() {
    seed(1);
    var data = Datasets.spirals(60, 3, 0.1, 1);
    twin(() -> sequential(linear(2, 16), tanh(), linear(16, 16), tanh(), linear(16, CLASSES)))
        .assertSame(100, List.of(List.of(data.x(), data.y())));
  }

  @Test
  void switchingBetweenTrainAndEvalWhileLearningIsLearnedAlike() {
    var step =
        twin(Objectives.NET)
            .with((i, _, model) -> {
              if (i % 4 == 0) {
                model.train();
              } else if (i % 4 == 2) {
                model.eval();
              }
            })
            .assertSame(16, batches(8, 4));
    assertEquals(2, step.compilations());
  }

  private static final class Objectives {
    static final Supplier<Layer> NET =
        () -> sequential(linear(4, 8), batchNorm1d(8), dropout(0.5), linear(8, CLASSES));
  }

  @Test
  void lastSmallBatchesAndLongDoublesAreLearnedAlike() {
    seed(4);
    var batches =
        List.of(
            List.of(randn(8, 4).to(DType.FLOAT64), randint(0, CLASSES, 8).to(DType.FLOAT64)),
            List.of(randn(3, 4).to(DType.FLOAT64), randint(0, CLASSES, 3).to(DType.FLOAT64)));
    var step =
        twin(
                () -> {
                  try (var _ = gradus.tensor.Context.defaultType(DType.FLOAT64)) {
                    return sequential(linear(4, 8), tanh(), linear(8, CLASSES));
                  }
                })
            .assertSame(12, batches);
    assertEquals(2, step.compilations());
  }

  @Test
  void scaledLossesSkipOverflowsAlike() {
    seed(6);
    Tensor x = randn(8, 4);
    Tensor y = arange(8).minus(4).maximum(arange(8).times(0)).minimum(arange(8).times(0).plus(2));
    var slow = new LossScaler(1e38, 2, 1e-3, 3);
    var fast = new LossScaler(1e38, 2, 1e-3, 3);
    Supplier<Layer> net = () -> sequential(linear(4, 8), layer(Tensor::tanh), linear(8, CLASSES));
    seed(7);
    Layer plain = net.get();
    var optimizer = sgd(plain.parameters(), 0.1);
    seed(7);
    Layer quick = net.get();
    var other = sgd(quick.parameters(), 0.1);
    var step = Steps.compile((a, b) -> crossEntropy(quick.forward(a), b), other).scaledBy(fast);
    for (int i = 0; i < 30; i++) {
      optimizer.zeroGrad();
      Tensor input = i == 9 ? x.times(1e38) : x;
      Tensor loss = crossEntropy(plain.forward(input), y);
      slow.scale(loss).backward();
      slow.step(optimizer);
      slow.update();
      assertEquals(loss.item(), step.run(input, y).item());
      assertEquals(slow.scale(), fast.scale(), "step " + i);
      for (int p = 0; p < plain.parameters().size(); p++) {
        gradus.TensorAssertions.assertSameBits(
            plain.parameters().get(p), quick.parameters().get(p));
      }
    }
  }
}
