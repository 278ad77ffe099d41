/// The workloads that `./gradus bench` times beside other libraries: small trainings, matrix
/// products, elementwise functions, an optimizer's update.
@NullMarked
package gradus.bench;

import org.jspecify.annotations.NullMarked;
