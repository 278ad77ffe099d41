package gradus.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Numbers for words, so that a network can look up a vector for each.
///
/// Number 0 stands for no word, beyond the ends of a sentence; number 1 for every word that was not
/// in the training sentences.
public final class Vocabulary {
  private final List<String> words;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private Vocabulary(List<TaggedSentence> sentences) {
    numbers.put("·", 0);
    numbers.put("?unknown?", 1);
    for (TaggedSentence sentence : sentences) {
      for (String word : sentence.words()) {
        numbers.putIfAbsent(word, numbers.size());
      }
    }
    words = List.copyOf(numbers.keySet());
  }

  /// The words of some sentences, numbered as they come.
  ///
  /// @param sentences the training sentences
  /// @return the vocabulary
  public static Vocabulary of(List<TaggedSentence> sentences) {
    return new Vocabulary(sentences);
  }

  /// How many numbers there are.
  ///
  /// @return the number of words and 2 more
  public int size() {
    return words.size();
  }

  /// The number of a word.
  ///
  /// @param word the word, as it is written
  /// @return its number; 1 if it is not known
  public int number(String word) {
    return numbers.getOrDefault(word, 1);
  }

  /// The word of a number.
  ///
  /// @param number from 0 to `size() − 1`
  /// @return the word; `·` for 0 and `?unknown?` for 1
  /// @throws IllegalArgumentException if there is no such number
  public String word(int number) {
    if (number < 0 || number >= words.size()) {
      throw new IllegalArgumentException(
          "%d is the number of no word: they go from 0 to %d.".formatted(number, words.size() - 1));
    }
    return words.get(number);
  }
}
