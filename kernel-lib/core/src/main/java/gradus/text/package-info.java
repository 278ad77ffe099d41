/// Numbers and tables as people write them: what the library says about trainings and networks.
@NullMarked
package gradus.text;

import org.jspecify.annotations.NullMarked;
