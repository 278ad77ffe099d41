/// Derivatives as functions: gradients, products with Jacobians, checkpoints, operations of one's
/// own, the graph as data, and the check of a gradient against differences.
///
/// `backward()` and `.grad()` stand on the tensor itself. What is here goes through one door,
/// [gradus.tensor.Tape].
@NullMarked
package gradus.autodiff;

import org.jspecify.annotations.NullMarked;
