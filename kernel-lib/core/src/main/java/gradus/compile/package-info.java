/// Compiled steps: a training step is heard once, planned, and from then on run as a plan, without
/// the Java in which it is written.
///
/// [Steps] makes one, [CompiledStep] runs it. [Plan] is what is run: [Instruction]s on [Buffer]s. A
/// [Lowering] makes a plan run somewhere.
@NullMarked
package gradus.compile;

import org.jspecify.annotations.NullMarked;
