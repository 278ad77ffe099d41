/// The same workloads in other libraries for Java.
@NullMarked
package gradus.bench.peers;

import org.jspecify.annotations.NullMarked;
