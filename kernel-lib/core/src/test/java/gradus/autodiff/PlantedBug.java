package gradus.autodiff;

import static gradus.tensor.Tensors.randn;

import gradus.autodiff.Diagnosis.Kind;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Slips in the hand-written gradient of a small network, and what each should be called.
///
/// z = x·W₁ + b₁, a = tanh(z) + z, ŷ = a·W₂ + b₂, L = mean of (ŷ − y)².
enum PlantedBug {
  NONE(null, "nothing is wrong"),
  DIFFERENCE_TURNED_ROUND(Kind.SIGN, "y − ŷ for ŷ − y"),
  ONE_SIGN_LOST(Kind.SIGN, "db₁ negated"),
  TWO_FORGOTTEN(Kind.FACTOR, "(ŷ − y) for 2(ŷ − y)"),
  MEAN_FORGOTTEN(Kind.FACTOR, "not divided by the count"),
  BATCH_FORGOTTEN(Kind.FACTOR, "divided by the outputs, not by the batch"),
  MEAN_TWICE(Kind.FACTOR, "divided by the count twice"),
  TRANSPOSED(Kind.TRANSPOSED, "dW₂ = gᵀ·a for aᵀ·g"),
  BIAS_NOT_SUMMED(Kind.MISSING_SUM, "db₁ has a row for each example"),
  BIAS_OF_THE_LAST_ROW(Kind.MISSING_SUM, "db₁ from the last example alone"),
  WEIGHT_OF_THE_LAST_ROW(Kind.MISSING_SUM, "dW₁ from the last example alone"),
  FLATTENED(Kind.SHAPE, "dW₁ as one long row"),
  ADDED_TO_THE_LAST(Kind.ACCUMULATED, "zeroGrad forgotten"),
  ANOTHER_BATCH_LEFT_IN(Kind.ACCUMULATED, "the gradient of an earlier batch still in it"),
  ALL_FROM_THE_FIRST_PASS(Kind.STALE, "everything kept from the first call"),
  ACTIVATIONS_FROM_THE_FIRST_PASS(Kind.STALE, "a kept from the first call"),
  DETACHED(Kind.ZERO, "nothing reaches the first layer"),
  MASK_TOO_WIDE(Kind.ZERO, "all rows of dW₂ but the first are zero"),
  SKIP_FORGOTTEN(Kind.ZERO, "the way around tanh is missing"),
  SLOPE_FORGOTTEN(Kind.SLOPE, "1 for 1 − t²"),
  SLOPE_NOT_SQUARED(Kind.SLOPE, "1 − t for 1 − t²"),
  SLOPE_OF_THE_SIGMOID(Kind.SLOPE, "t(1 − t) for 1 − t²"),
  SLOPE_AT_THE_OUTPUT(Kind.SLOPE, "tanh′(t) for tanh′(z)"),
  NOT_A_NUMBER(Kind.NOT_FINITE, "0/0 in db₂"),
  NOISE(Kind.UNKNOWN, "random numbers, fixed for each example");

  final @org.jspecify.annotations.Nullable Kind kind;
  final String slip;

  PlantedBug(@org.jspecify.annotations.Nullable Kind kind, String slip) {
    this.kind = kind;
    this.slip = slip;
  }

  /// One network of random sizes, with this slip in its gradient. Call inside float64.
  GradientReport checked(long seed) {
    var generator = new Generator(seed);
    gradus.tensor.Tensors.seed(seed);
    int n = 3 + generator.nextInt(4);
    int in = 2 + generator.nextInt(3);
    int hidden = 2 + generator.nextInt(3);
    int out = 2 + generator.nextInt(3);
    var network = new Network(this, randn(n, in), randn(n, out));
    return GradientCheck.checkGradients(
        network::loss,
        network::gradients,
        List.of(randn(in, hidden), randn(hidden), randn(hidden, out), randn(out)));
  }

  /// The network and what it remembers between calls, as careless code does.
  private static final class Network {
    private final PlantedBug bug;
    private final Tensor x;
    private final Tensor y;
    private final List<Tensor> kept = new ArrayList<>();
    private final List<Tensor> keptActivations = new ArrayList<>();

    Network(PlantedBug bug, Tensor x, Tensor y) {
      this.bug = bug;
      this.x = x;
      this.y = y;
    }

