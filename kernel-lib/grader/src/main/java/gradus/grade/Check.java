package gradus.grade;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaNotebookStatics;
import org.jspecify.annotations.Nullable;

/// What a cell calls to hear at once whether something is right.
public final class Check {
  private Check() {}

  /// Checks an exercise on what the cells have declared, or shows a question.
  ///
  /// @param id the name of the task: `check("hw01.1")`
  public static void check(String id) {
    look(id, null);
  }

  /// Judges an answer to a question, or checks an exercise on an object instead of on what the
  /// cells have declared.
  ///
  /// @param id the name of the task: `check("01.3", "b")`, `check("02.1", 3.2)`
  /// @param answer a letter, a number; for an exercise a lambda or an object with the method that
  ///   is asked for. A mark is given for what is declared
  public static void check(String id, @Nullable Object answer) {
    look(id, answer);
  }

  /// Checks as [#check(String)] does, and fails the cell unless everything is right. For the cells
  /// of an exercise that are locked.
  ///
  /// @param id the name of the task
  /// @throws NotPassed if something is not right
  public static void mustPass(String id) {
    Shown shown = look(id, null);
    if (!shown.isRight()) {
      throw new NotPassed(shown.summary());
    }
  }

  /// Judges an answer to a question, and fails the cell unless it is right.
  ///
  /// @param id the name of the task
  /// @param answer a letter or a number
  /// @throws NotPassed if it is not right
  public static void mustPass(String id, @Nullable Object answer) {
    Shown shown = look(id, answer);
    if (!shown.isRight()) {
      throw new NotPassed(shown.summary());
    }
  }

  private static Shown look(String id, @Nullable Object answer) {
    JavaKernel kernel = JavaNotebookStatics.kernel();
    Shown shown = new Checker(kernel.getJShell()).check(id, answer);
    var data = new DisplayData();
    data.putText(shown.text());
    data.putHTML(shown.html());
    kernel.display(data);
    return shown;
  }
}
