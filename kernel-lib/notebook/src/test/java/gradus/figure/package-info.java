/// Tests of figures, and [gradus.figure.FigureCheck] for the tests of those that are built on them.
@org.jspecify.annotations.NullMarked
package gradus.figure;
