/// Optimizers: how parameters change, given their gradients.
@NullMarked
package gradus.optim;

import org.jspecify.annotations.NullMarked;
