/// Tensors, the operations on them and their derivatives.
///
/// One road leads through this package: a tensor is made from numbers; every operation on it goes
/// through [gradus.tensor.Tensor#apply]; recorders listen there, the tape among them; `backward()`
/// walks the tape from the youngest node to the oldest. Tensor, op, tape and backend are one knot
/// by nature, so they share one package of small files.
@NullMarked
package gradus.tensor;

import org.jspecify.annotations.NullMarked;
