@NullMarked
package gradus.text;

import org.jspecify.annotations.NullMarked;
