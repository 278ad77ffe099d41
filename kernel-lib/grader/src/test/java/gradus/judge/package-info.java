@NullMarked
package gradus.judge;

import org.jspecify.annotations.NullMarked;
