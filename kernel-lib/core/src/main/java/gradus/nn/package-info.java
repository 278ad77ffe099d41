/// Layers: functions of a tensor that have parameters to learn.
@NullMarked
package gradus.nn;

import org.jspecify.annotations.NullMarked;
