@NullMarked
package gradus.homework;

import org.jspecify.annotations.NullMarked;
