package gradus.grade;

/// The few styles of a report. Colors are those of the front end, light or dark, with a fallback
/// for where there is none.
final class Style {
  static final String FAINT = "color:var(--jp-content-font-color2,#59636e)";
  static final String RIGHT = "color:var(--jp-success-color0,#1b6e3c);font-weight:600";
  static final String WRONG = "color:var(--jp-error-color1,#c62828);font-weight:600";
  static final String CODE =
      "margin:.2em 0;padding:0;background:none;line-height:1.35;"
          + "font-family:var(--jp-code-font-family,monospace)";
  private static final String EDGE = "var(--jp-border-color1,#c8ccd0)";

  private Style() {}

  static String box(String inside) {
    return "<div style=\"border-left:3px solid %s;padding:.2em .8em;max-width:60em\">%s</div>"
        .formatted(EDGE, inside);
  }

  static String title(String id, String titleHtml) {
    return "<div><b>%s</b>&ensp;%s</div>".formatted(id, titleHtml);
  }

  static String line(String style, String escaped) {
    return "<div style=\"%s\">%s</div>".formatted(style, escaped);
  }

  static String code(String escaped) {
    return "<pre style=\"%s\">%s</pre>".formatted(CODE, escaped);
  }
}
