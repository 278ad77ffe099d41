package gradus.data;

import gradus.tensor.Generator;
import java.util.List;
import java.util.stream.IntStream;

/// Random orders, by Fisher and Yates's shuffle (Durstenfeld, 1964): each order is equally likely.
final class Shuffle {
  private Shuffle() {}

  /// The numbers 0 to n − 1 in random order.
  static int[] of(int n, Generator generator) {
    int[] order = IntStream.range(0, n).toArray();
    shuffle(order, generator);
    return order;
  }

  static int[] mixed(List<Integer> numbers, Generator generator) {
    int[] order = numbers.stream().mapToInt(Integer::intValue).toArray();
    shuffle(order, generator);
    return order;
  }

  private static void shuffle(int[] order, Generator generator) {
    for (int last = order.length - 1; last > 0; last--) {
      int chosen = generator.nextInt(last + 1);
      int kept = order[last];
      order[last] = order[chosen];
      order[chosen] = kept;
    }
  }
}
