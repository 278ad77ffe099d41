@NullMarked
package gradus.train;

import org.jspecify.annotations.NullMarked;
