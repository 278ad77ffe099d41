/// Data: sets that are computed or read from files, and what is done to them before a network sees
/// them.
///
/// What makes or divides data takes a seed, so that the data stay the same whatever else uses
/// chance. What happens anew in every epoch (shuffling, augmentation) draws from the generator that
/// it is handed.
@NullMarked
package gradus.data;

import org.jspecify.annotations.NullMarked;
