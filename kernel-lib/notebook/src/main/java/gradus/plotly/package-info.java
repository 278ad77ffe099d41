/// Charts that turn and answer to the mouse, made by tablesaw-jsplot and shown by Plotly, without a
/// network.
///
/// ```java
/// surface("w", -3, 3, "b", -3, 3, "loss", (w, b) -> w * w + 0.5 * b * b);
/// hover("hidden units", new double[] {2, 4, 8}, "solved", new double[] {37, 132, 174}, "two", "four", "eight");
/// ```
///
/// The mouse turns a surface and reads its numbers. Beside the chart there is always a PNG and the
/// chart in words, for where Plotly is not: an untrusted notebook, an exported page, GitHub.
///
/// Any `tech.tablesaw.plotly` figure is shown in the same way, and a tablesaw `Table` as a table.
@NullMarked
package gradus.plotly;

import org.jspecify.annotations.NullMarked;
