/// Losses: how wrong a prediction is, as one number.
@NullMarked
package gradus.loss;

import org.jspecify.annotations.NullMarked;
