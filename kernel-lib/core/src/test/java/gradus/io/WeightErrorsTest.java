package gradus.io;

import static gradus.tensor.Tensors.ones;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a file, word for word. The hostile ones are built by hand.
class WeightErrorsTest {
  @TempDir private Path folder;

  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  private String safetensors(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    return safetensors(json.length, json, dataBytes);
  }

  private String safetensors(long length, byte[] json, int dataBytes) throws IOException {
    var bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    Path file = folder.resolve("w.safetensors");
    Files.write(file, bytes.putLong(length).put(json).array());
    return file.toString();
  }

  private void assertRefused(String reason, String header, int dataBytes) throws IOException {
    String file = safetensors(header, dataBytes);
    assertSays("cannot read w.safetensors: " + reason, () -> Bundle.load(file));
  }

  private static String entry(String type, String shape, String offsets) {
    return "{\"w\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(type, shape, offsets);
  }

  @Test
  void headersThatLie() throws IOException {
    String huge = safetensors(Long.MAX_VALUE, new byte[8], 0);
    assertSays(
        "cannot read w.safetensors: it claims a header of 9223372036854775807 bytes, and the file has 16:"
            + " it is truncated or no safetensors file.",
        () -> Bundle.load(huge));
    assertRefused(
        "w, F32 (2, 3), takes 24 bytes from 0; its header says 0 to 20.",
        entry("F32", "[2,3]", "[0,20]"),
        20);
    assertRefused(
        "w, F32 (2), takes 8 bytes from 0; its header says 4 to 12.",
        entry("F32", "[2]", "[4,12]"),
        12);
    assertRefused(
        "its tensors take 8 bytes, and the file has 12 for them: it is truncated, or something was added.",
        entry("F32", "[2]", "[0,8]"),
        12);
    assertRefused(
        "w has the unknown type F8_E4M3; known are"
            + " [F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL].",
        entry("F8_E4M3", "[2]", "[0,2]"),
        2);
    assertRefused(
        "w has the size 4294967296 along axis 0, and a tensor can have from 0 to 2,147,483,647.",
        entry("F32", "[4294967296,0]", "[0,0]"),
        0);
    assertRefused(
        "w cannot be a tensor: the shape (65536, 65536) holds more than 2,147,483,647 numbers,"
            + " the most that one tensor can have.",
        entry("F32", "[65536,65536]", "[0,17179869184]"),
        0);
    assertRefused(
        "w has 65 axes, and the most is 64.",
        entry("F32", "[1" + ",1".repeat(64) + "]", "[0,4]"),
        4);
  }

  @Test
  void headersThatAreNoJson() throws IOException {
    assertRefused("its header does not begin with '{': it is no safetensors file.", "[]", 0);
    assertRefused(
        "its header is no valid JSON: expected each name only once at character 8.",
        "{\"a\":{},\"a\":{}}",
        0);
    assertRefused(
        "its header is no valid JSON: expected less nesting at character 13.",
        "{\"a\":" + "[".repeat(1000),
        0);
    assertRefused(
        "its header is no valid JSON: expected a whole number of 0 or more, below 10¹⁸ at character 29.",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1]}}",
        0);
    assertRefused("its header is no valid JSON: expected nothing more at character 3.", "{} {}", 0);
    assertRefused("its header is no valid JSON: expected ':' at character 4.", "{\"w\"", 0);
    assertRefused(
        "its header must say dtype, shape and two data_offsets of w, and nothing else.",
        "{\"w\":{\"dtype\":\"F32\"}}",
        0);
    assertRefused("its metadata format is no string.", "{\"__metadata__\":{\"format\":1}}", 0);
    String notText = safetensors(2, new byte[] {'{', (byte) 0xff}, 0);
    assertSays(
        "cannot read w.safetensors: its header is not UTF-8 text.", () -> Bundle.load(notText));
  }

  @Test
  void valuesThatATensorCannotHold() throws IOException {
    String file = safetensors(entry("I64", "[1]", "[0,8]"), 8);
    byte[] bytes = Files.readAllBytes(Path.of(file));
    bytes[bytes.length - 8] = 1;
    bytes[bytes.length - 2] = 0x20; // 2⁵³ + 1
    Files.write(Path.of(file), bytes);
    assertSays(
        "cannot read w.safetensors: a whole number in it is beyond 2⁵³ and has no exact place in a tensor.",
        () -> Bundle.load(file));
    String truth = safetensors(entry("BOOL", "[1]", "[0,1]"), 1);
    bytes = Files.readAllBytes(Path.of(truth));
    bytes[bytes.length - 1] = 2;
    Files.write(Path.of(truth), bytes);
    assertSays(
        "cannot read w.safetensors: a truth value is stored as 0 or 1, and one is 2.",
        () -> Bundle.load(truth));
  }

  @Test
  void aFileOfOursThatWasChanged() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Bundle.of(Map.of("w", ones(2))).save(file.toString());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertSays(
        """
        cannot read w.safetensors: its checksum is wrong: the file was damaged or changed after it was saved.
        Whoever changes it on purpose drops the metadata gradus and gradus.sha256.\
        """,
        () -> Bundle.load(file.toString()));
  }

  private String npz(String name, String dict, int dataBytes) throws IOException {
    var npy = new ByteArrayOutputStream();
    npy.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    npy.writeBytes(new byte[] {(byte) (dict.length() + 1), 0});
    npy.writeBytes((dict + "\n").getBytes(ISO_8859_1));
    npy.writeBytes(new byte[dataBytes]);
    Path file = folder.resolve("w.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(npy.toByteArray());
    }
    return file.toString();
  }

  private void assertArrayRefused(String reason, String dict, int dataBytes) throws IOException {
    String file = npz("w.npy", dict, dataBytes);
    assertSays("cannot read w.npz: " + reason, () -> Bundle.load(file));
  }

  @Test
  void arraysThatLie() throws IOException {
    assertArrayRefused(
        "w (2000000000) takes 8,000,000,077 bytes with its header, and the archive has 81 for it.",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000,), }",
        4);
    assertArrayRefused(
        "w holds numbers of NumPy's type c8, which no tensor can hold.",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
        8);
    assertArrayRefused(
        "the header of w is none of a plain array of numbers:"
            + " {'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        8);
    String other = npz("readme.txt", "{}", 0);
    assertSays(
        "cannot read w.npz: it holds readme.txt, and an .npz file holds .npy arrays, each name once.",
        () -> Bundle.load(other));
    Files.writeString(folder.resolve("w.npz"), "hello");
    assertSays(
        "cannot read w.npz: it is damaged: zip END header not found.", () -> Bundle.load(other));
  }

  @Test
  void filesThatCannotBe() {
    String nowhere = folder.resolve("nowhere/w.npz").toString();
    assertSays("cannot read w.npz: there is no such file or folder.", () -> Bundle.load(nowhere));
    assertSays(
        "cannot write w.npz: there is no such file or folder. What was there before is unharmed.",
        () -> Bundle.of(Map.of()).save(nowhere));
    assertSays(
        "the ending of a weight file's name says its format, .safetensors or .npz; this is w.pt.",
        () -> Bundle.load("w.pt"));
    assertSays(
        "a tensor cannot be saved under the name \"__metadata__\".",
        () -> Bundle.of(Map.of("__metadata__", ones(1))).save(folder + "/w.safetensors"));
    assertSays(
        "there is no part optimizer here: no name starts with \"optimizer.\". The names are weight.",
        () -> Bundle.of(Map.of("weight", ones(1))).part("optimizer"));
  }
}
