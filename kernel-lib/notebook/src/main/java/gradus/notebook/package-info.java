/// What a notebook adds to the library.
@NullMarked
package gradus.notebook;

import org.jspecify.annotations.NullMarked;
