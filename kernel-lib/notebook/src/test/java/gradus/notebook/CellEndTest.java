package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellEndTest {
  @Test
  void everythingIsDoneOnceAndInOrder() {
    var done = new ArrayList<String>();
    CellEnd.then(() -> done.add("first"));
    CellEnd.then(() -> done.add("second"));
    CellEnd.run();
    CellEnd.run();
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void oneFailureDoesNotKeepTheOthersFromBeingShown() {
    var done = new ArrayList<String>();
    CellEnd.then(() -> {
      throw new IllegalStateException("no picture");
    });
    CellEnd.then(() -> done.add("second"));
    assertThrows(IllegalStateException.class, CellEnd::run);
    assertEquals(List.of("second"), done);
  }
}
