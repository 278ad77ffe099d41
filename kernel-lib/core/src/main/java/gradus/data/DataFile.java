package gradus.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Opens files, packed by gzip or not, and says in a sentence when it cannot.
final class DataFile {
  /// What is made of the bytes.
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private DataFile() {}

  static <T> T read(String file, Reader<T> reader) {
    Path path = Path.of(file);
    try (var raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      return reader.read(isGzip(raw) ? new GZIPInputStream(raw, 1 << 16) : raw);
    } catch (DataException e) {
      throw new DataException("%s: %s".formatted(path.getFileName(), e.getMessage()));
    } catch (EOFException | ZipException e) {
      throw new DataException(
          "%s: the packed data are damaged or end early.".formatted(path.getFileName()));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("there is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /// By its first two bytes, whatever its name.
  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }
}
