package gradus.io;

import static java.util.stream.Collectors.joining;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in front of the numbers: type, shape and place of each tensor, and metadata.
///
/// @param entries the tensors in the order of the header
/// @param metadata words by key
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";
  private static final int MOST_AXES = 64;

  /// One tensor.
  ///
  /// @param name its name
  /// @param type the type of its numbers
  /// @param shape its shape
  /// @param begin where its bytes begin, counted from the end of the header
  /// @param end where they end
  record Entry(String name, NumberType type, Shape shape, long begin, long end) {}

  // Writing.

  static String format(
      Map<String, Tensor> tensors,
      List<Map.Entry<String, Tensor>> order,
      Map<String, String> metadata) {
    var begins = new HashMap<String, Long>();
    long at = 0;
    for (var entry : order) {
      begins.put(entry.getKey(), at);
      at += bytes(entry.getValue());
    }
    var fields = new ArrayList<String>();
    fields.add(
        metadata.entrySet().stream()
            .map(word -> Json.quoted(word.getKey()) + ":" + Json.quoted(word.getValue()))
            .collect(joining(",", Json.quoted(METADATA) + ":{", "}")));
    tensors.forEach((name, tensor) -> {
      Weights.requireName(name);
      long begin = begins.getOrDefault(name, 0L);
      fields.add(
          "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(
                  Json.quoted(name),
                  NumberType.of(tensor),
                  Arrays.toString(tensor.shape().toArray()).replace(" ", ""),
                  begin,
                  begin + bytes(tensor)));
    });
    String json = fields.stream().collect(joining(",", "{", "}"));
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return json + " ".repeat(Math.floorMod(-length, 8));
  }

  private static long bytes(Tensor tensor) {
    return (long) tensor.numel() * NumberType.of(tensor).bytes();
  }

  // Reading.

  static SafetensorsHeader parse(byte[] json) {
    if (json[0] != '{') {
      throw new WeightsException("its header does not begin with '{': it is no safetensors file.");
    }
    var entries = new ArrayList<Entry>();
    var metadata = new LinkedHashMap<String, String>();
    Json.parseObject(json)
        .forEach((name, value) -> {
          if (name.equals(METADATA)) {
            Json.asObject(value).forEach((key, word) -> metadata.put(key, word(key, word)));
          } else {
            entries.add(entry(name, Json.asObject(value)));
          }
        });
    return new SafetensorsHeader(entries, metadata);
  }

  static String word(String key, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new WeightsException("its metadata %s is no string.".formatted(key));
  }

  private static Entry entry(String name, Map<String, Object> fields) {
    if (fields.size() != 3
        || !(fields.get("dtype") instanceof String dtype)
        || !(fields.get("shape") instanceof List<?> sizes)
        || !(fields.get("data_offsets") instanceof List<?> offsets)
        || offsets.size() != 2
        || !(offsets.getFirst() instanceof Long begin)
        || !(offsets.getLast() instanceof Long end)) {
      throw new WeightsException(
          "its header must say dtype, shape and two data_offsets of %s, and nothing else."
              .formatted(name));
    }
    NumberType type =
        NumberType.named(dtype)
            .orElseThrow(() ->
                new WeightsException(
                    "%s has the unknown type %s; known are %s."
                        .formatted(name, dtype, Arrays.toString(NumberType.values()))));
    return new Entry(name, type, shape(name, sizes), begin, end);
  }

  static Shape shape(String name, List<?> sizes) {
    if (sizes.size() > MOST_AXES) {
      throw new WeightsException(
          "%s has %d axes, and the most is %d.".formatted(name, sizes.size(), MOST_AXES));
    }
    int[] checked = new int[sizes.size()];
    for (int axis = 0; axis < checked.length; axis++) {
      if (!(sizes.get(axis) instanceof Long size) || size > Integer.MAX_VALUE) {
        throw new WeightsException(
            "%s has the size %s along axis %d, and a tensor can have from 0 to %,d."
                .formatted(name, sizes.get(axis), axis, Integer.MAX_VALUE));
      }
      checked[axis] = size.intValue();
    }
    try {
      return Shape.of(checked);
    } catch (ShapeException e) {
      throw new WeightsException("%s cannot be a tensor: %s".formatted(name, e.getMessage()), e);
    }
  }

  /// The tensors in the order in which their bytes lie.
  List<Entry> inFileOrder() {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
        .toList();
  }

  /// Checks that the tensors fill the rest of the file exactly: no gap, no overlap, nothing after.
  void check(long dataBytes) {
    long at = 0;
    for (Entry entry : inFileOrder()) {
      long needed = (long) entry.shape.numel() * entry.type.bytes();
      if (entry.begin != at || entry.end - entry.begin != needed) {
        throw new WeightsException(
            "%s, %s %s, takes %,d bytes from %,d; its header says %,d to %,d."
                .formatted(
                    entry.name, entry.type, entry.shape, needed, at, entry.begin, entry.end));
      }
      at = entry.end;
    }
    if (at != dataBytes) {
      throw new WeightsException(
          "its tensors take %,d bytes, and the file has %,d for them: it is truncated, or something was added."
              .formatted(at, dataBytes));
    }
    Weights.requireMemory(at);
  }
}
