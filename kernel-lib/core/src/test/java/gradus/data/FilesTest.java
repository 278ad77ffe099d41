package gradus.data;

import static gradus.TensorAssertions.assertClose;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// Data that are read from files, and what is said when a file is wrong.
class FilesTest {
  @TempDir private Path folder;

  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private CsvTable csv(String text) throws IOException {
    return Csv.comma().read(file("t.csv", text.getBytes(UTF_8)));
  }

  // CSV.

  @Test
  void cellsMayBeQuotedAndMissingAndLinesMayEndAnyhow() throws IOException {
    CsvTable table =
        csv(
            "\uFEFFname, age,\"said \"\"that\"\"\"\r\n\"Byron, Ada\",36,\"two\nlines\"\r\n\nGrace,NA,\n");
    assertEquals(List.of("name", "age", "said \"that\""), table.names());
    assertEquals(List.of("Byron, Ada", "Grace"), table.texts("name"));
    assertEquals(List.of("two\nlines", ""), table.texts("said \"that\""));
    assertArrayEquals(new double[] {36, Double.NaN}, table.numbers("age"));
    assertTrue(table.isNumeric("age"));
    assertFalse(table.isNumeric("name"));
    assertEquals(1, table.withoutMissing().size());
    assertEquals("2 rows of name, age, said \"that\"", table.toString());
  }

  @Test
  void theFormCanBeSaid() throws IOException {
    String file = file("t.txt", "1;-\n2.5e3;3\n".getBytes(UTF_8));
    CsvTable table = Csv.comma().separatedBy(';').withoutHeader().missing("-").read(file);
    assertArrayEquals(new double[] {1, 2500}, table.numbers("column 1"));
    assertArrayEquals(new double[] {Double.NaN, 3}, table.numbers("column 2"));
  }

  @Test
  void aTableBecomesADataset() throws IOException {
    CsvTable table = csv("length,kind,width\n1,pear,2\n3,apple,4\n5,pear,6\n");
    Dataset kinds = table.dataset("kind");
    assertEquals(List.of("length", "width"), kinds.features());
    assertEquals(List.of("apple", "pear"), kinds.classes());
    assertClose(kinds.x(), 0, 1, 2, 3, 4, 5, 6);
    assertArrayEquals(new int[] {1, 0, 1}, kinds.labels());
    Dataset widths = table.columns("length", "width").dataset("width");
    assertEquals(Shape.of(3, 1), widths.y().shape());
    assertClose(widths.y(), 0, 2, 4, 6);
  }

  @Test
  void whatIsWrongInATableIsNamedByLineAndColumn() throws IOException {
    CsvTable table = csv("age,city,size\n36,\"a\nb\",1\n12x,Rome,\"1,5\"\n,Oslo,NA\n");
    assertSays("line 4, column 1 (age): \"12x\" is not a number.", () -> table.numbers("age"));
    assertSays(
        "line 4, column 3 (size): \"1,5\" is not a number. Write a decimal point, not a comma.",
        () -> table.numbers("size"));
    assertSays(
        "line 2, column 2 (city): \"a\nb\" is not a number.",
        () -> table.columns("city", "size").dataset("size"));
    assertSays("there is no column town; there are age, city, size.", () -> table.texts("town"));
    CsvTable holes = csv("x,y\n1,2\n3,\n");
    assertSays(
        "line 3, column 2 (y): the target is missing. Leave such rows out with withoutMissing().",
        () -> holes.dataset("y"));
    assertSays("t.csv: line 3 has 1 cells, and line 1 has 2.", () -> csv("a,b\n1,2\n3\n"));
    assertSays(
        "t.csv: line 2, column 2: the quote that begins here is never closed.",
        () -> csv("a,b\n1,\"2\n3,4\n"));
    assertSays(
        "t.csv: line 2, column 1: there is text after the closing quote. Inside quotes a quote is doubled.",
        () -> csv("a,b\n\"1\"2,3\n"));
    assertSays("t.csv: columns 1 and 3 are both called a.", () -> csv("a,b,a\n1,2,3\n"));
    assertSays("t.csv: it has no rows.", () -> csv(""));
    assertSays(
        "t.csv: it is not UTF-8 text.",
        () -> Csv.comma().read(file("t.csv", new byte[] {'a', (byte) 0xe9, '\n'})));
    assertSays("there is no file nowhere.csv.", () -> Csv.comma().read("nowhere.csv"));
  }

