package gradus.nn;

import static gradus.tensor.Tensors.full;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randn;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// How the numbers of a weight start.
///
/// A layer can be made with one, or a weight that exists can be filled anew:
///
/// ```java
/// var layer = linear(256, 256, Init.heNormal());
/// Init.glorotUniform().fill(layer.weight());
/// ```
///
/// A weight has shape (outputs, inputs) or (outputs, inputs, height, width). Its *inputs* below are
/// how many numbers each output is a sum of: inputs · height · width; its *outputs* likewise. For a
/// rule of your own, write a lambda: `Init small = sizes -> randn(sizes).times(0.01);`
@FunctionalInterface
public interface Init {
  /// New numbers for a weight.
  ///
  /// @param sizes the shape of the weight
  /// @return a tensor of that shape
  Tensor make(int... sizes);

  /// Gives a weight new numbers.
  ///
  /// @param weight what to fill
  default void fill(Tensor weight) {
    weight.assign(make(weight.shape().toArray()).to(weight.dtype()));
  }

  /// Zeros. Right for a bias; as weights, all units of a layer would stay alike for ever.
  ///
  /// @return the rule
  static Init zeros() {
    return constant(0);
  }

  /// One number everywhere.
  ///
  /// @param value the number
  /// @return the rule
  static Init constant(double value) {
    return sizes -> full(Shape.of(sizes), value);
  }

  /// The normal distribution around 0.
  ///
  /// @param std its standard deviation
  /// @return the rule
  static Init normal(double std) {
    return sizes -> randn(sizes).times(std);
  }

  /// Evenly from one number (included) to another (excluded).
  ///
  /// @param from the smallest
  /// @param to what is not reached
  /// @return the rule
  static Init uniform(double from, double to) {
    // Written so that a range around 0 is exactly symmetric.
    return sizes -> rand(sizes).times(2).minus(1).times((to - from) / 2).plus((from + to) / 2);
  }

  /// Evenly from −1/√inputs to 1/√inputs, a standard deviation of 1/√(3 · inputs): what PyTorch's
  /// `Linear` and `Conv2d` start from.
  ///
  /// @return the rule
  static Init pytorch() {
    return sizes -> spread(1 / Math.sqrt(inputs(sizes)), sizes);
  }

  /// Normal with variance 2/(inputs + outputs), a compromise between the way forward and the way
  /// back; for tanh and sigmoid.
  ///
  /// Glorot, Bengio: *Understanding the Difficulty of Training Deep Feedforward Neural Networks*,
  /// AISTATS 2010. Also called Xavier.
  ///
  /// @return the rule
  static Init glorotNormal() {
    return sizes -> randn(sizes).times(Math.sqrt(2.0 / (inputs(sizes) + outputs(sizes))));
  }

  /// Evenly within ±√(6/(inputs + outputs)), the variance of [#glorotNormal]. What Keras uses.
  ///
  /// @return the rule
  static Init glorotUniform() {
    return sizes -> spread(Math.sqrt(6.0 / (inputs(sizes) + outputs(sizes))), sizes);
  }

  /// Normal with variance 1/inputs: a weighted sum then varies as much as its inputs do.
  ///
  /// LeCun, Bottou, Orr, Müller: *Efficient BackProp*, 1998. Some texts call this one Xavier.
  ///
  /// @return the rule
  static Init lecunNormal() {
    return sizes -> randn(sizes).times(Math.sqrt(1.0 / inputs(sizes)));
  }

  /// Evenly within ±√(3/inputs), the variance of [#lecunNormal].
  ///
  /// @return the rule
  static Init lecunUniform() {
    return sizes -> spread(Math.sqrt(3.0 / inputs(sizes)), sizes);
  }

  /// Normal with variance 2/inputs; for ReLU, which halves the mean square of what it gets.
  ///
  /// He, Zhang, Ren, Sun: *Delving Deep into Rectifiers*, ICCV 2015. Also called Kaiming.
  ///
  /// @return the rule
  static Init heNormal() {
    return sizes -> randn(sizes).times(Math.sqrt(2.0 / inputs(sizes)));
  }

  /// Evenly within ±√(6/inputs), the variance of [#heNormal].
  ///
  /// @return the rule
  static Init heUniform() {
    return sizes -> spread(Math.sqrt(6.0 / inputs(sizes)), sizes);
  }

  private static Tensor spread(double bound, int... sizes) {
    return uniform(-bound, bound).make(sizes);
  }

  private static int inputs(int... sizes) {
    return sums(1, sizes);
  }

  private static int outputs(int... sizes) {
    return sums(0, sizes);
  }

  private static int sums(int axis, int... sizes) {
    if (sizes.length < 2) {
      throw new ShapeException(
          "this start depends on inputs and outputs, so it needs a weight (outputs, inputs, …); %s has"
                  .formatted(Shape.of(sizes))
              + " not both. For a bias, try Init.zeros().");
    }
    int count = sizes[axis];
    for (int i = 2; i < sizes.length; i++) {
      count *= sizes[i];
    }
    return count;
  }
}
