@NullMarked
package gradus.autodiff;

import org.jspecify.annotations.NullMarked;
