package gradus.data;

import gradus.tensor.Generator;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Examples: what goes into a network, and what should come out.
///
/// ```java
/// var data = Datasets.moons(200, 0.1, 7);
/// var split = data.split(0.8, 7);
/// for (var batch : split.train().batches(64)) {
///   batch.x();   // 64 examples, the last batch fewer
///   batch.y();   // their targets
/// }
/// ```
///
/// @param x the inputs, (examples, features) or (examples, channels, height, width)
/// @param y the targets: a column (examples, 1) of numbers, or of 0 and 1; or class numbers
///   (examples); or probabilities (examples, classes)
/// @param features what the features are called; empty if they have no names, as pixels
/// @param classes what class 0, 1, … are called; empty if the targets are no classes
public record Dataset(Tensor x, Tensor y, List<String> features, List<String> classes) {
  /// Checks that inputs, targets and names belong together.
  ///
  /// @throws ShapeException if `x` and `y` have not equally many rows, or if there is not one name
  ///   for each feature
  public Dataset {
    if (x.rank() < 2 || y.rank() < 1 || x.size(0) != y.size(0)) {
      throw new ShapeException(
          ("a dataset needs one input and one target for each example, along axis 0:"
                  + " x has shape %s, y has shape %s.")
              .formatted(x.shape(), y.shape()));
    }
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (!features.isEmpty() && (x.rank() != 2 || x.size(1) != features.size())) {
      throw new ShapeException(
          "each feature needs one name: x has shape %s, and there are %d names: %s."
              .formatted(x.shape(), features.size(), features));
    }
  }

  /// A dataset without names.
  ///
  /// @param x the inputs, one for each example along axis 0
  /// @param y the targets, one for each example along axis 0
  public Dataset(Tensor x, Tensor y) {
    this(x, y, List.of(), List.of());
  }

  /// How many examples there are.
  ///
  /// @return the size of axis 0
  public int size() {
    return x.size(0);
  }

  /// Some of the examples, in the order asked for.
  ///
  /// @param examples their numbers, counted from 0; one may come more than once
  /// @return a dataset of copies
  /// @throws ShapeException if there is no such example
  public Dataset select(int... examples) {
    return with(x.select(0, examples), y.select(0, examples));
  }

  /// The same names with other numbers.
  ///
  /// @param newX the inputs
  /// @param newY the targets
  /// @return a dataset of these
  public Dataset with(Tensor newX, Tensor newY) {
    return new Dataset(newX, newY, features, classes);
  }

  /// Every input as one row of numbers: images of shape (n, 1, 16, 16) become (n, 256).
  ///
  /// @return a dataset whose `x` is a matrix
  public Dataset flattened() {
    int width = x.shape().numel() / Math.max(1, size());
    return with(x.reshape(Shape.of(size(), width)), y);
  }

  /// The class number of each example.
  ///
  /// @return one whole number for each example; of probabilities, the place of the largest
  /// @throws IllegalArgumentException if the targets are no classes
  public int[] labels() {
    Tensor numbers = y.rank() == 2 && y.size(1) > 1 ? y.argmax(1) : y;
    double[] values = numbers.toArray();
    for (double value : values) {
      if (value < 0 || value != (int) value) {
        throw new IllegalArgumentException(
            "these targets are no classes, which are the whole numbers 0, 1, 2, …: one of them is %s."
                .formatted(value));
      }
    }
    return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
  }

  // Dividing.

  /// Divides the examples at random into two parts.
  ///
  /// @param fraction how much goes to training, between 0 and 1
  /// @param seed the same seed divides in the same way
  /// @return both parts
  /// @throws IllegalArgumentException if one part would be empty
  public Split split(double fraction, long seed) {
    int[] order = Shuffle.of(size(), new Generator(seed));
    int cut = cut(size(), fraction);
    return new Split(
        select(Arrays.copyOf(order, cut)), select(Arrays.copyOfRange(order, cut, order.length)));
  }

  private static int cut(int size, double fraction) {
    int cut = (int) Math.round(size * fraction);
    if (!(fraction > 0 && fraction < 1) || cut == 0 || cut == size) {
      throw new IllegalArgumentException(
          "cannot split %d examples at %s: each part needs at least one. Try 0.8 for training on 80 %%."
              .formatted(size, fraction));
    }
    return cut;
  }

