package gradus.autodiff;

import gradus.tensor.Context;
import gradus.tensor.GradientException;
import gradus.tensor.Live;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Tape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parts of a computation that are forgotten on the way forward and computed again on the way back:
/// memory bought with time. A notebook has these names without an import.
///
/// Source: Chen, Xu, Zhang and Guestrin, *Training Deep Nets with Sublinear Memory Cost*, 2016.
public final class Checkpoint extends ComputedOp {
  private final Function<Tensor, Tensor> f;
  private final Chance chance;

  /// What f used besides x and can pass a gradient to; known after the first run.
  private List<Tensor> captured = List.of();

  /// The gradients of one walk back, until each has been asked for.
  private @Nullable Tensor answered;

  private final List<@Nullable Tensor> answers = new ArrayList<>();

  private Checkpoint(Function<Tensor, Tensor> f, Chance chance) {
    super("checkpoint", in -> f.apply(in.getFirst()));
    this.f = f;
    this.chance = chance;
  }

  /// Computes f(x) and keeps nothing of the way there; `backward()` computes it again.
  ///
  /// Gradients flow to x and to every tensor that f uses besides. Random numbers are drawn again as
  /// they were. What f does besides computing, such as printing or counting batches, happens twice.
  ///
  /// ```java
  /// var w = tensor(2).requiresGrad();
  /// var x = tensor(3).requiresGrad();
  /// checkpoint(z -> z.times(w).square(), x).backward();
  /// w.grad();                                  // 2x²w = 36
  /// ```
  ///
  /// @param f from a tensor to a tensor; the same both times
  /// @param x what it is applied to
  /// @return f(x)
  /// @throws GradientException from `backward()`, if f then gives other numbers
  public static Tensor checkpoint(Function<Tensor, Tensor> f, Tensor x) {
    // A compiled step plans its memory ahead, and would draw new random numbers the second time.
    if (!Context.isGradEnabled() || Live.isCapturing()) {
      return f.apply(x);
    }
    var chance = new Chance();
    var used = new Used(x);
    Tensor y;
    try (var _ = Context.noGrad();
        var _ = chance.listening();
        var _ = Context.recording(used)) {
      y = f.apply(x);
    }
    var op = new Checkpoint(f, chance);
    op.captured = List.copyOf(used.captured);
    op.expect(y);
    return Tensor.apply(
        op, Stream.concat(Stream.of(x), op.captured.stream()).toArray(Tensor[]::new));
  }

  /// A chain of L layers in about √L checkpoints of about √L layers: only the results between
  /// checkpoints stay, and on the way back one segment at a time is computed again. Memory O(√L)
  /// instead of O(L), for about one more pass forward.
  ///
  /// @param layers functions applied one after another
  /// @param x what the first is applied to
  /// @return what the last gives
  /// @throws GradientException as [#checkpoint]
  public static Tensor checkpointChain(List<? extends Function<Tensor, Tensor>> layers, Tensor x) {
    return checkpointChain(layers, (int) Math.ceil(Math.sqrt(layers.size())), x);
  }

  /// A chain of layers in a number of checkpoints.
  ///
  /// @param layers functions applied one after another
  /// @param segments how many checkpoints, at least 1 if there are layers
  /// @param x what the first is applied to
  /// @return what the last gives
  /// @throws GradientException as [#checkpoint]
  /// @throws IllegalArgumentException if there cannot be so many segments
  public static Tensor checkpointChain(
      List<? extends Function<Tensor, Tensor>> layers, int segments, Tensor x) {
    int count = layers.size();
    if (segments > count || (segments < 1 && count > 0)) {
      throw new IllegalArgumentException(
          "cannot cut %d layers into %d segments: each segment needs at least one layer."
              .formatted(count, segments));
    }
    Tensor y = x;
    for (int s = 0; s < segments; s++) {
      var segment = layers.subList(s * count / segments, (s + 1) * count / segments);
      y = checkpoint(in -> through(segment, in), y);
    }
    return y;
  }

  private static Tensor through(List<? extends Function<Tensor, Tensor>> layers, Tensor x) {
    Tensor y = x;
    for (var layer : layers) {
      y = layer.apply(y);
    }
    return y;
  }

  /// Computes f(x) again, this time remembering, and walks back through it.
  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    if (answered != g) {
      answers.clear();
      answers.addAll(gradients(g, in, out));
      answered = g;
    }
    Tensor share = answers.set(i, null);
    if (answers.stream().allMatch(a -> a == null)) {
      answered = null;
    }
    return java.util.Objects.requireNonNull(share);
  }

  private List<@Nullable Tensor> gradients(Tensor g, List<Tensor> in, Tensor out) {
    boolean record = Context.isGradEnabled();
    Tensor y;
    try (var _ = Context.enableGrad()) {
      y = chance.again(() -> f.apply(in.getFirst()));
    }
    requireSame(out, y);
    List<Tensor> wanting = in.stream().filter(Tensor::wantsGrad).toList();
    List<Tensor> shares =
        Tape.partials(y, g, wanting, record ? Tape.After.RECORD : Tape.After.FREE);
    var all = new ArrayList<@Nullable Tensor>();
    int next = 0;
    for (Tensor each : in) {
      all.add(each.wantsGrad() ? shares.get(next++) : null);
    }
    return all;
  }

  private static void requireSame(Tensor first, Tensor again) {
    if (!first.shape().equals(again.shape()) || !Arrays.equals(first.toArray(), again.toArray())) {
      throw new GradientException(
          ("a checkpoint must compute the same both times, and this one did not: first %s, then %s."
                  + "\nDoes its function count its calls, read something that changed since, or draw random numbers"
                  + " from elsewhere than a Generator?")
              .formatted(shown(first), shown(again)));
    }
  }

  private static String shown(Tensor y) {
    return y.numel() <= 4 ? y.toString() : "numbers of shape " + y.shape();
  }

  /// The tensors that a function uses without having been given them.
  private static final class Used implements Recorder {
    private final Tensor x;
    private final Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Tensor> captured = new ArrayList<>();

    Used(Tensor x) {
      this.x = x;
    }

    @Override
    public void applied(Op op, List<Tensor> in, Tensor out) {
      for (Tensor each : in) {
        // Inside noGrad() the function's own results want no gradient.
        if (each != x && each.wantsGrad() && seen.add(each)) {
          captured.add(each);
        }
      }
    }
  }
}
