package gradus.grade;

import java.util.List;

/// The tasks of one homework or of one notebook, in their order.
///
/// A class that implements it is found by its line in `META-INF/services/gradus.grade.Sheet`.
public interface Sheet {
  /// What the ids of its tasks begin with.
  ///
  /// @return such as `hw03`
  String name();

  /// The tasks. Called whenever one is looked up, so a field should hold them.
  ///
  /// @return all of them, in their order
  List<Task> tasks();
}
