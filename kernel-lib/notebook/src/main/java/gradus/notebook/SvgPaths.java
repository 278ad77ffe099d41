package gradus.notebook;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Shortens the paths of an SVG to less than half: tenths of a pixel, and each point as its
/// distance from the last.
final class SvgPaths {
  private static final Pattern PATH = Pattern.compile("(?<= d=\")[^\"]*");
  private static final Pattern PART = Pattern.compile("([MLQCZ])([^MLQCZ]*)");
  private static final Pattern NUMBER = Pattern.compile("[^ ,]+");

  private SvgPaths() {}

  static String shorten(String svg) {
    return PATH.matcher(svg).replaceAll(m -> new Pen().draw(m.group()));
  }

  /// Where the path has come to, in tenths of a pixel. Whole numbers, so that errors do not add up.
  private static final class Pen {
    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;
    private long startX;
    private long startY;

    String draw(String path) {
      PART.matcher(path).results().forEach(this::part);
      return out.toString();
    }

    private void part(MatchResult part) {
      char command = part.group(1).charAt(0);
      out.append(Character.toLowerCase(command));
      if (command == 'Z') {
        x = startX;
        y = startY;
        return;
      }
      long[] tenths =
          NUMBER
              .matcher(part.group(2))
              .results()
              .mapToLong(m -> Math.round(10 * Double.parseDouble(m.group())))
              .toArray();
      long toX = x;
      long toY = y;
      for (int i = 0; i < tenths.length; i += 2) {
        toX = tenths[i];
        toY = tenths[i + 1];
        number(toX - x);
        number(toY - y);
      }
      x = toX;
      y = toY;
      if (command == 'M') {
        startX = x;
        startY = y;
      }
    }

    /// A sign or a command's letter ends the number before it; else a space must.
    private void number(long tenths) {
      char before = out.charAt(out.length() - 1);
      if (tenths >= 0 && !Character.isLetter(before)) {
        out.append(' ');
      }
      out.append(tenths < 0 ? "-" : "");
      long whole = Math.abs(tenths) / 10;
      long tenth = Math.abs(tenths) % 10;
      out.append(whole > 0 || tenth == 0 ? whole : "").append(tenth > 0 ? "." + tenth : "");
    }
  }
}
