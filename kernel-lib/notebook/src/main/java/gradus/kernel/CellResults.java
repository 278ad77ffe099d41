package gradus.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/// Lets go of what a cell gave when it last ran.
///
/// JShell keeps the value of every expression in a variable of its own, `$1`, `$2`, …, for ever. A
/// figure's cell that is run a hundred times would keep a hundred figures, and each further cell
/// would be compiled with a hundred imports more. A value that other code names is kept.
final class CellResults {
  private final CellEvaluator evaluator;

  /// The unnamed values of each cell's last run, by the cell's name in the page.
  private final Map<String, List<VarSnippet>> results = new HashMap<>();

  CellResults(CellEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /// Forgets the values of the cell's last run. Front ends that do not name their cells keep all.
  void beginCell(Message<ExecuteRequest> request, JShell shell) {
    evaluator.takeUnnamed();
    if (request.getNonNullMetadata().get("cellId") instanceof String cell) {
      forget(shell, results.getOrDefault(cell, List.of()));
      results.remove(cell);
    }
  }

  /// Remembers the values of this run.
  void endCell(Message<ExecuteRequest> request) {
    List<VarSnippet> unnamed = evaluator.takeUnnamed();
    if (request.getNonNullMetadata().get("cellId") instanceof String cell) {
      results.put(cell, unnamed);
    }
  }

  /// Drops variables that no other code names.
  void forget(JShell shell, List<VarSnippet> unnamed) {
    for (VarSnippet variable : unnamed) {
      if (shell.status(variable).isActive()
          && shell.sourceCodeAnalysis().dependents(variable).isEmpty()) {
        evaluator.empty(variable);
        shell.drop(variable);
      }
    }
  }
}