  // IDX.

  private static byte[] idx(int type, byte[] numbers, int... sizes) {
    var bytes = ByteBuffer.allocate(4 + 4 * sizes.length + numbers.length);
    bytes.put(new byte[] {0, 0, (byte) type, (byte) sizes.length});
    Arrays.stream(sizes).forEach(bytes::putInt);
    return bytes.put(numbers).array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void imagesAndLabelsAreReadPackedOrNot() throws IOException {
    byte[] pixels = {0, (byte) 255, 51, 0, 0, 0, 0, 102, 0, 0, 0, 0};
    String images = file("images.gz", gzip(idx(8, pixels, 2, 2, 3)));
    String labels = file("labels", idx(8, new byte[] {7, 2}, 2));
    Dataset data = Idx.images(images, labels);
    assertEquals(Shape.of(2, 1, 2, 3), data.x().shape());
    assertEquals(1, data.x().at(0, 0, 0, 1));
    assertEquals(0.2, data.x().at(0, 0, 0, 2), 1e-7);
    assertEquals(0.4, data.x().at(1, 0, 0, 1), 1e-7);
    assertArrayEquals(new int[] {7, 2}, data.labels());
    assertEquals(8, data.classes().size());
  }

  @Test
  void everyTypeOfNumberIsRead() throws IOException {
    byte[] bits = ByteBuffer.allocate(8).putDouble(-1.5).array();
    assertClose(Idx.read(file("d", idx(0x0E, bits, 1))), 0, -1.5);
    byte[] fours = ByteBuffer.allocate(8).putFloat(0.25f).putFloat(-2).array();
    assertClose(Idx.read(file("f", idx(0x0D, fours, 2))), 0, 0.25, -2);
    byte[] ints = ByteBuffer.allocate(8).putInt(-70_000).putInt(3).array();
    assertClose(Idx.read(file("i", idx(0x0C, ints, 2))), 0, -70_000, 3);
    byte[] shorts = ByteBuffer.allocate(4).putShort((short) -300).putShort((short) 3).array();
    assertClose(Idx.read(file("s", idx(0x0B, shorts, 2))), 0, -300, 3);
    assertClose(Idx.read(file("b", idx(0x09, new byte[] {-1}, 1))), 0, -1);
  }

  @Test
  void whatIsWrongInAnIdxFileIsSaid() throws IOException {
    assertSays(
        "x: an IDX file begins with two zero bytes, a type and a rank.",
        () -> Idx.read(file("x", "hello".getBytes(UTF_8))));
    assertSays(
        "x: there is no IDX type 0x0A.", () -> Idx.read(file("x", idx(0x0A, new byte[1], 1))));
    assertSays(
        "x: it ends before the size of each axis is said.",
        () -> Idx.read(file("x", new byte[] {0, 0, 8, 3, 0, 0})));
    assertSays(
        "x: it announces (2000000000) numbers and ends after 5.",
        () -> Idx.read(file("x", idx(8, new byte[5], 2_000_000_000))));
    assertSays(
        "x: it goes on after the (2) numbers that it announces.",
        () -> Idx.read(file("x", idx(8, new byte[3], 2))));
    assertSays(
        "x: a shape cannot have the size -1: sizes are 0 or more.",
        () -> Idx.read(file("x", idx(8, new byte[3], -1))));
    byte[] packed = gzip(idx(8, new byte[1000], 1000));
    assertSays(
        "x: the packed data are damaged or end early.",
        () -> Idx.read(file("x", Arrays.copyOf(packed, packed.length - 9))));
    String images = file("images", idx(8, new byte[4], 1, 2, 2));
    String labels = file("labels", idx(8, new byte[2], 2));
    assertSays(
        "images (n, height, width) need labels (n); these are (1, 2, 2) and (2).",
        () -> Idx.images(images, labels));
  }
}
