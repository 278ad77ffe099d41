package gradus.grade;

import gradus.tensor.Generator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// From what the inputs of exercises are drawn: the same seed, the same inputs.
///
/// In the notebook, and by default, it is [#OPEN], which everybody can read. For marks that count
/// an instructor uses a file that nobody else has.
///
/// @param text any text; all of it counts
public record Seed(String text) {
  /// The seed of the course, known to everybody.
  public static final Seed OPEN = new Seed("gradus");

  /// The seed that a file holds.
  ///
  /// @param file any file that is not empty
  /// @return the seed
  /// @throws IOException if it cannot be read
  /// @throws GradeException if it is empty
  public static Seed read(Path file) throws IOException {
    return of(Files.readAllBytes(file), "the seed file " + file);
  }

  /// The seed that somebody hands over, so that it stands in no file that other code could read.
  ///
  /// @param in what holds it, up to its end
  /// @return the seed that a file with the same bytes holds
  /// @throws IOException if it cannot be read
  /// @throws GradeException if it is empty
  public static Seed read(InputStream in) throws IOException {
    return of(in.readAllBytes(), "the seed on standard input");
  }

  private static Seed of(byte[] bytes, String name) {
    if (bytes.length == 0) {
      throw new GradeException(
          "%s is empty: write some text into it that nobody can guess.".formatted(name));
    }
    return new Seed(HexFormat.of().formatHex(bytes));
  }

  /// The dice for one drawing. They show nothing of other drawings.
  ///
  /// @param id the task that is drawn for
  /// @param number which of its drawings
  /// @return dice that always fall alike for these
  public Dice dice(String id, int number) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((id + "\n" + number + "\n" + text).getBytes(StandardCharsets.UTF_8));
      return new Dice(new Generator(ByteBuffer.wrap(digest).getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Hides the text: a secret that is printed is one no longer.
  @Override
  public String toString() {
    return equals(OPEN) ? "the open seed" : "a secret seed";
  }
}
