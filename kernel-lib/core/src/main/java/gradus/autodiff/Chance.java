package gradus.autodiff;

import gradus.tensor.Context;
import gradus.tensor.Generator;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Sample;
import gradus.tensor.Scope;
import gradus.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/// Where every source of random numbers stood before a computation, so that it can be run again
/// with the same draws: a dropout inside gives the same mask.
final class Chance {
  private final IdentityHashMap<Generator, long[]> before = new IdentityHashMap<>();

  Chance() {
    before.put(Generator.shared(), Generator.shared().state());
  }

  /// Notes the state of each generator before its first draw inside.
  Scope listening() {
    return Context.recording(
        new Recorder() {
          @Override
          public void applying(Op op, List<Tensor> in) {
            if (op instanceof Sample sample) {
              before.computeIfAbsent(sample.generator(), Generator::state);
            }
          }

          @Override
          public void applied(Op op, List<Tensor> in, Tensor out) {}
        });
  }

  /// Runs something with the draws of the first time; afterwards chance goes on where it was.
  <T> T again(Supplier<T> computation) {
    var now = new IdentityHashMap<Generator, long[]>();
    before.forEach((generator, state) -> {
      now.put(generator, generator.state());
      generator.restore(state);
    });
    try {
      return computation.get();
    } finally {
      now.forEach(Generator::restore);
    }
  }
}
