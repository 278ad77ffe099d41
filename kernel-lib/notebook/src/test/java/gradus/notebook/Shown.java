package gradus.notebook;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// What a front end would get to see.
final class Shown {
  private Shown() {}

  static Map<String, String> forms(DisplayData data) {
    var forms = new HashMap<String, String>();
    for (var type : List.of("text/plain", "text/html", "image/png", "image/svg+xml")) {
      Object form = data.getData(MIMEType.parse(type));
      if (form != null) {
        forms.put(type, (String) form);
      }
    }
    return forms;
  }

  static String text(DisplayData data) {
    return form(data, "text/plain");
  }

  static String svg(DisplayData data) {
    return form(data, "image/svg+xml");
  }

  static BufferedImage image(DisplayData data) throws IOException {
    byte[] png = Base64.getDecoder().decode(form(data, "image/png"));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /// The size in which the front end is asked to show the PNG.
  static Map<?, ?> announcedSize(DisplayData data) throws ReflectiveOperationException {
    var field = DisplayData.class.getDeclaredField("metadata");
    field.setAccessible(true);
    var all = (Map<?, ?>) Objects.requireNonNull(field.get(data));
    return (Map<?, ?>) Objects.requireNonNull(all.get("image/png"));
  }

  static String form(DisplayData data, String type) {
    return Objects.requireNonNull(forms(data).get(type), type);
  }
}
