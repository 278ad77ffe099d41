package gradus.notebook;

import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Where a cell shows things that change.
public interface Screen {
  /// Shows something new under the cell.
  ///
  /// @param data what to show
  /// @return the name by which it can be changed
  String show(DisplayData data);

  /// Changes, in its place, what was shown.
  ///
  /// @param name what [#show] returned
  /// @param data what to show there now
  void change(String name, DisplayData data);

  /// The notebook in which this code runs; where there is none, nothing is shown.
  ///
  /// @return the notebook
  static Screen notebook() {
    BaseKernel kernel = Kernels.here();
    return new Screen() {
      @Override
      public String show(DisplayData data) {
        String name = UUID.randomUUID().toString();
        if (kernel != null) {
          kernel.display(data.setDisplayId(name));
        }
        return name;
      }

      @Override
      public void change(String name, DisplayData data) {
        if (kernel != null) {
          kernel.getIO().display.updateDisplay(name, data);
        }
      }
    };
  }
}
