package gradus.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import gradus.Gradus;
import gradus.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// NumPy's npz format: a zip archive with one npy array for each name.
///
/// Metadata stand in an array of their own, `__metadata__`, as JSON text.
final class Npz {
  private static final String SUFFIX = ".npy";
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// Deflate makes at most this many bytes of one.
  private static final long LARGEST_RATIO = 1032;

  private Npz() {}

  // Writing.

  static void write(Bundle bundle, Path file) {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put(Provenance.VERSION_KEY, Gradus.version());
    bundle.metadata().forEach(metadata::putIfAbsent);
    String json =
        metadata.entrySet().stream()
            .map(word -> Json.quoted(word.getKey()) + ":" + Json.quoted(word.getValue()))
            .collect(joining(",", "{", "}"));
    AtomicFile.write(
        file,
        out -> {
          var zip = new ZipOutputStream(out);
          for (var tensor : bundle.tensors().entrySet()) {
            Weights.requireName(tensor.getKey());
            add(zip, tensor.getKey(), part -> Npy.write(tensor.getValue(), part));
          }
          add(zip, SafetensorsHeader.METADATA, part -> Npy.writeText(json, part));
          zip.finish();
        });
  }

  private static void add(ZipOutputStream zip, String name, AtomicFile.Content content)
      throws IOException {
    // Stored, not deflated, as NumPy does; size and checksum must then be known beforehand.
    var crc = new CRC32();
    var counter = new CountingStream();
    content.writeTo(new CheckedOutputStream(counter, crc));
    var entry = new ZipEntry(name + SUFFIX);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(counter.count);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  // Reading.

  static Bundle read(Path file) throws IOException {
    try {
      var directory = directory(file);
      var tensors = new LinkedHashMap<String, Tensor>();
      var metadata = new LinkedHashMap<String, String>();
      var listed = new LinkedHashMap<>(directory);
      try (var zip =
          new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          ZipEntry promised = listed.remove(entry.getName());
          if (promised == null) {
            throw new WeightsException(
                "its directory does not list %s, which is there.".formatted(entry.getName()));
          }
          readEntry(promised, zip, tensors, metadata);
        }
      }
      if (!listed.isEmpty()) {
        throw new WeightsException(
            "its directory lists what is not there: %s.".formatted(Names.some(listed.keySet())));
      }
      return new Bundle(tensors, metadata);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      if (e instanceof WeightsException known) {
        throw known;
      }
      throw new WeightsException("it is damaged: %s.".formatted(e.getMessage()), e);
    }
  }

  /// The archive's own list of its arrays, which stands at its end; checked before any is read.
  private static Map<String, ZipEntry> directory(Path file) throws IOException {
    var directory = new LinkedHashMap<String, ZipEntry>();
    long total = 0;
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().endsWith(SUFFIX) || directory.put(entry.getName(), entry) != null) {
          throw new WeightsException(
              "it holds %s, and an .npz file holds .npy arrays, each name once."
                  .formatted(entry.getName()));
        }
        long packed = entry.getCompressedSize();
        long most = entry.getMethod() == ZipEntry.STORED ? packed : LARGEST_RATIO * (packed + 1);
        if (packed > Files.size(file) || entry.getSize() > most) {
          throw new WeightsException(
              "it claims %,d bytes for %s, more than can be in a file of %,d."
                  .formatted(entry.getSize(), entry.getName(), Files.size(file)));
        }
        total += entry.getSize();
      }
    }
    Weights.requireMemory(total);
    return directory;
  }

  private static void readEntry(
      ZipEntry promised, InputStream in, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    String name = promised.getName().substring(0, promised.getName().length() - SUFFIX.length());
    Npy header = Npy.readHeader(name, in);
    long needed = header.length() + header.bytes(name);
    if (needed != promised.getSize()) {
      throw new WeightsException(
          "%s %s takes %,d bytes with its header, and the archive has %,d for it."
              .formatted(name, header.shape(), needed, promised.getSize()));
    }
    if (name.equals(SafetensorsHeader.METADATA) && header.isText()) {
      Json.parseObject(header.readText(in).getBytes(UTF_8))
          .forEach((key, word) -> metadata.put(key, SafetensorsHeader.word(key, word)));
    } else {
      tensors.put(name, header.readNumbers(name, in));
    }
    // The checksum is compared at the end of the entry.
    if (in.read() != -1) {
      throw new WeightsException("%s is longer than its header says.".formatted(name));
    }
  }
}
