package gradus.figure;

/// A picture and a line of text below it: what a figure's function may return.
///
/// @param picture a plot, an XChart chart or a scene
/// @param text the line
public record Captioned(Object picture, String text) {}
