@NullMarked
package gradus.tensor;

import org.jspecify.annotations.NullMarked;
