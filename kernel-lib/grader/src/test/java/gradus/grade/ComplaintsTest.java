package gradus.grade;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Question.choice;
import static gradus.grade.Question.number;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What an author is told.
class ComplaintsTest {
  private static final Exercise WHOLE =
      exercise("t.1", "Same")
          .asks("double same(double x)")
          .given("double x")
          .drawn(2, (dice, size) -> inputs(dice.tenths(1, 2)))
          .stages(stage("value", 1, value("same", "same(x)", in -> in.number("x"))));

  @Test
  void aTaskThatWorksEarnsNoComplaint() {
    assertEquals(List.of(), Complaints.of(GradingTest.TWICE));
    assertEquals(List.of(), Complaints.of(WHOLE));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals(
        List.of(
            "t.1 asks for nothing: say by asks(…) what the learner has to write.",
            "t.1 has no stages: say by stages(…) what is right."),
        Complaints.of(exercise("t.1", "")));
    assertEquals(
        List.of("t.1 has no cases: give it some by example(…) or drawn(…)."),
        Complaints.of(exercise("t.1", "").asks("int x").stages(WHOLE.stages().getFirst())));
  }

  @Test
  void aMisconceptionThatIsRightIsRefused() {
    assertEquals(
        List.of(
            "t.1 has the misconception \"same\", which gives the right same on every case: draw cases that tell them apart.",
            "t.1 has the misconception \"other\" about z, which no stage asks for."),
        Complaints.of(
            WHOLE
                .misconception("same", "same", "", in -> in.number("x"))
                .misconception("other", "z", "", in -> 0)));
  }

  @Test
  void aReferenceThatFailsIsFound() {
    Exercise broken =
        WHOLE
            .example(0.0)
            .stages(stage("value", 1, value("same", "same(x)", in -> in.number("y"))));
    assertEquals(
        List.of(
            "t.1 has a reference for same that does not work on x = 0: there is no input y: the inputs are [x]."),
        Complaints.of(broken));
  }

  @Test
  void aQuestionNeedsOneRightAnswer() {
    assertEquals(
        List.of("t.2 has 1 choices, 0 of them right: it needs two or more, one of them right."),
        Complaints.of(choice("t.2", "?").wrong("a", "")));
    assertEquals(
        List.of("t.3 has 0 right answers: a number needs one, by answer(…)."),
        Complaints.of(number("t.3", dice -> Asked.asked("?"))));
    assertEquals(
        List.of("t.3 has a trap at 1, which is right."),
        Complaints.of(number("t.3", dice -> Asked.asked("?").answer(1, "").trap(1, ""))));
  }

  @Test
  void idsBelongToTheirSheet() {
    Sheet sheet =
        new Sheet() {
          @Override
          public String name() {
            return "s";
          }

          @Override
          public List<Task> tasks() {
            return List.of(WHOLE, choice("s.1", ""), choice("s.1", ""));
          }
        };
    assertEquals(
        List.of(
            "t.1 is no id for a task of s: such an id is s.1, s.2 and so on.",
            "two tasks are named s.1."),
        Sheets.complaints(sheet));
  }
}
