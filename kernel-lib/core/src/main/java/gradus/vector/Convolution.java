package gradus.vector;

import gradus.tensor.Conv2d;
import gradus.tensor.Memory;
import gradus.tensor.Tensor;
import gradus.tensor.Window;

/// Images x, filters w and outputs y of a convolution in `float32`, one of which is wanted.
///
/// @param tile what it is made of
/// @param window how the filters slide
/// @param groups into how many groups channels and outputs fall
/// @param x the images
/// @param w the filters
/// @param y the outputs
record Convolution(Tile tile, Window window, int groups, Grid x, Grid w, Grid y) {
  /// What computes whichever of the three is wanted from the other two.
  static Runnable tie(Tile tile, Conv2d op, Tensor x, Tensor w, Tensor y) {
    if (w.numel() == 0 || x.numel() == 0 || y.numel() == 0) {
      // A sum of nothing.
      return switch (op.wanted()) {
        case OUTPUT -> () -> Memory.fill(y.storage(), 0);
        case INPUT -> () -> Memory.fill(x.storage(), 0);
        case WEIGHT -> () -> Memory.fill(w.storage(), 0);
      };
    }
    var all =
        new Convolution(tile, op.window(), op.groups(), new Grid(x), new Grid(w), new Grid(y));
    return switch (op.wanted()) {
      case OUTPUT -> new ConvolutionOutput(all);
      case INPUT -> new ConvolutionInput(all);
      case WEIGHT -> new ConvolutionWeight(all);
    };
  }

  /// How many channels a group has.
  int channels() {
    return w.size(1);
  }

  /// How many outputs a group has.
  int outputs() {
    return w.size(0) / groups;
  }

  /// How many numbers of a channel a filter sees at a time.
  int taps() {
    return w.size(2) * w.size(3);
  }

  /// The images laid out as the window sees them.
  Planes planes() {
    return new Planes(window, y.size(2), y.size(3), w.size(2), w.size(3));
  }

  float weight(int output, int channel, int tap) {
    return w.at(output, channel, tap / w.size(3), tap % w.size(3));
  }

  /// What does something with every image of the batch, on all threads.
  Runnable eachImage(Team.Work work) {
    int batch = x.size(0);
    int parts = Math.min(batch, 4 * Team.size());
    Team.Work share =
        part -> {
          for (int n = batch * part / parts; n < batch * (part + 1) / parts; n++) {
            work.part(n);
          }
        };
    return () -> Team.run(parts, share);
  }

  /// The least multiple of a tile's width that is not below a count.
  int wholeTiles(int count) {
    int width = 2 * tile.lanes;
    return Math.ceilDiv(count, width) * width;
  }
}
