@NullMarked
package gradus.bench;

import org.jspecify.annotations.NullMarked;
