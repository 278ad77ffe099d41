package gradus;

import static gradus.loss.Losses.bceWithLogits;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;

import gradus.nn.Layer;
import gradus.optim.Adam;
import gradus.optim.Optimizer;
import gradus.optim.Sgd;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The bits of a little of everything, as one line of text: random numbers, every function of one
/// number, products, softmax, and two trained networks.
final class Fingerprint {
  private static final Tensor X = tensor(0, 0, 0, 1, 1, 0, 1, 1).reshape(4, 2);
  private static final Tensor Y = tensor(0, 1, 1, 0).reshape(4, 1);

  private Fingerprint() {}

  /// Run as a program it prints its fingerprint, of code that is still cold.
  public static void main(String[] args) {
    IO.println(of(42));
  }

  static String of(long seed) {
    seed(seed);
    return of(randn(40, 30), network(), network());
  }

  static Layer network() {
    return sequential(linear(2, 8), tanh(), linear(8, 1));
  }

  static String of(Tensor x, Layer first, Layer second) {
    var results = new ArrayList<Tensor>();
    for (Unary op : Unary.values()) {
      results.add(Tensor.apply(op, x));
    }
    results.add(x.matmul(x.transpose()));
    results.add(x.softmax(1));
    results.add(x.sum());
    train(first, new Sgd(first.parameters(), 0.5), 40);
    train(second, new Adam(second.parameters(), 0.05), 40);
    results.addAll(first.parameters());
    results.addAll(second.parameters());
    return digest(results);
  }

  static void train(Layer model, Optimizer optimizer, int steps) {
    for (int step = 0; step < steps; step++) {
      var loss = bceWithLogits(model.forward(X), Y);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
  }

  private static String digest(List<Tensor> tensors) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Tensor tensor : tensors) {
        for (double number : tensor.toArray()) {
          digest.update(ByteBuffer.allocate(8).putDouble(number).flip());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
