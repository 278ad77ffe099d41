package gradus.judge;

import gradus.judge.Mark.TaskMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Marks as a table: one line for each notebook, one column for each task.
final class Csv {
  private Csv() {}

  static String of(List<Mark> marks) {
    Set<String> tasks = new TreeSet<>();
    marks.forEach(mark -> mark.tasks().forEach(task -> tasks.add(task.id())));
    var lines = new ArrayList<String>();
    var head = new ArrayList<>(List.of("student", "file", "homework", "points", "of"));
    head.addAll(tasks);
    head.addAll(List.of("isolated", "remarks"));
    lines.add(line(head));
    for (Mark mark : marks) {
      var cells =
          new ArrayList<>(
              List.of(
                  mark.student(),
                  mark.file(),
                  mark.sheet(),
                  String.valueOf(mark.points()),
                  String.valueOf(mark.of())));
      for (String id : tasks) {
        cells.add(
            mark.tasks().stream()
                .filter(task -> task.id().equals(id))
                .map(TaskMark::points)
                .map(String::valueOf)
                .findFirst()
                .orElse(""));
      }
      cells.add(mark.isolated() ? "yes" : "no");
      var remarks = new ArrayList<String>();
      if (!mark.refusal().isEmpty()) {
        remarks.add("not judged: " + mark.refusal());
      }
      remarks.addAll(mark.remarks());
      cells.add(String.join("; ", remarks));
      lines.add(line(cells));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    // A spreadsheet takes what begins with one of these for a formula, and it may be a file's name.
    String safe = plain.matches("[=+\\-@].*") ? "'" + plain : plain;
    return safe.matches("[^,\"]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
