/// Judges notebooks: their code runs in processes of its own, and what it returns is compared here,
/// where it never runs.
@NullMarked
package gradus.judge;

import org.jspecify.annotations.NullMarked;
