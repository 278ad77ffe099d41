package gradus.data;

import static gradus.TensorAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Generator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void aSentenceIsReadWordByWord() {
    var sentence = Sentences.parse("[person Ada Whitlock] left the [place Alps] .");
    assertEquals(List.of("Ada", "Whitlock", "left", "the", "Alps", "."), sentence.words());
    assertEquals(
        List.of(Tag.PERSON, Tag.PERSON, Tag.OTHER, Tag.OTHER, Tag.PLACE, Tag.OTHER),
        sentence.tags());
    assertEquals("Ada Whitlock left the Alps .", sentence.toString());
  }

  @Test
  void theCourseHasAFewHundredDifferentSentencesWithEveryTag() {
    var sentences = Sentences.all();
    assertEquals(365, sentences.size());
    assertEquals(3345, sentences.stream().mapToInt(sentence -> sentence.words().size()).sum());
    assertEquals(sentences.size(), new HashSet<>(sentences).size());
    Map<Tag, Integer> words = new EnumMap<>(Tag.class);
    for (var sentence : sentences) {
      sentence.tags().forEach(tag -> words.merge(tag, 1, Integer::sum));
      assertTrue(sentence.words().stream().noneMatch(word -> word.matches(".*[\\[\\]].*")));
    }
    for (Tag tag : Tag.values()) {
      assertTrue(words.getOrDefault(tag, 0) > 200, tag + ": " + words);
    }
  }

  /// Else a table of words would do, and no window were needed.
  @Test
  void someWordsAreNamesOfTwoKinds() {
    Map<String, Set<Tag>> tags = new HashMap<>();
    for (var sentence : Sentences.all()) {
      for (int k = 0; k < sentence.words().size(); k++) {
        tags.computeIfAbsent(sentence.words().get(k), _ -> new HashSet<>())
            .add(sentence.tags().get(k));
      }
    }
    for (String word : List.of("Paris", "Jordan", "Florence", "Georgia", "Sydney", "Amazon")) {
      assertTrue(tags.getOrDefault(word, Set.of()).size() >= 2, word);
    }
  }

  @Test
  void aWindowShowsAWordBetweenItsNeighbors() {
    var sentences = List.of(Sentences.parse("[person Ada] left ."));
    var vocabulary = Vocabulary.of(sentences);
    assertEquals(5, vocabulary.size());
    var data = Sentences.windows(sentences, vocabulary, 1);
    assertClose(data.x(), 0, 0, 2, 3, 2, 3, 4, 3, 4, 0);
    assertArrayEquals(new int[] {1, 0, 0}, data.labels());
    assertEquals(List.of("other", "person", "place", "organization"), data.classes());
    assertEquals("Ada", vocabulary.word(2));
    assertEquals(1, vocabulary.number("Grace"));
    assertEquals("?unknown?", vocabulary.word(1));
  }

  @Test
  void swappedWordsTakeTheirTagsAlong() {
    var sentence = Sentences.parse("[person Ada Whitlock] left the [place Alps] .");
    var swapped = sentence.swapWords(3, new Generator(4));
    assertNotEquals(sentence, swapped);
    assertEquals(swapped, sentence.swapWords(3, new Generator(4)));
    for (int k = 0; k < 6; k++) {
      int before = sentence.words().indexOf(swapped.words().get(k));
      assertEquals(sentence.tags().get(before), swapped.tags().get(k));
    }
    assertEquals(sentence, sentence.swapWords(0, new Generator(4)));
  }

  @Test
  void mistakesWithSentencesAreExplained() {
    assertEquals(
        "[planet …] is no tag; there are [person …], [place …] and [organization …].",
        assertThrows(IllegalArgumentException.class, () -> Sentences.parse("[planet Mars]"))
            .getMessage());
    assertEquals(
        "each word needs one tag; there are 1 words and 0 tags.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TaggedSentence(List.of("Mars"), List.of()))
            .getMessage());
    assertEquals(
        "windows need a radius of 0 or more and at least one word, not -1 and 0 words.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Sentences.windows(List.of(), Vocabulary.of(List.of()), -1))
            .getMessage());
    assertEquals(
        "7 is the number of no word: they go from 0 to 1.",
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of()).word(7))
            .getMessage());
  }
}
