package gradus.data;

import gradus.tensor.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A sentence as words, each with its tag.
///
/// @param words the words and punctuation marks
/// @param tags one tag for each word
public record TaggedSentence(List<String> words, List<Tag> tags) {
  /// Checks that each word has a tag.
  ///
  /// @throws IllegalArgumentException if there are more words than tags, or fewer
  public TaggedSentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    if (words.size() != tags.size()) {
      throw new IllegalArgumentException(
          "each word needs one tag; there are %d words and %d tags."
              .formatted(words.size(), tags.size()));
    }
  }

  /// The sentence with some words in exchanged places, each with its tag: augmentation for text.
  ///
  /// Wei and Zou, *EDA: Easy Data Augmentation Techniques*, 2019.
  ///
  /// @param swaps how many times two random words change places
  /// @param generator which ones
  /// @return the changed sentence
  public TaggedSentence swapWords(int swaps, Generator generator) {
    var newWords = new ArrayList<>(words);
    var newTags = new ArrayList<>(tags);
    for (int k = 0; k < swaps && !words.isEmpty(); k++) {
      int one = generator.nextInt(words.size());
      int other = generator.nextInt(words.size());
      Collections.swap(newWords, one, other);
      Collections.swap(newTags, one, other);
    }
    return new TaggedSentence(newWords, newTags);
  }

  /// The words with blanks between them.
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
