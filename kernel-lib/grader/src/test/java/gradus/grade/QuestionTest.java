package gradus.grade;

import static gradus.grade.Asked.asked;
import static gradus.grade.Question.choice;
import static gradus.grade.Question.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.grade.Verdict.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final Question SHAPE =
      choice("t.1", "How many numbers does a tensor of shape (4, 2) hold?")
          .right("8", "Each of the 4 rows has 2.")
          .wrong("6", "That is 4 + 2.")
          .wrong("2", "That is the rank.");

  private static final Question SUM =
      number(
          "t.2",
          dice -> {
            double x = dice.tenths(1, 3);
            return asked("x is %s. What is z = 2x - 1?", x)
                .answer(2 * x - 1, "Yes.")
                .trap(2 * x, "And the bias?");
          });

  private static String letterOf(Question question, String option) {
    List<Option> options = question.asked().options();
    int at =
        IntStream.range(0, options.size())
            .filter(i -> options.get(i).text().equals(option))
            .findFirst()
            .orElseThrow();
    return String.valueOf(Asked.letter(at));
  }

  @Test
  void eachChoiceHasItsReply() {
    assertEquals(
        new Verdict(State.RIGHT, "Each of the 4 rows has 2."),
        SHAPE.judge(letterOf(SHAPE, "8").toUpperCase(java.util.Locale.ROOT) + ")"));
    assertEquals(
        new Verdict(State.WRONG, "That is 4 + 2."), SHAPE.judge(letterOf(SHAPE, "6").charAt(0)));
  }

  @Test
  void whatIsNoAnswerIsToldHowToAnswer() {
    String how = "Answer with a letter, \"a\" to \"c\", as in check(\"t.1\", \"b\").";
    assertEquals(new Verdict(State.OPEN, how), SHAPE.judge("?"));
    assertEquals(new Verdict(State.OPEN, "\"8\" is none of the choices. " + how), SHAPE.judge(8));
    assertEquals(
        new Verdict(
            State.OPEN, "\"many\" is no number. Answer with a number, as in check(\"t.2\", 1.5)."),
        SUM.judge("many"));
  }

  @Test
  void whatCountsForAMarkIsAnsweredInItsVariable() {
    assertEquals(
        "Answer with a letter, \"a\" to \"c\", as in answer1 = \"b\".",
        SHAPE.counts(1, "answer1").judge("?").text());
    assertEquals(
        "Answer with a number, as in answer2 = 1.5.",
        SUM.counts(1, "answer2").judge(Double.NaN).text());
  }

  @Test
  void aNumberIsRightToTwoDecimalsAndATrapHasItsReply() {
    double right = SUM.asked().answers().getFirst().number();
    assertEquals(State.RIGHT, SUM.judge(right + 0.004).state());
    assertEquals(State.RIGHT, SUM.judge(Double.toString(right)).state());
    assertEquals(State.WRONG, SUM.judge(right + 0.02).state());
    assertEquals(State.OPEN, SUM.judge(Double.NaN).state());
    assertEquals(new Verdict(State.WRONG, "And the bias?"), SUM.judge(right + 1));
  }

  @Test
  void theOrderDependsOnTheQuestion() {
    var orders = new java.util.HashSet<String>();
    for (int i = 1; i <= 20; i++) {
      Question question = choice("t." + i, "?").right("x", "").wrong("y", "").wrong("z", "");
      assertEquals(letterOf(question, "x"), letterOf(question, "x"));
      orders.add(letterOf(question, "x"));
    }
    assertEquals(3, orders.size());
    assertNotEquals("", SHAPE.title());
  }
}
