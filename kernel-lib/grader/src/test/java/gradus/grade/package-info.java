@NullMarked
package gradus.grade;

import org.jspecify.annotations.NullMarked;
