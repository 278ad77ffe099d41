package gradus.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a documentation comment, in Markdown or in HTML, into text that reads well as it is.
final class JavadocText {
  private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)\\}");
  private static final Pattern REFERENCE =
      Pattern.compile("\\[([^\\]\\[]+)\\](?:\\[[^\\]]*\\])?(?!\\()");
  private static final Pattern BLOCK_TAG = Pattern.compile("@(\\w+)\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BREAK =
      Pattern.compile("(?i)</?(p|div|ul|ol|dl|table|blockquote|h\\d)\\b[^>]*>");
  private static final Pattern ITEM = Pattern.compile("(?i)<(li|dt|dd|tr)\\b[^>]*>");
  private static final Pattern TAG =
      Pattern.compile("</?[a-zA-Z][^<>]*>|<!--.*?-->", Pattern.DOTALL);

  private JavadocText() {}

  /// The text of a comment.
  ///
  /// @param comment the comment without its stars or slashes
  static String plain(String comment) {
    var text = new ArrayList<String>();
    var parameters = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (String part : blocks(comment)) {
      Matcher tag = BLOCK_TAG.matcher(part);
      if (!tag.matches()) {
        text.add(inline(part).strip());
        continue;
      }
      if (tag.group(2).startsWith("<")) {
        continue; // a type parameter, which the signature shows
      }
      String body = inline(tag.group(2)).strip().replaceAll("\\s*\\n\\s*", " ");
      switch (tag.group(1)) {
        case "param" -> parameters.add("  " + body.replaceFirst("\\s+", ": "));
        case "return" -> others.add("Returns " + body);
        case "throws", "exception" -> others.add("Throws " + body.replaceFirst("\\s+", ": "));
        case "see" -> others.add("See " + body);
        default -> {}
      }
    }
    if (!parameters.isEmpty()) {
      text.add("Parameters\n" + String.join("\n", parameters));
    }
    if (!others.isEmpty()) {
      text.add(String.join("\n", others));
    }
    return String.join("\n\n", text).replaceAll("\\n{3,}", "\n\n").strip();
  }

  private static List<String> blocks(String comment) {
    return List.of(comment.strip().split("\\n(?=\\s*@\\w+)", -1)).stream()
        .map(String::strip)
        .toList();
  }

  private static String inline(String text) {
    String plain = text;
    // Inside out: {@code} may stand in {@link}.
    for (int depth = 0; depth < 3 && plain.contains("{@"); depth++) {
      plain =
          INLINE
              .matcher(plain)
              .replaceAll(tag -> Matcher.quoteReplacement(inlineTag(tag.group(1), tag.group(2))));
    }
    plain = BREAK.matcher(plain).replaceAll("\n\n");
    plain = ITEM.matcher(plain).replaceAll("\n- ");
    plain = TAG.matcher(plain).replaceAll("");
    plain =
        REFERENCE
            .matcher(plain)
            .replaceAll(link -> Matcher.quoteReplacement(reference(link.group(1))));
    plain =
        plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", " ")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return plain
        .replaceAll("[ \\t]+\\n", "\n")
        .replaceAll("\\n ", "\n")
        .replaceAll("\\n{3,}", "\n\n");
  }

  private static String inlineTag(String name, String body) {
    return switch (name) {
      case "link", "linkplain" -> {
        String[] parts = body.strip().split("\\s+(?![^(]*\\))", 2);
        yield parts.length == 2 ? parts[1] : reference(parts[0]);
      }
      case "return" -> "Returns " + body.strip() + ".";
      case "inheritDoc" -> "";
      default -> body.strip();
    };
  }

  private static String reference(String target) {
    return target.replaceFirst("^#", "").replace('#', '.');
  }
}
