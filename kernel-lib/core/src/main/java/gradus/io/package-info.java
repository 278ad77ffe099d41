/// Weights in files: safetensors and NumPy's npz, both directions, written whole or not at all.
///
/// A file is checked before it is believed: what is truncated, oversized, mistyped or hostile is
/// refused, and nothing is half loaded.
@NullMarked
package gradus.io;

import org.jspecify.annotations.NullMarked;
