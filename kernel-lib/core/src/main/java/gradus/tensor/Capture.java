package gradus.tensor;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/// A recorder that will do again what it hears now, without the Java around it: a compiled step.
///
/// The operations alone do not tell it everything. Whatever plain Java puts into a step besides
/// tensors is reported to it through [Live].
public interface Capture extends Recorder {
  /// A number comes in that plain Java reckons anew for each step, such as the learning rate.
  ///
  /// @param number the tensor of shape () that holds it now
  /// @param source what it will be
  void live(Tensor number, DoubleSupplier source);

  /// Plain Java chose between ways to compute, or wrote a number down for good.
  ///
  /// @param by what it went by, such as `the training mode of dropout(0.5)`
  /// @param value what that is; when it changes, what was captured no longer holds
  void decided(String by, DoubleSupplier value);

  /// Plain Java did something that belongs to each step, such as counting it.
  ///
  /// @param action what it did
  void repeated(Runnable action);

  /// Each number of a tensor was checked, and must be checked in each step.
  ///
  /// @param x the tensor
  /// @param check throws if a number is not allowed
  void checked(Tensor x, DoubleConsumer check);

  /// The rest of the step happens only where a number is not 0.
  ///
  /// @param condition a tensor of shape ()
  void onlyIf(Tensor condition);

  /// A tensor is known to be given new numbers now and then, as a running mean is.
  ///
  /// @param x the tensor
  void changing(Tensor x);

  /// Plain Java reads numbers of a tensor.
  ///
  /// @param x the tensor
  /// @param method what reads them, such as `item()`
  void reading(Tensor x, String method);
}
