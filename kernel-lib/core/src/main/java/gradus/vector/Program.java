package gradus.vector;

import java.util.List;

/// Straight-line arithmetic on one number of each input: the one source of truth for what the
/// vector backend computes place by place. [KernelWriter] makes loops of it.
///
/// @param inputs how many numbers go in
/// @param steps what is done, in order; a value is known by the place of its step
/// @param outputs the values that come out
record Program(int inputs, List<Step> steps, List<Integer> outputs) {}
