package gradus.judge;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/// A notebook that is broken, wasteful or hostile, and what it must earn.
///
/// @param kind the heading under which it is listed
/// @param name what it does
/// @param file the bytes of the notebook file
/// @param points of the four tasks of [Sums]
/// @param line a part of what the report says; empty if it must say nothing
record Attack(String kind, String name, ByteBuffer file, List<Integer> points, String line) {

  static Attack attack(String kind, String name, String points, String line, List<String> cells) {
    return attack(kind, name, points, line, Notebooks.bytes(cells));
  }

  static Attack attack(String kind, String name, String points, String line, byte[] file) {
    return new Attack(
        kind,
        name,
        ByteBuffer.wrap(file),
        Stream.of(points.split(" ")).map(Integer::valueOf).toList(),
        line);
  }

  @Override
  public String toString() {
    return kind + ": " + name;
  }
}
