package gradus.notebook;

import gradus.tensor.Tensor;
import gradus.train.Trainer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What a cell can say in one word.
public final class Notebook {
  private Notebook() {}

  /// Counts from 0 and shows how far it has come, how fast, and how long it will take:
  ///
  /// ```java
  /// for (int step : progress(500)) {
  ///   …
  /// }
  /// ```
  ///
  /// A loop that takes less than a third of a second shows nothing. Loops can be nested, and left
  /// by `break` or by an exception. Because times vary, so does the output of such a cell.
  ///
  /// @param count how often to go through the loop
  /// @return the numbers from 0 to count - 1
  public static Iterable<Integer> progress(int count) {
    return progress("", count);
  }

  /// Counts as [#progress(int)], with a name before the bar.
  ///
  /// @param name what is counted: `steps`, `epochs`
  /// @param count how often to go through the loop
  /// @return the numbers from 0 to count - 1
  public static Iterable<Integer> progress(String name, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "cannot go through a loop %s times: the count is 0 or more.".formatted(count));
    }
    Iterable<Integer> numbers = () -> IntStream.range(0, count).iterator();
    return new Progress<>(name, numbers, count, Screen.notebook(), System::nanoTime);
  }

  /// Shows how far a training has come, how fast, and how long it will take:
  ///
  /// ```java
  /// var model = linear(2, 1);
  /// var training = trainer(model, Losses::bceWithLogits, sgd(model, 0.1), xor());
  /// training.onStep(trainingBar());
  /// training.fit(200);
  /// ```
  ///
  /// @return what hears of each step; for one training
  public static Consumer<Trainer> trainingBar() {
    return new TrainingBar(Screen.notebook(), System::nanoTime);
  }

  /// Goes through a collection and shows how far it has come.
  ///
  /// @param <T> what is in the collection
  /// @param items the collection
  /// @return its elements
  public static <T> Iterable<T> progress(Collection<T> items) {
    return progress("", items);
  }

  /// Goes through a collection as [#progress(Collection)], with a name before the bar.
  ///
  /// @param <T> what is in the collection
  /// @param name what the elements are: `batches`
  /// @param items the collection
  /// @return its elements
  public static <T> Iterable<T> progress(String name, Collection<T> items) {
    return new Progress<>(name, items, items.size(), Screen.notebook(), System::nanoTime);
  }

  /// Prints one line from a pattern and its values, with a point for the fraction in every country:
  ///
  /// `print("step %3d loss %.4f", step, loss)`
  ///
  /// @param pattern as in [String#format(String, Object...)]
  /// @param values what stands in the pattern's places; a tensor of one number stands for its
  ///   number
  @SuppressWarnings("AnnotateFormatMethod") // no cell is compiled by what reads that annotation
  public static void print(String pattern, Object... values) {
    if (values.length == 0) {
      IO.println(pattern); // a lone text is no pattern: it may hold a percent sign
      return;
    }
    Object[] plain = Arrays.stream(values).map(Notebook::number).toArray();
    IO.println(String.format(Locale.ROOT, pattern, plain));
  }

  private static Object number(Object value) {
    return value instanceof Tensor tensor && tensor.numel() == 1 ? tensor.item() : value;
  }

  /// Prints a value on a line of its own, as a notebook shows it in text.
  ///
  /// @param value anything: a number, a tensor, an array, a plot
  public static void print(Object value) {
    IO.println(Values.text(value));
  }

  /// Prints an empty line.
  public static void print() {
    IO.println();
  }
}
