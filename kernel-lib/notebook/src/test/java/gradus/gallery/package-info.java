/// Tests of the gallery: every figure is driven without a browser.
@org.jspecify.annotations.NullMarked
package gradus.gallery;