  /// Divides the examples at random into two parts with the same mixture of classes.
  ///
  /// @param fraction how much of each class goes to training, between 0 and 1
  /// @param seed the same seed divides in the same way
  /// @return both parts, each shuffled
  /// @throws IllegalArgumentException if a class would be missing in one part, or if the targets
  ///   are no classes
  public Split stratifiedSplit(double fraction, long seed) {
    var generator = new Generator(seed);
    int[] labels = labels();
    var train = new ArrayList<Integer>();
    var test = new ArrayList<Integer>();
    int classCount = Arrays.stream(labels).max().orElse(-1) + 1;
    for (int c = 0; c < classCount; c++) {
      int label = c;
      int[] members = IntStream.range(0, size()).filter(i -> labels[i] == label).toArray();
      if (members.length == 0) {
        continue;
      }
      if (members.length == 1) {
        throw new IllegalArgumentException(
            "cannot divide class %d: it has a single example, and each part needs one."
                .formatted(c));
      }
      int[] order = Shuffle.of(members.length, generator);
      int cut = cut(members.length, fraction);
      for (int k = 0; k < order.length; k++) {
        (k < cut ? train : test).add(members[order[k]]);
      }
    }
    return new Split(
        select(Shuffle.mixed(train, generator)), select(Shuffle.mixed(test, generator)));
  }

  /// Cross-validation: divides the examples k times, so that each is tested exactly once.
  ///
  /// @param k how many parts, at least 2 and at most the number of examples
  /// @param seed the same seed divides in the same way
  /// @return k splits; their tests are disjoint and differ in size by at most 1
  /// @throws IllegalArgumentException if there cannot be k parts
  public List<Split> folds(int k, long seed) {
    requireFolds(k);
    int[] order = Shuffle.of(size(), new Generator(seed));
    int[] foldOf = new int[size()];
    for (int fold = 0; fold < k; fold++) {
      for (int p = cut(fold, k); p < cut(fold + 1, k); p++) {
        foldOf[order[p]] = fold;
      }
    }
    return folds(k, order, foldOf);
  }

  private int cut(int fold, int k) {
    return (int) ((long) size() * fold / k);
  }

  /// Cross-validation in which each part has the same mixture of classes: the examples of a class
  /// are dealt out in turn, as cards.
  ///
  /// @param k how many parts, at least 2 and at most the number of examples of any class
  /// @param seed the same seed divides in the same way
  /// @return k splits; their tests are disjoint, and of each class they differ by at most 1
  /// @throws IllegalArgumentException if a class would be missing in a part, or if the targets are
  ///   no classes
  public List<Split> stratifiedFolds(int k, long seed) {
    requireFolds(k);
    int[] order = Shuffle.of(size(), new Generator(seed));
    int[] labels = labels();
    int[] foldOf = new int[size()];
    int dealt = 0;
    for (int c = 0; c <= Arrays.stream(labels).max().orElse(-1); c++) {
      int before = dealt;
      for (int example : order) {
        if (labels[example] == c) {
          foldOf[example] = dealt++ % k;
        }
      }
      int count = dealt - before;
      if (count > 0 && count < k) {
        throw new IllegalArgumentException(
            "cannot make %d folds with the same mixture of classes: class %d has %d of the %d examples that it needs."
                .formatted(k, c, count, k));
      }
    }
    return folds(k, order, foldOf);
  }

  private void requireFolds(int k) {
    if (k < 2 || k > size()) {
      throw new IllegalArgumentException(
          "cannot make %d folds of %d examples: there must be at least 2, and one example in each."
              .formatted(k, size()));
    }
  }

  private List<Split> folds(int k, int[] order, int[] foldOf) {
    return IntStream.range(0, k)
        .mapToObj(fold ->
            new Split(
                select(Arrays.stream(order).filter(i -> foldOf[i] != fold).toArray()),
                select(Arrays.stream(order).filter(i -> foldOf[i] == fold).toArray())))
        .toList();
  }

  /// The examples in shuffled batches, for one epoch each time it is walked through.
  ///
  /// @param size how many examples to a batch; the last may have fewer
  /// @return the batches
  /// @throws IllegalArgumentException if the size is less than 1
  public Batches batches(int size) {
    return new Batches(this, size, Generator.shared(), true, false);
  }

  /// Such as `200 examples, x (200, 2), y (200, 1), classes [inner, outer]`.
  @Override
  public String toString() {
    return "%d examples, x %s, y %s%s%s"
        .formatted(
            size(),
            x.shape(),
            y.shape(),
            features.isEmpty() ? "" : ", features " + features,
            classes.isEmpty() ? "" : ", classes " + classes);
  }
}
