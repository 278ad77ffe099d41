package gradus.grade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds sheets and tasks by their names.
public final class Sheets {
  private static final Map<String, Sheet> ALL = load();

  private Sheets() {}

  private static Map<String, Sheet> load() {
    var sheets = new TreeMap<String, Sheet>();
    // By the loader of this class: the reader's cells have one of their own.
    for (Sheet sheet : ServiceLoader.load(Sheet.class, Sheet.class.getClassLoader())) {
      if (sheets.put(sheet.name(), sheet) != null) {
        throw new IllegalStateException("two sheets are named " + sheet.name());
      }
    }
    return sheets;
  }

  /// All sheets, sorted by name.
  ///
  /// @return the sheets
  public static List<Sheet> all() {
    return List.copyOf(ALL.values());
  }

  /// The sheet of a name.
  ///
  /// @param name such as `hw03`
  /// @return the sheet, if there is one
  public static Optional<Sheet> sheet(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// The task of an id.
  ///
  /// @param id such as `hw03.2`
  /// @return the task
  /// @throws GradeException if there is none; it names those that there are
  public static Task task(String id) {
    int point = id.lastIndexOf('.');
    Sheet sheet = point < 0 ? null : ALL.get(id.substring(0, point));
    if (sheet == null) {
      throw new GradeException(
          "there is no task \"%s\". A task is named by its sheet and a number, such as \"%s\". The sheets are %s."
              .formatted(id, anExample(), String.join(", ", ALL.keySet())));
    }
    return sheet.tasks().stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new GradeException(
                "there is no task \"%s\". %s has %s."
                    .formatted(
                        id,
                        sheet.name(),
                        sheet.tasks().stream().map(Task::id).collect(Collectors.joining(", ")))));
  }

  private static String anExample() {
    return ALL.values().stream()
        .flatMap(sheet -> sheet.tasks().stream())
        .map(Task::id)
        .findFirst()
        .orElse("hw01.1");
  }

  /// Looks for what is wrong with a sheet: ids that occur twice or belong elsewhere.
  ///
  /// @param sheet a sheet
  /// @return the complaints; none if all is well
  public static List<String> complaints(Sheet sheet) {
    var complaints = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (Task task : sheet.tasks()) {
      if (!task.id().matches(Pattern.quote(sheet.name()) + "\\.[1-9]\\d*")) {
        complaints.add(
            "%s is no id for a task of %s: such an id is %s.1, %s.2 and so on."
                .formatted(task.id(), sheet.name(), sheet.name(), sheet.name()));
      }
      if (!seen.add(task.id())) {
        complaints.add("two tasks are named " + task.id() + ".");
      }
    }
    return complaints;
  }
}
