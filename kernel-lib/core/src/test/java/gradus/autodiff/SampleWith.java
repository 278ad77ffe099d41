package gradus.autodiff;

import gradus.tensor.Generator;
import gradus.tensor.Sample;

final class SampleWith {
  private SampleWith() {}

  /// The same draw from another generator.
  static Sample generator(Sample like, Generator generator) {
    return new Sample(like.kind(), like.parameter(), like.shape(), like.dtype(), generator);
  }
}
