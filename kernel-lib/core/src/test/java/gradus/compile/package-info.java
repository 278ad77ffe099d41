@NullMarked
package gradus.compile;

import org.jspecify.annotations.NullMarked;
