package gradus.train;

import static gradus.tensor.Tensors.tensor;
import static gradus.train.Metrics.accuracy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final double[][] LOGITS = {{3, 1, 2}, {0, 1, 5}, {0, 1, -5}, {4, 1, 2}};

  @Test
  void theLargestLogitIsTheAnswer() {
    assertEquals(0.75, accuracy(tensor(LOGITS), tensor(0, 2, 1, 2)));
  }

  @Test
  void probabilitiesAreTakenForTheirLargest() {
    double[][] target = {{0.9, 0.1, 0}, {0, 0.4, 0.6}, {0.6, 0.4, 0}, {1, 0, 0}};
    assertEquals(0.75, accuracy(tensor(LOGITS), tensor(target)));
  }

  @Test
  void aSingleLogitSaysYesAboveZero() {
    assertEquals(
        0.75, accuracy(tensor(2, -1, 0.1, 3).reshape(4, 1), tensor(1, 0, 0, 1).reshape(4, 1)));
  }
}
