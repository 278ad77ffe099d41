package gradus.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.grade.Complaints;
import gradus.grade.GradeException;
import gradus.grade.Sheet;
import gradus.grade.Sheets;
import gradus.grade.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that the course asks for.
class SheetsTest {
  @Test
  void nothingIsWrongWithAnyTask() {
    var complaints = new ArrayList<String>();
    for (Sheet sheet : Sheets.all()) {
      complaints.addAll(Sheets.complaints(sheet));
      sheet.tasks().forEach(task -> complaints.addAll(Complaints.of(task)));
    }
    assertFalse(Sheets.all().isEmpty());
    assertEquals(List.of(), complaints);
  }

  @Test
  void aTaskIsFoundByItsId() {
    assertEquals("A neuron", Sheets.task("hw01.1").title());
  }

  @Test
  void whoAsksForAnotherTaskIsToldWhichThereAre() {
    String sheets = String.join(", ", Sheets.all().stream().map(Sheet::name).toList());
    assertEquals(
        "there is no task \"hw1.1\". A task is named by its sheet and a number, such as \"%s\". The sheets are %s."
            .formatted(Sheets.all().getFirst().tasks().getFirst().id(), sheets),
        assertThrows(GradeException.class, () -> Sheets.task("hw1.1")).getMessage());
    String tasks =
        String.join(
            ", ", Sheets.sheet("hw01").orElseThrow().tasks().stream().map(Task::id).toList());
    assertEquals(
        "there is no task \"hw01.99\". hw01 has %s.".formatted(tasks),
        assertThrows(GradeException.class, () -> Sheets.task("hw01.99")).getMessage());
  }
}
