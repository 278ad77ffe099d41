package gradus.messenger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final int MUCH = 1 << 20;

  private static Object there(Object value) {
    return Objects.requireNonNull(ValueReader.read(ValueWriter.write(value, MUCH)));
  }

  @Test
  void plainValuesComeBackAsTheyWere() {
    Object[] all = {
      true,
      (byte) -1,
      (short) 300,
      'ä',
      7,
      1L << 60,
      1.5f,
      Math.PI,
      Double.NaN,
      "Zürich",
      "",
      new double[] {1, -0.0, Double.POSITIVE_INFINITY},
      new int[0],
      new boolean[] {true, false},
      new float[][] {{1}, {2, 3}},
      new String[] {"a", null},
      new long[][][] {{{1}}, {}},
      new char[] {'x'},
      new short[] {1},
      new byte[] {9},
      new Object[] {1, new Object[] {"two"}},
    };
    Object[] back = (Object[]) there(all);
    assertArrayEquals(all, back);
    for (int i = 0; i < all.length; i++) {
      assertEquals(all[i].getClass(), back[i].getClass());
    }
  }

  @Test
  void tensorsKeepTheirShapeTypeAndBits() {
    for (DType type : DType.values()) {
      Tensor sent = Tensors.tensor(0.1, 2, -3, 4, 5, 6).reshape(2, 3).to(type);
      Tensor back = (Tensor) there(sent.transpose());
      assertEquals(sent.transpose().shape(), back.shape());
      assertEquals(type, back.dtype());
      assertArrayEquals(sent.transpose().toArray(), back.toArray());
    }
    assertEquals(0, ((Tensor) there(Tensors.tensor(2.5))).rank());
  }

  @Test
  void whatIsNoPlainValueDoesNotCross() {
    var list = assertThrows(MessageException.class, () -> there(List.of(1)));
    assertEquals(
        "a java.util.ImmutableCollections$List12 cannot cross: only numbers, booleans, strings,"
            + " tensors and arrays of these can.",
        list.getMessage());
    var array = assertThrows(MessageException.class, () -> there(new Runnable[0]));
    assertEquals("an array of java.lang.Runnable cannot cross.", array.getMessage());
    Object[] loop = {null};
    loop[0] = loop;
    var deep = assertThrows(MessageException.class, () -> there(loop));
    assertEquals("arrays nested deeper than 8 cannot cross.", deep.getMessage());
    var large = assertThrows(MessageException.class, () -> there(new double[MUCH]));
    assertEquals("a value of more than 1,048,576 bytes cannot cross.", large.getMessage());
    assertThrows(MessageException.class, () -> there("x".repeat(2 * MUCH)));
  }

  @Test
  void lengthsThatLieTakeNoMemory() {
    byte[] array =
        ByteBuffer.allocate(7).put("[\1D".getBytes(StandardCharsets.UTF_8)).putInt(1 << 30).array();
    assertEquals(
        "1073741824 elements are announced and not there.",
        assertThrows(MessageException.class, () -> ValueReader.read(array)).getMessage());
    byte[] tensor =
        ByteBuffer.allocate(22)
            .put("Ts\0\0\0\7float32\2".getBytes(StandardCharsets.UTF_8))
            .putInt(1 << 20)
            .putInt(1 << 20)
            .array();
    assertEquals(
        "a tensor's numbers are announced and not there.",
        assertThrows(MessageException.class, () -> ValueReader.read(tensor)).getMessage());
  }

  @Test
  void anyBytesAreReadOrRefused() {
    byte[] good = ValueWriter.write(new Object[] {1, "x", new double[][] {{1}, {2}}}, MUCH);
    var dice = new SplittableRandom(7);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = Arrays.copyOf(good, dice.nextInt(good.length) + 1);
      for (int k = 0; k < 3; k++) {
        bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt();
      }
      try {
        ValueReader.read(bytes);
      } catch (MessageException e) {
        refused++;
      }
    }
    assertTrue(refused > 10_000, refused + " were refused");
  }
}
