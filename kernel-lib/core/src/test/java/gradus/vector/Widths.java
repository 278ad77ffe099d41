package gradus.vector;

import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/// The vector widths that this machine has.
final class Widths {
  private Widths() {}

  static List<Tile> tiles() {
    return Stream.of(512, 256, 128)
        .filter(bits -> bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize())
        .map(Tile::of)
        .peek(tile -> tile.loops.takeForHot())
        .toList();
  }
}
