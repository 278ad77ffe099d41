/// Tests of charts for Plotly.
@org.jspecify.annotations.NullMarked
package gradus.plotly;
