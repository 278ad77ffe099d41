package gradus.grade;

/// One of the choices of a question.
///
/// @param text what is offered
/// @param isRight whether it is the answer
/// @param reply what is told to who chose it
public record Option(String text, boolean isRight, String reply) {}
