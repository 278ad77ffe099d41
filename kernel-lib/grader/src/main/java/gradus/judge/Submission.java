package gradus.judge;

import gradus.grade.Sheet;
import gradus.grade.Sheets;
import gradus.judge.NotebookFile.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notebook file that somebody submitted.
///
/// @param file where it is
/// @param name its place in the folder of submissions, with slashes
record Submission(Path file, String name) {
  private static final Pattern CHECKED = Pattern.compile("check\\s*\\(\\s*\"(\\w+)\\.\\d+\"");

  /// All notebooks in a folder and the folders in it, sorted by name.
  static List<Submission> in(Path folder) throws IOException {
    var found = new ArrayList<Submission>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        boolean isHidden = name.startsWith(".") || name.contains("/.");
        boolean isNotebook = name.toLowerCase(Locale.ROOT).endsWith(".ipynb");
        if (isNotebook && !isHidden && !Files.isDirectory(file)) {
          found.add(new Submission(file, name));
        }
      }
    }
    return found;
  }

  /// Who submitted it: the first folder on the way to it, or the name of the file.
  String student() {
    int slash = name.indexOf('/');
    return slash > 0 ? name.substring(0, slash) : name.replaceFirst("(?i)\\.ipynb$", "");
  }

  /// The homework: the one that the file's name holds, or else the one that its cells check most.
  Optional<Sheet> sheet(NotebookFile notebook) {
    String path = name.toLowerCase(Locale.ROOT);
    for (Sheet sheet : Sheets.all()) {
      if (sheet.name().startsWith("hw") && path.contains(sheet.name())) {
        return Optional.of(sheet);
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Cell cell : notebook.cells()) {
      Matcher checked = CHECKED.matcher(cell.text());
      while (checked.find()) {
        counts.merge(checked.group(1), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .flatMap(most -> Sheets.sheet(most.getKey()));
  }
}
