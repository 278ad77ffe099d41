@NullMarked
package gradus.vector;

import org.jspecify.annotations.NullMarked;
