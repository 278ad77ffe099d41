package gradus.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.Gradus;
import gradus.io.SafetensorsHeader.Entry;
import gradus.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The safetensors format: the length of the header in 8 bytes, the header as JSON, the numbers.
///
/// The format has no checksum, so one is added as metadata: the SHA-256 of the header (with zeros
/// in the checksum's own place) and of the numbers. Other programs ignore it.
final class Safetensors {
  private static final String CHECKSUM_KEY = "gradus.sha256";
  private static final String NO_CHECKSUM = "0".repeat(64);
  private static final int LARGEST_HEADER = 16 << 20;

  private Safetensors() {}

  // Writing.

  static void write(Bundle bundle, Path file) {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put(CHECKSUM_KEY, NO_CHECKSUM);
    metadata.put(Provenance.VERSION_KEY, Gradus.version());
    bundle.metadata().forEach(metadata::putIfAbsent);
    // The widest numbers first, so that each begins at a multiple of its width.
    List<Map.Entry<String, Tensor>> order =
        bundle.tensors().entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -NumberType.of(entry.getValue()).bytes()))
            .toList();
    String unsigned = SafetensorsHeader.format(bundle.tensors(), order, metadata);
    String header = unsigned.replaceFirst(NO_CHECKSUM, checksum(unsigned, order));
    AtomicFile.write(
        file,
        out -> {
          byte[] json = header.getBytes(UTF_8);
          var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          out.write(length.putLong(json.length).array());
          out.write(json);
          writeNumbers(order, out);
        });
  }

  private static String checksum(String header, List<Map.Entry<String, Tensor>> order) {
    var sha = sha256();
    sha.update(header.getBytes(UTF_8));
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      writeNumbers(order, out);
    } catch (IOException e) {
      throw new AssertionError("nothing is written to a device here", e);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void writeNumbers(List<Map.Entry<String, Tensor>> order, OutputStream out)
      throws IOException {
    for (var entry : order) {
      NumberType.write(entry.getValue(), out);
    }
  }

  // Reading.

  static Bundle read(Path file) throws IOException {
    long size = Files.size(file);
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] json = in.readNBytes(headerLength(in.readNBytes(Long.BYTES), size));
      var header = SafetensorsHeader.parse(json);
      header.check(size - Long.BYTES - json.length);
      var sha = sha256();
      sha.update(withoutChecksum(json, header.metadata()));
      var numbers = new DigestInputStream(in, sha);
      var read = new HashMap<String, Tensor>();
      for (Entry entry : header.inFileOrder()) {
        read.put(entry.name(), entry.type().read(numbers, ByteOrder.LITTLE_ENDIAN, entry.shape()));
      }
      verify(header.metadata(), HexFormat.of().formatHex(sha.digest()));
      return bundle(header, read);
    }
  }

  private static int headerLength(byte[] bytes, long fileSize) {
    if (bytes.length < Long.BYTES) {
      throw new WeightsException(
          "it is %d bytes short, and a safetensors file begins with 8 for the length of its header."
              .formatted(bytes.length));
    }
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > fileSize - Long.BYTES) {
      throw new WeightsException(
          "it claims a header of %s bytes, and the file has %d: it is truncated or no safetensors file."
              .formatted(Long.toUnsignedString(length), fileSize));
    }
    if (length > LARGEST_HEADER) {
      throw new WeightsException(
          "its header of %,d bytes is longer than any model needs; the most is %,d."
              .formatted(length, LARGEST_HEADER));
    }
    return (int) length;
  }

  private static byte[] withoutChecksum(byte[] json, Map<String, String> metadata) {
    String checksum = metadata.getOrDefault(CHECKSUM_KEY, "");
    return checksum.length() == NO_CHECKSUM.length()
        ? new String(json, UTF_8).replaceFirst(Pattern.quote(checksum), NO_CHECKSUM).getBytes(UTF_8)
        : json;
  }

  private static void verify(Map<String, String> metadata, String checksum) {
    boolean ours =
        metadata.containsKey(CHECKSUM_KEY) || metadata.containsKey(Provenance.VERSION_KEY);
    if (ours && !checksum.equals(metadata.get(CHECKSUM_KEY))) {
      throw new WeightsException(
          ("its checksum is wrong: the file was damaged or changed after it was saved.\n"
                  + "Whoever changes it on purpose drops the metadata %s and %s.")
              .formatted(Provenance.VERSION_KEY, CHECKSUM_KEY));
    }
  }

  private static Bundle bundle(SafetensorsHeader header, Map<String, Tensor> read) {
    var tensors = new LinkedHashMap<String, Tensor>();
    header
        .entries()
        .forEach(
            entry -> tensors.put(entry.name(), Objects.requireNonNull(read.get(entry.name()))));
    var metadata = new LinkedHashMap<>(header.metadata());
    metadata.remove(CHECKSUM_KEY);
    return new Bundle(tensors, metadata);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
