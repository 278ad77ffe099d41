package gradus.notebook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/// Prints a checksum of every form of every sample, so that one JVM can be compared with another.
final class Sums {
  private Sums() {}

  public static void main(String[] args) throws Exception {
    IO.print(all());
  }

  static String all() throws Exception {
    var lines = new StringBuilder();
    for (var sample : Samples.all().entrySet()) {
      for (var form : new TreeMap<>(Shown.forms(Bundle.of(sample.getValue()))).entrySet()) {
        byte[] bytes = form.getValue().getBytes(StandardCharsets.UTF_8);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
        lines.append(
            sample.getKey() + " " + form.getKey() + " " + HexFormat.of().formatHex(sum) + "\n");
      }
    }
    return lines.toString();
  }
}
