@NullMarked
package gradus.io;

import org.jspecify.annotations.NullMarked;
