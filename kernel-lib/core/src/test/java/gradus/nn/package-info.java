@NullMarked
package gradus.nn;

import org.jspecify.annotations.NullMarked;
