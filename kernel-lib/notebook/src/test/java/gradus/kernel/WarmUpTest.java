package gradus.kernel;

import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void itTrainsAndLeavesTheReadersRandomNumbersAlone() {
    seed(7);
    double[] untouched = rand(3).toArray();
    seed(7);
    assertTrue(WarmUp.run(TimeUnit.MILLISECONDS.toNanos(1)) > 0);
    assertArrayEquals(untouched, rand(3).toArray());
  }
}
