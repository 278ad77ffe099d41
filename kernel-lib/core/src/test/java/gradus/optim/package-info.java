@NullMarked
package gradus.optim;

import org.jspecify.annotations.NullMarked;
