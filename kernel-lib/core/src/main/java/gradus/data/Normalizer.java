package gradus.data;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Moves and scales inputs to mean 0 and standard deviation 1.
///
/// It is fitted on the training data alone and then applied to everything; a mean that knew the
/// test data would let them leak into training.
///
/// ```java
/// var split = Datasets.fraud(1000, 7).stratifiedSplit(0.8, 7);
/// var normalizer = Normalizer.fit(split.train());
/// var train = normalizer.apply(split.train());
/// var test = normalizer.apply(split.test());
/// ```
///
/// @param mean what is subtracted; broadcasts against the inputs
/// @param deviation what the rest is divided by; 1 where a feature never changes
public record Normalizer(Tensor mean, Tensor deviation) {
  /// Mean and standard deviation of each feature (over the examples, dividing by their number).
  ///
  /// @param train the data to learn from
  /// @return the normalizer
  /// @throws IllegalArgumentException if there are no examples, or if numbers are missing (NaN)
  public static Normalizer fit(Dataset train) {
    Tensor x = checked(train.x());
    return new Normalizer(
        x.mean(0, true),
        deviation(
            x.minus(x.mean(0, true)).square().mean(0, true).sqrt(),
            x.max(0, true).equalTo(x.min(0).unsqueeze(0))));
  }

  /// One mean and one standard deviation for all numbers, as suits the pixels of images.
  ///
  /// @param train the data to learn from
  /// @return the normalizer
  /// @throws IllegalArgumentException if there are no examples, or if numbers are missing (NaN)
  public static Normalizer fitAll(Dataset train) {
    Tensor x = checked(train.x());
    return new Normalizer(
        x.mean(), deviation(x.minus(x.mean()).square().mean().sqrt(), x.max().equalTo(x.min())));
  }

  private static Tensor checked(Tensor x) {
    if (x.numel() == 0) {
      throw new ShapeException(
          "cannot fit a normalizer to no numbers: x has shape %s.".formatted(x.shape()));
    }
    if (x.equalTo(x).min().item() == 0) { // NaN alone differs from itself
      throw new IllegalArgumentException(
          "cannot fit a normalizer where numbers are missing: x has NaN in it.\n"
              + "Leave those rows out, or fill them first.");
    }
    return x.detach();
  }

  /// A feature that never changes is divided by 1: its deviation is 0, or rounding alone.
  private static Tensor deviation(Tensor measured, Tensor constant) {
    return measured.times(constant.negate().plus(1)).plus(constant);
  }

  /// (x − mean) / deviation.
  ///
  /// @param x inputs of the kind it was fitted on
  /// @return the normalized inputs
  public Tensor apply(Tensor x) {
    return x.minus(mean).div(deviation);
  }

  /// The same examples with normalized inputs.
  ///
  /// @param data inputs of the kind it was fitted on
  /// @return the dataset
  public Dataset apply(Dataset data) {
    return data.with(apply(data.x()), data.y());
  }

  /// x · deviation + mean: back to the numbers as they were measured.
  ///
  /// @param x normalized inputs
  /// @return the inputs
  public Tensor undo(Tensor x) {
    return x.times(deviation).plus(mean);
  }
}
