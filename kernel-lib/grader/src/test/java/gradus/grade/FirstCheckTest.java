package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.kernel.Preparation;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FirstCheckTest {
  @Test
  void theKernelFindsItAndItRuns() {
    List<Preparation> found =
        ServiceLoader.load(Preparation.class).stream().map(ServiceLoader.Provider::get).toList();
    assertEquals(List.of(FirstCheck.class), found.stream().map(Object::getClass).toList());
    assertDoesNotThrow(() -> found.getFirst().prepare());
  }
}
