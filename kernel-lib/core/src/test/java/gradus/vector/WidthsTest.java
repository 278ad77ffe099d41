package gradus.vector;

import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Backends;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same bits at every vector width, cold and compiled.
class WidthsTest {
  private static final int COUNT = 1023;

  private static float[] numbers() {
    float[] x = new float[COUNT];
    for (int k = 0; k < COUNT; k++) {
      // Every exponent, and whatever mantissas come with a step that is no power of 2.
      x[k] = Float.intBitsToFloat((int) (k * 4_198_403L));
    }
    return x;
  }

  private static float[] run(Kernel kernel, float[] x) {
    float[] y = new float[x.length];
    kernel.run(x, 0, y, 0, x.length);
    return y;
  }

  /// Shorter than any vector, so that numbers are computed one at a time.
  private static float[] oneByOne(Kernel kernel, float[] x) {
    float[] y = new float[x.length];
    for (int k = 0; k < x.length; k++) {
      kernel.run(x, k, y, k, 1);
    }
    return y;
  }

  private static int[] bits(float[] x) {
    int[] bits = new int[x.length];
    // One pattern for all NaN: which of them comes is left open.
    Arrays.setAll(bits, k -> Float.floatToIntBits(x[k]));
    return bits;
  }

  private static List<Width> widths() {
    return Arrays.stream(Width.values())
        .filter(width -> width.bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void vectorsOfAnyWidthGiveTheBitsOfSingleNumbers(Unary op) {
    if (!LaneOps.knows(op)) {
      return;
    }
    Program program = LaneOps.program(Chain.single(op));
    float[] x = numbers();
    int[] expected = bits(oneByOne(KernelWriter.kernel(program, Width.BITS_128, true), x));
    for (Width width : widths()) {
      Kernel kernel = KernelWriter.kernel(program, width, true);
      kernel.hot = true;
      assertArrayEquals(expected, bits(run(kernel, x)), op + " cold, " + width);
    }
  }

  @Test
  void compiledCodeGivesTheBitsOfColdCode() {
    var chain = Chain.of(1);
    int tanh = chain.add(Unary.TANH, 0);
    int exp = chain.add(Unary.EXP, 0);
    int log = chain.add(Unary.LOG, exp);
    int last = chain.add(Binary.MAXIMUM, chain.add(Binary.DIVIDE, tanh, log), 0);
    Program program = LaneOps.program(chain.giving(last));
    float[] x = numbers();
    for (Width width : widths()) {
      Kernel kernel = KernelWriter.kernel(program, width, true);
      kernel.hot = true;
      int[] cold = bits(run(kernel, x));
      float[] y = new float[COUNT];
      for (int i = 0; i < 20_000; i++) {
        kernel.run(x, 0, y, 0, COUNT);
      }
      assertArrayEquals(cold, bits(y), width.toString());
    }
  }

  /// What a Java of another width prints: sums in 64 bits differ by less than shows in 32.
  public static void main(String[] args) {
    seed(1);
    Tensor x = randn(37, 129);
    var all = new ArrayList<Tensor>();
    for (int[] axes : new int[][] {{}, {0}, {1}}) {
      all.add(x.sum(axes));
      all.add(x.max(axes));
    }
    all.add(x.softmax(1));
    all.add(x.softmax(0));
    all.add(x.plus(x.sum(0)).times(x.sum(1, true)).tanh());
    int hash = 0;
    for (Tensor each : all) {
      hash = 31 * hash + Arrays.hashCode(each.toArray());
    }
    IO.println("hash " + hash + " lanes " + Width.HERE.lanes);
  }

  @Test
  void reductionsGiveTheSameNumbersAtEveryWidth() throws Exception {
    var hashes = new ArrayList<String>();
    for (Width width : widths()) {
      String said = inAJavaOf(width);
      assertTrue(said.endsWith(" lanes " + width.lanes), said);
      hashes.add(said.substring(0, said.indexOf(" lanes")));
    }
    assertEquals(1, hashes.stream().distinct().count(), hashes::toString);
  }

  private static String inAJavaOf(Width width) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Backends.VECTOR_FLAG,
                "-Dgradus.vector.bits=" + width.bits,
                "-cp",
                place(Backends.class) + java.io.File.pathSeparator + place(WidthsTest.class),
                WidthsTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
