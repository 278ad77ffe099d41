/// Tests of the vector backend.
@NullMarked
package gradus.vector;

import org.jspecify.annotations.NullMarked;
