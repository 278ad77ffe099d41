package gradus.loss;

import gradus.tensor.Live;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// What a loss refuses, with the reason.
final class Checks {
  private Checks() {}

  static void requireSameShape(String loss, String what, Tensor left, Tensor right) {
    if (!left.shape().equals(right.shape())) {
      throw new ShapeException(
          "%s compares number with number, so both must have the same shape: the %s %s %s, the target has %s.%s"
              .formatted(
                  loss,
                  what,
                  what.equals("prediction") ? "has" : "have",
                  left.shape(),
                  right.shape(),
                  left.numel() == right.numel()
                      ? "\nDid you mean target.reshape%s?".formatted(left.shape())
                      : ""));
    }
  }

  static Tensor notEmpty(String loss, Tensor each) {
    if (each.numel() == 0) {
      throw new ShapeException(
          "%s of an empty batch: the mean of no losses is no number. Leave such a batch out."
              .formatted(loss));
    }
    return each;
  }

  static void requireWeight(String what, Tensor weight, int classes) {
    boolean fits = weight.rank() == 0 || (weight.rank() == 1 && weight.size(0) == classes);
    if (!fits) {
      throw new ShapeException(
          "%s must be one number, or one for each of the %d classes; it has shape %s."
              .formatted(what, classes, weight.shape()));
    }
  }

  static void requireClasses(Tensor numbers, int count) {
    Live.check(
        numbers,
        number -> {
          if (number != Math.rint(number) || number < 0 || number >= count) {
            throw new IllegalArgumentException(
                "%s is not a class: with %d classes they are the whole numbers 0 to %d."
                    .formatted(
                        number == Math.rint(number)
                            ? String.valueOf((long) number)
                            : String.valueOf(number),
                        count,
                        count - 1));
          }
        });
  }
}
