package gradus;

import gradus.tensor.Generator;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Claims that must hold for any tensors, tried on seeded random ones. A failure names its seed and
/// the smallest case that fails.
public final class Cases {
  private static final int COUNT = 60;

  private final Generator random;
  private final int limit;
  private final List<String> drawn = new ArrayList<>();
  private int numbers;

  private Cases(Generator random, int limit) {
    this.random = random;
    this.limit = limit;
  }

  /// Tries a claim on cases that grow from single numbers to a few numbers along each axis.
  public static void forAll(long seed, Consumer<Cases> claim) {
    @Nullable Cases smallest = null;
    @Nullable Throwable why = null;
    for (int k = 0; k < COUNT; k++) {
      var candidate = new Cases(new Generator(1000 * seed + k), 1 + k / 15);
      try {
        claim.accept(candidate);
      } catch (AssertionError | RuntimeException failure) {
        if (smallest == null || candidate.numbers < smallest.numbers) {
          smallest = candidate;
          why = failure;
        }
      }
    }
    if (smallest != null) {
      throw new AssertionError(
          "seed %d, smallest case that fails: %s\n%s".formatted(seed, smallest.drawn, why), why);
    }
  }

  /// A whole number from 0 to `bound` − 1.
  public int below(int bound) {
    int value = random.nextInt(bound);
    drawn.add(String.valueOf(value));
    return value;
  }

  /// The size of an axis: at least 1, larger in later cases.
  public int size() {
    return 1 + random.nextInt(limit);
  }

  /// So many sizes; now and then one is 0.
  public int[] sizes(int rank) {
    int[] sizes = IntStream.range(0, rank).map(_ -> size()).toArray();
    if (rank > 0 && random.nextInt(12) == 0) {
      sizes[random.nextInt(rank)] = 0;
    }
    return sizes;
  }

  /// A shape of at most `most` axes.
  public Shape shape(int most) {
    return Shape.of(sizes(random.nextInt(most + 1)));
  }

  /// The axes of a rank in random order.
  public int[] order(int rank) {
    int[] order = IntStream.range(0, rank).toArray();
    for (int last = rank - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    drawn.add("axes " + Arrays.toString(order));
    return order;
  }

  /// A float64 tensor of whole numbers from −9 to 9, so that sums of products are exact. Half of
  /// them are views, whose numbers lie in the storage in another order.
  public Tensor tensor(Shape shape) {
    double[] values = new double[shape.numel()];
    Arrays.setAll(values, _ -> random.nextInt(19) - 9);
    drawn.add("%s %s".formatted(shape, Arrays.toString(values)));
    numbers += values.length;
    if (shape.rank() < 2 || random.nextInt(2) == 0) {
      return Differences.float64(values).reshape(shape);
    }
    int[] turned = shape.toArray();
    turned[0] = shape.size(-1);
    turned[shape.rank() - 1] = shape.size(0);
    return Differences.float64(values).reshape(Shape.of(turned)).transpose(0, -1);
  }

  /// A float64 tensor of whole numbers from −9 to 9.
  public Tensor tensor(int... sizes) {
    return tensor(Shape.of(sizes));
  }
}
