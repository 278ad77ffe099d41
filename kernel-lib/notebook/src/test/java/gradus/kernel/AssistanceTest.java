package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.junit.jupiter.api.Test;

class AssistanceTest {
  @Test
  void whatEveryObjectHasIsOfferedLast() {
    try (var cells = new Cells()) {
      var options = Assistance.complete(cells.shell, "\"a\".", 4).getReplacements();
      assertTrue(options.indexOf("charAt(") < options.indexOf("hashCode()"), options.toString());
    }
  }

  @Test
  void markdownAndHtmlJavadocReadAsText() {
    assertEquals(
        """
        The slope of f at x, as Tensor.grad has it.

        Parameters
          x: where, of any shape

        Returns the slope
        Throws ShapeException: if it has none\
        """,
        JavadocText.plain(
                """
                The slope of `f` at {@code x}, as [Tensor#grad] has it.
                <p>
                @param <T> anything
                @param x where,
                  of any <i>shape</i>
                @return the slope
                @throws ShapeException if it has none\
                """)
            .replace("`", ""));
  }

  @Test
  void historyIsFoundByItsEndByRangeAndByPattern() {
    var history = new CellHistory();
    history.add(1, "int a = 1;", "");
    history.add(2, "a + 1", "");
    history.add(3, "a + 1", "");
    assertEquals(List.of(2, 3), numbers(history.lookupTail(2, Set.of())));
    assertEquals(List.of(1, 2), numbers(history.lookupRange(0, 1, 3, Set.of())));
    assertEquals(List.of(2, 3), numbers(history.search("a*", 10, Set.of())));
    assertEquals(List.of(3), numbers(history.search("?[ +]+*", 10, Set.of(ResultFlag.UNIQUE))));
  }

  private static List<Integer> numbers(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::getCellNumber).toList();
  }

  @Test
  void anArrayShowsItsElements() {
    assertEquals("[[1, 2], [3]]", ArrayText.of(new int[][] {{1, 2}, {3}}));
  }
}
