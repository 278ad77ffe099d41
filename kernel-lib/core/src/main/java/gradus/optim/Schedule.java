package gradus.optim;

/// How the learning rate changes while training goes on: a function of the first rate and of the
/// count of steps (or epochs) so far.
///
/// ```java
/// var schedule = Schedule.cosine(100);
/// schedule.rate(0.1, 0);    // 0.1
/// schedule.rate(0.1, 50);   // 0.05
/// schedule.rate(0.1, 100);  // 0
/// ```
///
/// [#on] lets an optimizer follow it. Any function will do: `(first, t) -> first / (1 + t)`.
@FunctionalInterface
public interface Schedule {
  /// The rate after some steps.
  ///
  /// @param first the rate that the optimizer was made with
  /// @param t how many steps were taken, 0 for the first rate
  /// @return the learning rate for the next step
  double rate(double first, int t);

  /// Lets an optimizer follow this schedule, each group from its own rate.
  ///
  /// ```java
  /// var optimizer = sgd(linear(2, 1), 0.1);
  /// var scheduler = Schedule.exponential(0.5).on(optimizer);
  /// scheduler.step();
  /// optimizer.rate(); // 0.05
  /// ```
  ///
  /// @param optimizer whose rates change
  /// @return what to step once for each step, or once for each epoch
  default Scheduler on(Optimizer optimizer) {
    return new Scheduler(optimizer, this);
  }

  /// Always the first rate.
  ///
  /// @return the schedule
  static Schedule constant() {
    return (first, t) -> first;
  }

  /// Falls by a factor at regular intervals: first · γ^⌊t / every⌋. PyTorch's `StepLR`.
  ///
  /// @param every how many steps there are between falls, at least 1
  /// @param gamma γ, what the rate is multiplied with at each; 0.1 is usual
  /// @return the schedule
  /// @throws IllegalArgumentException if `every` is less than 1, or γ negative or NaN
  static Schedule step(int every, double gamma) {
    atLeastOne("the interval of a step schedule", every);
    ParameterGroup.checked("γ", gamma);
    return (first, t) -> {
      int falls = t / every;
      return first * StrictMath.pow(gamma, falls);
    };
  }

  /// Falls by the same factor at each step: first · γᵗ. PyTorch's `ExponentialLR`.
  ///
  /// @param gamma γ, a little less than 1
  /// @return the schedule
  /// @throws IllegalArgumentException if γ is negative or NaN
  static Schedule exponential(double gamma) {
    return step(1, gamma);
  }

  /// Falls to 0 along half a cosine. [#cosine(int, double)] with lowest 0.
  ///
  /// @param total T, how many steps it takes
  /// @return the schedule
  static Schedule cosine(int total) {
    return cosine(total, 0);
  }

  /// Falls along half a cosine: lowest + ½ (first − lowest) (1 + cos(π t / T)).
  ///
  /// After T steps it climbs again, as PyTorch's `CosineAnnealingLR` does. Loshchilov and Hutter,
  /// *SGDR: Stochastic Gradient Descent with Warm Restarts*, 2017.
  ///
  /// @param total T, how many steps it takes to fall, at least 1
  /// @param lowest where it ends
  /// @return the schedule
  /// @throws IllegalArgumentException if `total` is less than 1, or `lowest` negative or NaN
  static Schedule cosine(int total, double lowest) {
    atLeastOne("the length of a cosine schedule", total);
    ParameterGroup.checked("the lowest rate", lowest);
    return (first, t) -> between(first, lowest, t / (double) total);
  }

  /// Climbs evenly for some steps, then falls along half a cosine: first · (t + 1) / (w + 1) for t
  /// < w, then [#cosine(int, double)] over the T − w steps that are left.
  ///
  /// The moments of Adam are poor guesses at first; short steps keep the harm small. PyTorch's
  /// `LinearLR` from 1 / (w + 1), followed by `CosineAnnealingLR`.
  ///
  /// @param warmup w, how many steps it climbs
  /// @param total T, the steps in all, more than w
  /// @param lowest where it ends
  /// @return the schedule
  /// @throws IllegalArgumentException unless 0 ≤ w < T, or if `lowest` is negative or NaN
  static Schedule warmupCosine(int warmup, int total, double lowest) {
    if (warmup < 0 || warmup >= total) {
      throw new IllegalArgumentException(
          "the warm-up must be shorter than the whole: it has %d of %d steps."
              .formatted(warmup, total));
    }
    Schedule fall = cosine(total - warmup, lowest);
    return (first, t) -> t < warmup ? first * (t + 1) / (warmup + 1) : fall.rate(first, t - warmup);
  }

  /// One climb and one fall, both along half a cosine, in three tenths and seven tenths of the
  /// time. [#oneCycle(int, double, double, double)] with PyTorch's constants 0.3, 25 and 10⁴.
  ///
  /// @param total how many steps there are in all
  /// @return the schedule
  static Schedule oneCycle(int total) {
    return oneCycle(total, 0.3, 25, 1e4);
  }

  /// One climb from peak / d to the peak and one fall to peak / (d · e), each along half a cosine.
  /// The optimizer's first rate is the peak.
  ///
  /// PyTorch's `OneCycleLR`, without its cycle of the momentum. Smith and Topin,
  /// *Super-Convergence*, 2018.
  ///
  /// @param total how many rates there are in all, t = 0 to total − 1
  /// @param climb the share of the time that it climbs, more than 0 and less than 1
  /// @param divisor d, how many times smaller than the peak the rate is at first
  /// @param lastDivisor e, how many times smaller than at first it is in the end
  /// @return the schedule; asked for a later t, it throws an `IllegalArgumentException`
  /// @throws IllegalArgumentException if the numbers make no cycle
  static Schedule oneCycle(int total, double climb, double divisor, double lastDivisor) {
    double top = climb * total - 1;
    if (!(climb > 0 && climb < 1 && top > 0 && divisor > 0 && lastDivisor > 0)) {
      throw new IllegalArgumentException(
          "one cycle needs a climb of more than one step that ends before the cycle, and divisors above 0; this has %s of %d steps and divisors %s and %s."
              .formatted(climb, total, divisor, lastDivisor));
    }
    return (peak, t) -> {
      if (t >= total) {
        throw new IllegalArgumentException(
            "this cycle has %d rates, for steps 0 to %d; there is none for step %d."
                .formatted(total, total - 1, t));
      }
      double start = peak / divisor;
      return t <= top
          ? between(start, peak, t / top)
          : between(peak, start / lastDivisor, (t - top) / (total - 1 - top));
    };
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
  }

  private static void atLeastOne(String what, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1 step; this is %d.".formatted(what, steps));
    }
  }
}
