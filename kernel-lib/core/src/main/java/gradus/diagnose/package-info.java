/// Looking at a network while it learns: the sizes of its gradients, its activations, a few checks
/// before training, and the training doctor, who reads a history and says what went wrong.
@NullMarked
package gradus.diagnose;

import org.jspecify.annotations.NullMarked;
