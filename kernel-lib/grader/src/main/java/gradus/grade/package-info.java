/// Exercises and questions as data, and how an answer to one is compared with what is right.
///
/// A course author writes them with [Exercise] and [Question] and collects them in a [Sheet];
/// `docs/exercises.md` shows how. Learners meet them through `Check`.
@NullMarked
package gradus.grade;

import org.jspecify.annotations.NullMarked;
