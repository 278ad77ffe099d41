package gradus.grade;

/// What a check shows.
///
/// @param isRight whether everything is right
/// @param summary one line
/// @param text for a terminal
/// @param html for a notebook; no script, and nothing that is lost where styles are taken away
record Shown(boolean isRight, String summary, String text, String html) {}
