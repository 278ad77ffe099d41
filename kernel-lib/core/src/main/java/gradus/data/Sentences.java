package gradus.data;

import static gradus.tensor.Tensors.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Short sentences in which names are tagged: who is a person, what is a place?
///
/// Some words are names of two kinds (Paris lives in Paris), so that only the words around tell.
///
/// ```java
/// var sentences = Sentences.all();
/// var train = sentences.subList(0, 280);
/// var vocabulary = Vocabulary.of(train);
/// var data = Sentences.windows(train, vocabulary, 2);   // x: five word numbers to a row
/// ```
public final class Sentences {
  private static final Pattern PART = Pattern.compile("\\[(\\w+) ([^\\]]+)\\]|(\\S+)");

  private static final List<Tag> TAGS = List.of(Tag.values());

  private Sentences() {}

  /// All sentences of the course, in an order that is random and always the same.
  ///
  /// @return the sentences
  public static List<TaggedSentence> all() {
    try (InputStream in =
        Objects.requireNonNull(Sentences.class.getResourceAsStream("sentences.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Sentences::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own sentences cannot be read.", e);
    }
  }

  /// Reads one sentence, such as `[person Ada Whitlock] left [place Oslo] .`
  ///
  /// @param line words with blanks between them, names in brackets with their tag
  /// @return the sentence
  /// @throws IllegalArgumentException if a tag is none
  public static TaggedSentence parse(String line) {
    var words = new ArrayList<String>();
    var tags = new ArrayList<Tag>();
    var parts = PART.matcher(line);
    while (parts.find()) {
      Tag tag = parts.group(1) == null ? Tag.OTHER : tag(parts.group(1));
      for (String word : (tag == Tag.OTHER ? parts.group() : parts.group(2)).split(" +", -1)) {
        words.add(word);
        tags.add(tag);
      }
    }
    return new TaggedSentence(words, tags);
  }

  private static Tag tag(String name) {
    return TAGS.stream()
        .filter(tag -> tag != Tag.OTHER && tag.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "[%s …] is no tag; there are [person …], [place …] and [organization …]."
                    .formatted(name)));
  }

  /// A row for each word: its number in the middle, those of its neighbors around it; the target is
  /// the word's tag. The classifier of a window of words (CS 1) learns from these.
  ///
  /// @param sentences the sentences
  /// @param vocabulary the numbers of their words
  /// @param radius how many neighbors on each side; 2 makes windows of 5
  /// @return x (words, 2 · radius + 1) with word numbers, y (words) with tags as class numbers
  /// @throws IllegalArgumentException if the radius is negative, or if there are no words
  public static Dataset windows(List<TaggedSentence> sentences, Vocabulary vocabulary, int radius) {
    int count = sentences.stream().mapToInt(sentence -> sentence.words().size()).sum();
    if (radius < 0 || count == 0) {
      throw new IllegalArgumentException(
          "windows need a radius of 0 or more and at least one word, not %d and %d words."
              .formatted(radius, count));
    }
    double[][] rows = new double[count][];
    double[] tags = new double[count];
    int row = 0;
    for (TaggedSentence sentence : sentences) {
      for (int place = 0; place < sentence.words().size(); place++) {
        rows[row] = window(sentence.words(), vocabulary, place, radius);
        tags[row++] = TAGS.indexOf(sentence.tags().get(place));
      }
    }
    var classes = TAGS.stream().map(tag -> tag.name().toLowerCase(Locale.ROOT)).toList();
    return new Dataset(tensor(rows), tensor(tags), List.of(), classes);
  }

  private static double[] window(List<String> words, Vocabulary vocabulary, int place, int radius) {
    double[] numbers = new double[2 * radius + 1];
    for (int k = 0; k < numbers.length; k++) {
      int at = place - radius + k;
      numbers[k] = at < 0 || at >= words.size() ? 0 : vocabulary.number(words.get(at));
    }
    return numbers;
  }
}
