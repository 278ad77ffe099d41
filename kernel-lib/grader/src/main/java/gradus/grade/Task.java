package gradus.grade;

/// Something that a learner is asked for by its name: an [Exercise] or a [Question].
public sealed interface Task permits Exercise, Question {
  /// The name that `check` is called with: the sheet's name, a point, and a number.
  ///
  /// @return such as `hw03.2`, or `03.2` for a question of a notebook
  String id();

  /// What it is about, in a few words.
  ///
  /// @return the title
  String title();

  /// What it counts for a mark.
  ///
  /// @return the points; 0 in a notebook of the course
  int points();
}
