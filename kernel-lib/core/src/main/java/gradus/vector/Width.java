package gradus.vector;

import java.lang.constant.ClassDesc;
import jdk.incubator.vector.FloatVector;

/// How wide the vectors of this Java are, in bits.
///
/// The widest that the machine has, unless the system property `gradus.vector.bits` asks for fewer:
/// 128, 256 or 512.
enum Width {
  BITS_128(128),
  BITS_256(256),
  BITS_512(512);

  /// What the kernels of this Java use.
  static final Width HERE = here();

  final int bits;

  /// How many `float32` numbers a vector has.
  final int lanes;

  Width(int bits) {
    this.bits = bits;
    this.lanes = bits / Float.SIZE;
  }

  private static Width here() {
    int widest = Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
    int wanted = Integer.getInteger("gradus.vector.bits", widest);
    for (Width width : values()) {
      if (width.bits == wanted) {
        return width;
      }
    }
    throw new IllegalArgumentException(
        "gradus.vector.bits must be 128, 256 or 512; this is %d.".formatted(wanted));
  }

  /// The name of the species among the constants of the vector classes.
  String species() {
    return "SPECIES_" + bits;
  }

  static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector.VectorSpecies");
}
