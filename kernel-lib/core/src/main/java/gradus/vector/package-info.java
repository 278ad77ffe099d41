/// The fast backend: many numbers in one instruction, by the Vector API (`jdk.incubator.vector`).
///
/// Only `float32` is made fast; everything else falls back on the plain loops of
/// [gradus.tensor.Backend]. Nobody outside this package names a class in it: it is found as a
/// service, and where the JDK was started without the module it is left out.
@NullMarked
package gradus.vector;

import org.jspecify.annotations.NullMarked;
