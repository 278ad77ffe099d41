package gradus.compile;

import gradus.tensor.Layout;
import gradus.tensor.Shape;
import gradus.tensor.View;

/// A buffer seen in some order and shape. A view of a tensor is another operand on the same buffer:
/// it costs nothing to run.
///
/// @param buffer where the numbers are
/// @param layout in what order
public record Operand(Buffer buffer, Layout layout) {
  /// The shape.
  ///
  /// @return the size along each axis
  public Shape shape() {
    return layout.shape();
  }

  /// Whether it is all numbers of the buffer in their order.
  ///
  /// @return whether number k of the operand is number k of the buffer
  public boolean isWhole() {
    return layout.isContiguous() && layout.offset() == 0 && shape().numel() == buffer.length();
  }

  /// Whether it is all numbers of the buffer in their order and in a shape.
  boolean isWhole(Shape in) {
    return isWhole() && shape().equals(in);
  }

  /// The operand as it is seen when shapes are matched.
  ///
  /// @param to the shape that it is stretched to
  /// @return an operand of that shape
  Operand stretched(Shape to) {
    return shape().equals(to) ? this : new Operand(buffer, new View.Expand(to).layout(layout));
  }
}
