@org.jspecify.annotations.NullMarked
package gradus.live;
