/// The figures of the course: each lets a reader move what a textbook would print.
///
/// [gradus.gallery.Gallery] makes them all. Where a figure is about a function, a layer or data, it
/// takes the reader's own:
///
/// ```java
/// Gallery.neuron();
/// Gallery.activations(tanh(), layer(z -> z.sin()));
/// ```
///
/// All numbers in a figure are computed by the library, with tensors of 64 bits, while it is drawn.
@NullMarked
package gradus.gallery;

import org.jspecify.annotations.NullMarked;
