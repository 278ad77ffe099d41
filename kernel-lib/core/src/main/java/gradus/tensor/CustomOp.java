package gradus.tensor;

/// An operation of your own: implement it, then call `Tensor.apply(yourOp, inputs…)`.
///
/// The open door in the sealed family of ops.
public non-sealed interface CustomOp extends Op {}
