/// The figures of the course: each lets a reader move what a textbook would print.
///
/// [gradus.gallery.Gallery] has those of what a network computes, [gradus.gallery.LearningGallery]
/// those of how it learns. Where a figure is about a function, a layer or data, it takes the
/// reader's own:
///
/// ```java
/// Gallery.neuron();
/// Gallery.activations(tanh(), layer(z -> z.sin()));
/// LearningGallery.boundaryLearner(or());
/// ```
///
/// All numbers in a figure are computed by the library, with tensors of 64 bits, while it is drawn.
@NullMarked
package gradus.gallery;

import org.jspecify.annotations.NullMarked;
