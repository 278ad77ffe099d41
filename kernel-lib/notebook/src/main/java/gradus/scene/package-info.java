/// Drawings of neurons, graphs and surfaces: shapes, arrows, text, heat maps and axes, from one
/// description as PNG and as SVG.
///
/// ```java
/// scene(320, 120)
///     .color(Palette.INPUT).circle(60, 60, 24).text(60, 60, "x₁")
///     .color(Palette.WEIGHT).arrow(84, 60, 212, 60).text(148, 46, "w = 0.5")
///     .color(Palette.INK).filled().circle(236, 60, 24).text(236, 60, "Σ")
///     .title("A neuron with one input")
/// ```
///
/// Like a pen on paper: color, width and dashes stay as they are until they are changed. Places are
/// pixels from the top left, until [gradus.scene.Scene#axes] lays coordinates over the paper.
@NullMarked
package gradus.scene;

import org.jspecify.annotations.NullMarked;
