/// The homework of the course and the questions of its notebooks: one file for each, to be read.
@NullMarked
package gradus.homework;

import org.jspecify.annotations.NullMarked;
