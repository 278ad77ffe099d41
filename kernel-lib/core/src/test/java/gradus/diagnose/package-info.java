@NullMarked
package gradus.diagnose;

import org.jspecify.annotations.NullMarked;
