package gradus.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes a file whole or not at all: beside its place first, onto the disk, then under its name.
///
/// Whoever reads meanwhile sees the old file or the new one. A program killed on the way leaves the
/// old file and a hidden one that ends in `.part`, which can be deleted.
final class AtomicFile {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// What fills the file.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  static void write(Path file, Content content) {
    try {
      // Through a link the file that it points to is replaced, not the link.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path part =
          target.resolveSibling(
              ".%s.%d-%d.part"
                  .formatted(
                      target.getFileName(),
                      ProcessHandle.current().pid(),
                      COUNT.incrementAndGet()));
      try {
        fill(part, content);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      syncFolder(target);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write %s: %s. What was there before is unharmed."
              .formatted(file.getFileName(), reason(e)),
          e);
    }
  }

  private static void fill(Path part, Content content) throws IOException {
    try (var channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /// The new name itself must reach the disk too. Windows cannot be asked for it, and sees to it.
  private static void syncFolder(Path target) {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // The file is complete either way.
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> "there is no such file or folder";
      case java.nio.file.AccessDeniedException _ -> "that is not allowed";
      default -> String.valueOf(e.getMessage());
    };
  }
}
