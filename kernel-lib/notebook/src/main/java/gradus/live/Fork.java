package gradus.live;

import gradus.train.History;

/// What would have come of another rate.
///
/// @param at the step from which on it was another
/// @param rate that rate
/// @param history what came of it
record Fork(int at, double rate, History history) {}
