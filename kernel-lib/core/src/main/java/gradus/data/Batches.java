package gradus.data;

import gradus.tensor.Generator;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/// A dataset cut into batches. Each walk through it is one epoch, in a new random order.
///
/// ```java
/// var batches = Datasets.spirals(300, 3, 0.1, 7).batches(64).seed(7).dropLast();
/// for (var batch : batches) {
///   batch.size();   // 64, four times; the 44 that are left over wait for another epoch
/// }
/// ```
///
/// @param data what is cut
/// @param size how many examples to a batch
/// @param generator where the order comes from
/// @param shuffled whether the order is random
/// @param dropsLast whether a last batch of fewer examples is left out
public record Batches(
    Dataset data, int size, Generator generator, boolean shuffled, boolean dropsLast)
    implements Iterable<Dataset> {
  /// Checks the size.
  ///
  /// @throws IllegalArgumentException if the size is less than 1
  public Batches {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a batch needs at least one example, not %d.".formatted(size));
    }
  }

  /// The same orders each time that this is called with the same seed.
  ///
  /// @param seed any number
  /// @return batches with a generator of their own
  public Batches seed(long seed) {
    return from(new Generator(seed));
  }

  /// Takes the order from a generator.
  ///
  /// @param source the generator; each walk draws from it
  /// @return batches that use it
  public Batches from(Generator source) {
    return new Batches(data, size, source, shuffled, dropsLast);
  }

  /// Keeps the examples in the order in which they are.
  ///
  /// @return batches that draw no random numbers
  public Batches inOrder() {
    return new Batches(data, size, generator, false, dropsLast);
  }

  /// Leaves out the last batch if it would have fewer examples.
  ///
  /// @return batches that are all of one size
  public Batches dropLast() {
    return new Batches(data, size, generator, shuffled, true);
  }

  /// How many batches an epoch has: 50,000 examples by 64 make 782, of which the last has 16.
  ///
  /// @return the number of batches in one walk
  public int count() {
    return dropsLast ? data.size() / size : Math.ceilDiv(data.size(), size);
  }

  /// Starts an epoch.
  @Override
  public Iterator<Dataset> iterator() {
    int[] order =
        shuffled ? Shuffle.of(data.size(), generator) : IntStream.range(0, data.size()).toArray();
    return IntStream.range(0, count())
        .mapToObj(b ->
            data.select(
                Arrays.copyOfRange(order, b * size, Math.min((b + 1) * size, order.length))))
        .iterator();
  }
}
