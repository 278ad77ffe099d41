package gradus.notebook;

import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Writes a [Picture] as SVG. Letters are outlines, so that no font is needed to see them; what a
/// reader of the screen needs is in the title and the description.
final class SvgWriter {
  private static final Pattern PROLOG = Pattern.compile("<\\?xml[^>]*>\\s*|<!DOCTYPE[^>]*>\\s*");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern LINE_START = Pattern.compile("\n\\s*");

  private SvgWriter() {}

  static String write(Picture picture, String title, String description) {
    var page = new PageSize(picture.width(), picture.height());
    var bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor().getDocument(picture.commands(), page).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String svg = PROLOG.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceAll("");
    svg = LONG_NUMBER.matcher(svg).replaceAll(m -> rounded(m.group()));
    svg = LINE_START.matcher(svg).replaceAll("\n");
    svg = SvgPaths.shorten(svg).replace(";stroke:none;", "");
    String words =
        "<title>%s</title>\n<desc>%s</desc>\n"
            .formatted(Html.escape(title), Html.escape(description));
    svg = svg.replaceFirst("<svg ", "<svg role=\"img\" ").replaceFirst(">\\s*", ">\n" + words);
    return named(svg);
  }

  /// Clip paths come with the identity hash code of a Java object, another in each run. They are
  /// numbered instead, behind a checksum of the picture: two pictures in one page must not share
  /// names.
  private static String named(String svg) {
    var sum = new CRC32();
    sum.update(CLIP.matcher(svg).replaceAll("clip").getBytes(StandardCharsets.UTF_8));
    var names = new HashMap<String, String>();
    return CLIP.matcher(svg)
        .replaceAll(m ->
            names.computeIfAbsent(
                m.group(), _ -> "c%08x-%s".formatted(sum.getValue(), names.size())));
  }

  private static String rounded(String number) {
    return new BigDecimal(number)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
