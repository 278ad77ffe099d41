/// What runs beside a learner's code when it is judged: it compiles cells, runs them, and carries
/// values. It knows no exercise, no reference and no seed.
@NullMarked
package gradus.messenger;

import org.jspecify.annotations.NullMarked;
