/// The Java kernel: JJava with the repairs that a course needs.
@NullMarked
package gradus.kernel;

import org.jspecify.annotations.NullMarked;