    Tensor loss(List<Tensor> p) {
      Tensor z = x.matmul(p.get(0)).plus(p.get(1));
      return z.tanh().plus(z).matmul(p.get(2)).plus(p.get(3)).minus(y).square().mean();
    }

    List<Tensor> gradients(List<Tensor> p) {
      List<Tensor> now = compute(p);
      switch (bug) {
        case ADDED_TO_THE_LAST -> {
          for (int i = 0; i < now.size(); i++) {
            now.set(i, kept.isEmpty() ? now.get(i) : kept.get(i).plus(now.get(i)));
          }
          kept.clear();
          kept.addAll(now);
        }
        case ALL_FROM_THE_FIRST_PASS -> {
          if (kept.isEmpty()) {
            kept.addAll(now);
          }
          return kept;
        }
        case ANOTHER_BATCH_LEFT_IN, NOISE -> {
          if (kept.isEmpty()) {
            now.forEach(g -> kept.add(randn(g.shape().toArray())));
          }
          for (int i = 0; i < now.size(); i++) {
            Tensor left = kept.get(i);
            now.set(i, bug == NOISE ? left.times(now.get(i).plus(1)) : now.get(i).plus(left));
          }
        }
        default -> {}
      }
      return now;
    }

    private List<Tensor> compute(List<Tensor> p) {
      Tensor z = x.matmul(p.get(0)).plus(p.get(1));
      Tensor t = z.tanh();
      Tensor a = t.plus(z);
      if (bug == ACTIVATIONS_FROM_THE_FIRST_PASS) {
        if (keptActivations.isEmpty()) {
          keptActivations.add(a.detach());
        }
        a = keptActivations.getFirst();
      }
      Tensor e = a.matmul(p.get(2)).plus(p.get(3)).minus(y);
      Tensor g = scaled(bug == DIFFERENCE_TURNED_ROUND ? e.negate() : e);
      Tensor dw2 = bug == TRANSPOSED ? g.transpose().matmul(a) : a.transpose().matmul(g);
      if (bug == MASK_TOO_WIDE) {
        Tensor first = gradus.tensor.Tensors.arange(a.size(1)).reshape(-1, 1).lessThan(1);
        dw2 = dw2.times(first);
      }
      Tensor db2 = g.sum(0);
      if (bug == NOT_A_NUMBER) {
        db2 = db2.times(0).div(db2.times(0));
      }
      Tensor da = g.matmul(p.get(2).transpose());
      Tensor dz = bug == SKIP_FORGOTTEN ? da.times(slope(t)) : da.times(slope(t)).plus(da);
      if (bug == DETACHED) {
        dz = dz.times(0);
      }
      int last = x.size(0) - 1;
      Tensor dw1 =
          bug == WEIGHT_OF_THE_LAST_ROW
              ? x.slice(0, last, last + 1).transpose().matmul(dz.slice(0, last, last + 1))
              : x.transpose().matmul(dz);
      Tensor db1 =
          switch (bug) {
            case BIAS_NOT_SUMMED -> dz;
            case BIAS_OF_THE_LAST_ROW -> dz.get(-1);
            case ONE_SIGN_LOST -> dz.sum(0).negate();
            default -> dz.sum(0);
          };
      return new ArrayList<>(List.of(bug == FLATTENED ? dw1.flatten() : dw1, db1, dw2, db2));
    }

    private Tensor scaled(Tensor e) {
      double count = e.numel();
      return switch (bug) {
        case TWO_FORGOTTEN -> e.div(count);
        case MEAN_FORGOTTEN -> e.times(2);
        case BATCH_FORGOTTEN -> e.times(2).div(e.size(1));
        case MEAN_TWICE -> e.times(2).div(count).div(count);
        default -> e.times(2).div(count);
      };
    }

    private Tensor slope(Tensor t) {
      return switch (bug) {
        case SLOPE_FORGOTTEN -> t.times(0).plus(1);
        case SLOPE_NOT_SQUARED -> t.negate().plus(1);
        case SLOPE_OF_THE_SIGMOID -> t.times(t.negate().plus(1));
        case SLOPE_AT_THE_OUTPUT -> t.tanh().square().negate().plus(1);
        default -> t.square().negate().plus(1);
      };
    }
  }
}
