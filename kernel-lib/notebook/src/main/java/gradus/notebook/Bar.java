package gradus.notebook;

import java.util.Locale;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// How far a loop has come, in text and in HTML.
///
/// @param name what is counted, or empty
/// @param done how many are done
/// @param total how many there are
/// @param seconds how long it has taken
/// @param ended whether the loop is over: completed, left or failed
record Bar(String name, int done, int total, double seconds, boolean ended) {
  private static final int WIDTH = 20;

  DisplayData show() {
    return Bundle.html(text(), html());
  }

  /// One line: `epochs ██████░░░░ 30/100 · 12/s · 5.8 s left`.
  String text() {
    int full = (int) (WIDTH * share());
    String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    return (name.isEmpty() ? "" : name + " ") + bar + " " + words();
  }

  /// Colors are JupyterLab's own, light or dark, with others for where it is not; without any style
  /// there remains the line of text.
  String html() {
    String percent = "%s".formatted((int) Math.floor(100 * share()));
    return """
    <div role="progressbar" aria-label="%s" aria-valuemin="0" aria-valuemax="%s" aria-valuenow="%s" \
    aria-valuetext="%s" style="display:flex;align-items:center;gap:10px">\
    <div style="flex:none;width:220px;height:8px;border-radius:4px;overflow:hidden;\
    background:var(--jp-border-color2,#d0d7de)">\
    <div style="width:%s%%;height:8px;background:%s"></div></div>\
    <div>%s</div></div>\
    """
        .formatted(
            Html.escape(name.isEmpty() ? "progress" : name),
            total,
            done,
            Html.escape(words()),
            percent,
            color(),
            Html.escape(name.isEmpty() ? words() : name + " " + words()));
  }

  private String color() {
    if (!ended) {
      return "var(--jp-brand-color1,#1976d2)";
    }
    return done == total ? "var(--jp-success-color1,#388e3c)" : "var(--jp-warn-color1,#b26a00)";
  }

  /// Count, rate and time: what is left, or what it took.
  String words() {
    String count = Numbers.count(done) + "/" + Numbers.count(total);
    String rate = done == 0 ? "" : " · " + rate(done / seconds);
    if (ended) {
      return done == total
          ? "%s in %s%s".formatted(count, time(seconds), rate)
          : "stopped at %s after %s%s".formatted(count, time(seconds), rate);
    }
    return done == 0 ? count : "%s%s · %s left".formatted(count, rate, time(left()));
  }

  private double share() {
    return total == 0 ? 1 : (double) done / total;
  }

  private double left() {
    return seconds / done * (total - done);
  }

  /// In the unit that gives numbers above one.
  private static String rate(double perSecond) {
    if (perSecond >= 1) {
      return Numbers.brief(rounded(perSecond)) + "/s";
    }
    return perSecond * 60 >= 1
        ? Numbers.brief(rounded(perSecond * 60)) + "/min"
        : Numbers.brief(rounded(perSecond * 3600)) + "/h";
  }

  /// Three digits say enough of something that changes.
  private static double rounded(double value) {
    return value >= 100 ? Math.rint(value) : Math.rint(value * 10) / 10;
  }

  static String time(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%s min %s s".formatted(whole / 60, whole % 60)
        : "%s h %s min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
