package gradus.io;

import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Gradus;
import gradus.nn.Linear;
import gradus.tensor.DType;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFilesTest {
  @TempDir private Path folder;

  /// Everything that can be odd about a tensor: no axes, no numbers, gaps, NaN with a message.
  static Bundle oddities() {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("matrix", arange(6).reshape(2, 3));
    tensors.put("a view of it", arange(6).reshape(2, 3).transpose());
    tensors.put("number", tensor(1.5));
    tensors.put("nothing", zeros(0, 3));
    tensors.put(
        "größe \"µ\" \\ \n",
        tensor(new float[] {Float.NaN, -0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY}));
    tensors.put("NaN with a message", tensor(new float[] {Float.intBitsToFloat(0x7fa12345)}));
    try (var _ = defaultType(DType.FLOAT64)) {
      tensors.put("double", tensor(0.1, Double.MIN_VALUE, -0.0));
    }
    tensors.put("0.weight", ones(3));
    return new Bundle(tensors, Map.of("what", "a \"test\"\n", "gradus", Gradus.version()));
  }

  static void assertSame(Bundle expected, Bundle actual) {
    assertEquals(List.copyOf(expected.tensors().keySet()), List.copyOf(actual.tensors().keySet()));
    expected
        .tensors()
        .forEach((name, tensor) -> {
          Tensor other = actual.tensors().getOrDefault(name, zeros(0));
          assertEquals(tensor.shape(), other.shape(), name);
          assertEquals(tensor.dtype(), other.dtype(), name);
          assertArrayEquals(bits(tensor), bits(other), name);
        });
    assertEquals(expected.metadata(), actual.metadata());
  }

  private static long[] bits(Tensor tensor) {
    return Arrays.stream(tensor.layout().places())
        .mapToLong(place ->
            tensor.storage() instanceof Storage.Floats floats
                ? Float.floatToRawIntBits(floats.array()[place])
                : Double.doubleToRawLongBits(tensor.storage().get(place)))
        .toArray();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"odd.safetensors", "odd.npz"})
  void everyBitComesBack(String name) {
    oddities().save(file(name));
    assertSame(oddities(), Bundle.load(file(name)));
  }

  /// The largest numbers and the smallest, a sign of zero, infinity and a third.
  private static Tensor odd(DType type) {
    return tensor(65_504, 0x1p-24, -0.0, Double.POSITIVE_INFINITY, 1 / 3.0).to(type);
  }

  @ParameterizedTest
  @CsvSource({"w.safetensors, FLOAT16", "w.safetensors, BFLOAT16", "w.npz, FLOAT16"})
  void numbersOf16BitsComeBackIn16Bits(String name, DType type) {
    var bundle = Bundle.of(Map.of("w", odd(type)));
    bundle.save(file(name));
    assertSame(bundle, Bundle.of(Bundle.load(file(name)).tensors()));
  }

  @Test
  void safetensorsTakes2BytesForANumberOf16Bits() throws IOException {
    Bundle.of(Map.of("w", tensor(1, -2).to(DType.FLOAT16))).save(file("half.safetensors"));
    Bundle.of(Map.of("w", tensor(1, -2).to(DType.BFLOAT16))).save(file("brain.safetensors"));
    assertEquals("F16 00 3c 00 c0", typeAndBytes("half.safetensors"));
    assertEquals("BF16 80 3f 00 c0", typeAndBytes("brain.safetensors"));
  }

  private String typeAndBytes(String name) throws IOException {
    byte[] content = Files.readAllBytes(Path.of(file(name)));
    int header = (int) ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String text = new String(content, 8, header, StandardCharsets.UTF_8);
    Matcher type = Pattern.compile("\"dtype\":\"(\\w+)\"").matcher(text);
    assertTrue(type.find(), text);
    return type.group(1)
        + " "
        + HexFormat.ofDelimiter(" ").formatHex(content, 8 + header, content.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.safetensors", "16.npz"})
  void aModelOf16BitsComesBackIn16Bits(String name) {
    Linear model;
    Linear other;
    try (var _ = defaultType(DType.FLOAT16)) {
      model = linear(3, 2);
      other = linear(3, 2);
    }
    Weights.save(model, file(name), Provenance.of("half", 1, "none"));
    Weights.load(other, file(name));
    assertEquals(DType.FLOAT16, other.weight().dtype());
    assertSame(Bundle.of(Weights.of(model)), Bundle.of(Weights.of(other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"same.safetensors", "same.npz"})
  void theSameContentIsTheSameFile(String name) throws IOException {
    oddities().save(file(name));
    byte[] first = Files.readAllBytes(Path.of(file(name)));
    Bundle.load(file(name)).save(file(name));
    assertArrayEquals(first, Files.readAllBytes(Path.of(file(name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty.safetensors", "empty.npz"})
  void aBundleMayBeEmpty(String name) {
    Bundle.of(Map.of()).save(file(name));
    assertEquals(Map.of(), Bundle.load(file(name)).tensors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor.safetensors", "xor.npz"})
  void aModelComesBackWithItsProvenance(String name) {
    seed(1);
    var model = sequential(linear(2, 3), tanh(), linear(3, 1));
    var note =
        new Provenance("XOR", Instant.parse("2026-01-02T03:04:05Z"), "0.1", "25", 1, "xor()");
    Weights.save(model, file(name), note);
    var other = sequential(linear(2, 3), tanh(), linear(3, 1));
    var loaded = Weights.load(other, file(name));
    assertEquals(Optional.of(note), loaded.provenance());
    assertSame(Bundle.of(Weights.of(model)), Bundle.of(Weights.of(other)));
    assertTrue(other.parameters().stream().allMatch(Tensor::isGradRequired));
  }

  @Test
  void provenanceKnowsTheVersionsOfHereAndNow() {
    var note = Provenance.of("XOR", 7, "xor()");
    assertEquals(Gradus.version(), note.gradus());
    assertEquals(Runtime.version().toString(), note.java());
    assertTrue(Math.abs(note.when().getEpochSecond() - Instant.now().getEpochSecond()) < 60);
    assertEquals(note.when(), note.when().truncatedTo(ChronoUnit.SECONDS));
    assertEquals(Optional.of(note), Bundle.of(note).provenance());
    assertEquals(Optional.empty(), Bundle.of(Map.of()).provenance());
  }

  @Test
  void modelAndOptimizerShareAFile() {
    var model = linear(2, 1);
    Map<String, Tensor> state = Map.of("step", tensor(3), "m.0", randn(1, 2));
    Bundle.of(Provenance.of("half way", 7, "xor()"))
        .with("model", Weights.of(model))
        .with("optimizer", state)
        .save(file("run.safetensors"));
    var run = Bundle.load(file("run.safetensors"));
    assertEquals(state.keySet(), run.part("optimizer").keySet());
    assertEquals(List.of("weight", "bias"), List.copyOf(run.part("model").keySet()));
    Weights.into(linear(2, 1), run.part("model"));
  }

  @Test
  void weightsOfAnotherTypeAreConvertedAsTheyAreLoaded() {
    var model = linear(1, 1);
    try (var _ = defaultType(DType.FLOAT64)) {
      Weights.into(
          model, Map.of("weight", tensor(0.1).reshape(1, 1), "bias", tensor(new double[] {0.2})));
    }
    assertEquals(DType.FLOAT32, model.weight().dtype());
    assertEquals(0.1f, model.weight().item());
  }

  @Test
  void weightsThatDoNotFitChangeNothingAndAreAllNamed() {
    var model = sequential(linear(2, 3), tanh(), linear(3, 1));
    double[] before = model.parameters().getFirst().toArray();
    var weights = new LinkedHashMap<>(Weights.of(sequential(linear(2, 3), tanh(), linear(3, 2))));
    weights.remove("0.bias");
    weights.put("head.weight", ones(3, 4));
    assertEquals(
        """
        these weights do not fit this model, so nothing was changed:
          missing: 0.bias (3)
          wrong shape: 2.weight is (1, 3) in the model and (2, 3) in the weights
          wrong shape: 2.bias is (1) in the model and (2) in the weights
          unexpected: head.weight (3, 4)\
        """,
        assertThrows(WeightsException.class, () -> Weights.into(model, weights)).getMessage());
    assertArrayEquals(before, model.parameters().getFirst().toArray());
    IntStream.range(0, 20).forEach(k -> weights.put("more." + k, ones(1)));
    String message =
        String.valueOf(
            assertThrows(WeightsException.class, () -> Weights.into(model, weights)).getMessage());
    assertTrue(message.endsWith("  unexpected: more.3 (1)\n  and 16 more"), message);
  }

  private static Map<String, Integer> sizes(Bundle bundle) {
    return bundle.tensors().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().numel()));
  }

  @Test
  void savingReplacesTheFileAndLeavesNothingElse() throws IOException {
    Bundle.of(Map.of("x", ones(1000))).save(file("x.safetensors"));
    Bundle.of(Map.of("x", ones(2))).save(file("x.safetensors"));
    assertEquals(Map.of("x", 2), sizes(Bundle.load(file("x.safetensors"))));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aSaveThatFailsLeavesTheOldFile() throws IOException {
    Bundle.of(Map.of("x", ones(2))).save(file("x.npz"));
    byte[] before = Files.readAllBytes(folder.resolve("x.npz"));
    assertThrows(
        WeightsException.class,
        () -> new Bundle(Map.of("__metadata__", ones(2)), Map.of()).save(file("x.npz")));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("x.npz")));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
    Bundle.of(Map.of("x", ones(2))).save(file("real.npz"));
    Path link = Files.createSymbolicLink(folder.resolve("link.npz"), folder.resolve("real.npz"));
    Bundle.of(Map.of("x", ones(3))).save(link.toString());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Map.of("x", 3), sizes(Bundle.load(file("real.npz"))));
  }
}
