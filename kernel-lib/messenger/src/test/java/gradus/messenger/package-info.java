@NullMarked
package gradus.messenger;

import org.jspecify.annotations.NullMarked;
