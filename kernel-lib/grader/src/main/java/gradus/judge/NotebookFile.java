package gradus.judge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The code cells of a notebook file, in whatever state the file is: what cannot be read is left
/// out, with a remark.
///
/// @param cells the code by the number of its cell, counted from 1
/// @param remarks what is odd, in sentences
/// @param refusal why nothing can be judged; empty if something can
record NotebookFile(List<Cell> cells, List<String> remarks, String refusal) {
  private static final long LARGEST_FILE = 20 << 20;
  private static final int LARGEST_CELL = 200_000;
  private static final int MOST_CELLS = 1000;
  private static final int DEEPEST = 100;

  /// A code cell.
  ///
  /// @param number its number among all cells, from 1
  /// @param text its code
  record Cell(int number, String text) {}

  private static NotebookFile refused(String why) {
    return new NotebookFile(List.of(), List.of(), why);
  }

  static NotebookFile read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        return refused("the file is larger than 20 MiB");
      }
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      return refused("the file cannot be read");
    }
  }

  static NotebookFile of(byte[] bytes) {
    var remarks = new ArrayList<String>();
    String text = decoded(bytes, remarks);
    if (text.isBlank()) {
      return refused("the file is empty");
    }
    if (depth(text) > DEEPEST) {
      return refused("the file is no notebook: it is nested too deeply");
    }
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException | NumberFormatException e) {
      return refused("the file is no notebook: it is no JSON, or it ends too early");
    }
    return root instanceof JsonObject notebook
        ? new Reading(remarks).read(notebook)
        : refused("the file is no notebook: it is JSON, but not an object with cells");
  }

  private static String decoded(byte[] bytes, List<String> remarks) {
    Charset marked =
        begins(bytes, 0xFF, 0xFE)
            ? StandardCharsets.UTF_16LE
            : begins(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    if (marked != null) {
      remarks.add("the file is UTF-16, not UTF-8");
      return new String(bytes, 2, bytes.length - 2, marked);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      remarks.add("the file is not UTF-8: some letters may be wrong");
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  /// How deep brackets are nested, at most: a parser may have one call on its stack for each.
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '[', '{' -> deepest = Math.max(deepest, quoted ? 0 : ++depth);
        case ']', '}' -> depth -= quoted ? 0 : 1;
        default -> {
          continue;
        }
      }
    }
    return deepest;
  }

  /// Goes through the cells.
  private static final class Reading {
    private final List<String> remarks;
    private final List<Cell> code = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> gradeIds = new HashSet<>();

    Reading(List<String> remarks) {
      this.remarks = remarks;
    }

    NotebookFile read(JsonObject notebook) {
      if (!(notebook.get("cells") instanceof JsonArray cells)) {
        return refused(
            notebook.has("worksheets")
                ? "the notebook has an old format: save it anew in JupyterLab"
                : "the file is no notebook: it has no list of cells");
      }
      kernel(notebook);
      for (int i = 0; i < Math.min(cells.size(), MOST_CELLS); i++) {
        cell(i + 1, cells.get(i));
      }
      if (cells.size() > MOST_CELLS) {
        remarks.add("only the first %,d cells were read".formatted(MOST_CELLS));
      }
      if (code.isEmpty()) {
        return new NotebookFile(List.of(), remarks, "the notebook has no code");
      }
      return new NotebookFile(List.copyOf(code), remarks, "");
    }

    private void kernel(JsonObject notebook) {
      JsonObject metadata = object(notebook.get("metadata"));
      String language = string(object(metadata.get("kernelspec")).get("language"));
      if (language != null && !language.equalsIgnoreCase("java")) {
        remarks.add("its kernel is for %s: it was read as Java".formatted(brief(language)));
      }
    }

    private void cell(int number, JsonElement element) {
      if (!(element instanceof JsonObject cell)) {
        remarks.add("cell %d is damaged and was left out".formatted(number));
        return;
      }
      once(ids, string(cell.get("id")), "id");
      JsonObject metadata = object(cell.get("metadata"));
      once(gradeIds, string(object(metadata.get("nbgrader")).get("grade_id")), "grade_id");
      String type = string(cell.get("cell_type"));
      String source = source(cell.get("source"));
      if (type == null || source == null) {
        remarks.add("cell %d is damaged and was left out".formatted(number));
      } else if (type.equals("code") && source.length() > LARGEST_CELL) {
        remarks.add(
            "cell %d has more than %,d characters and was left out"
                .formatted(number, LARGEST_CELL));
      } else if (type.equals("code") && !source.isBlank()) {
        code.add(new Cell(number, withoutMagics(number, source)));
      }
    }

    private void once(Set<String> seen, @Nullable String id, String what) {
      if (id != null && !seen.add(id)) {
        remarks.add("two cells have the same %s, %s".formatted(what, brief(id)));
      }
    }

    /// The kernel's magics fetch and load things, which must not happen here.
    private String withoutMagics(int number, String source) {
      var lines = new ArrayList<String>();
      for (String line : source.split("\n", -1)) {
        boolean magic = line.matches("\\s*%{1,2}[A-Za-z].*");
        if (magic) {
          remarks.add(
              "cell %d: %s was left out, since magics are not run here"
                  .formatted(number, brief(line.strip().split("\\s", 2)[0])));
        }
        lines.add(magic ? "" : line);
      }
      return String.join("\n", lines);
    }

    private static @Nullable String source(@Nullable JsonElement element) {
      if (!(element instanceof JsonArray lines)) {
        return string(element);
      }
      var text = new StringBuilder();
      for (JsonElement line : lines) {
        String one = string(line);
        if (one == null) {
          return null;
        }
        text.append(one);
      }
      return text.toString();
    }

    private static JsonObject object(@Nullable JsonElement element) {
      return element instanceof JsonObject object ? object : new JsonObject();
    }

    private static @Nullable String string(@Nullable JsonElement element) {
      return element instanceof JsonPrimitive primitive && primitive.isString()
          ? primitive.getAsString()
          : null;
    }

    private static String brief(String text) {
      String line = text.replaceAll("\\p{Cntrl}", " ");
      return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
  }
}
