/// Training: a loop for whoever does not want to write one, and what belongs around any loop: a
/// history, early stopping, a search for a learning rate, replay, saving and going on.
@NullMarked
package gradus.train;

import org.jspecify.annotations.NullMarked;
