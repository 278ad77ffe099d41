package gradus.vector;

import gradus.tensor.Window;
import java.util.Arrays;

/// Images laid out so that what a window sees at every place is the same image, shifted.
///
/// Zeros go around each image. With a stride s the image is dealt out to s · s planes, first by row,
/// then by column, so that the window moves by one in each. Then the number that tap (i, j) of the
/// window sees at place k, counted in reading order over a whole plane, lies at k plus a shift that
/// depends on the tap alone: a convolution slides over long runs and needs no copy for each tap.
/// Places at the end of a row, where the window would hang over, are computed and thrown away.
final class Planes {
  private final Window window;
  private final int taps;
  private final int tapColumns;

  /// How many rows and columns a plane has.
  final int rows;

  final int columns;

  /// Planes of images over which filters of some rows and columns stand at some places.
  Planes(Window window, int placeRows, int placeColumns, int tapRows, int tapColumns) {
    this.window = window;
    this.taps = tapRows * tapColumns;
    this.tapColumns = tapColumns;
    this.rows = placeRows + (tapRows - 1) * window.dilation() / window.stride();
    this.columns = placeColumns + (tapColumns - 1) * window.dilation() / window.stride();
  }

  /// How many numbers the planes of one channel have.
  int channelSize() {
    return window.stride() * window.stride() * rows * columns;
  }

  /// The shift of each tap of each of so many channels, in the order of a filter's numbers.
  int[] shifts(int channels) {
    int[] shifts = new int[channels * taps];
    int stride = window.stride();
    for (int k = 0; k < shifts.length; k++) {
      int down = k % taps / tapColumns * window.dilation();
      int right = k % tapColumns * window.dilation();
      int plane = k / taps * stride * stride + down % stride * stride + right % stride;
      shifts[k] = (plane * rows + down / stride) * columns + right / stride;
    }
    return shifts;
  }

  /// Lays out some channels of image n, the padding of the window around them.
  void lay(Grid x, int n, int firstChannel, int channels, float[] to) {
    lay(x, n, firstChannel, channels, window.padding(), window.padding(), to);
  }

  /// Lays out some channels of image n, with other padding above and before them.
  void lay(Grid x, int n, int firstChannel, int channels, int above, int before, float[] to) {
    int stride = window.stride();
    int at = 0;
    for (int c = firstChannel; c < firstChannel + channels; c++) {
      for (int down = 0; down < stride; down++) {
        for (int right = 0; right < stride; right++) {
          for (int r = 0; r < rows; r++) {
            int row = r * stride + down - above;
            if (row < 0 || row >= x.size(2)) {
              Arrays.fill(to, at, at + columns, 0);
            } else {
              layRow(x, x.place(n, c, row, 0), before - right, to, at);
            }
            at += columns;
          }
        }
      }
    }
  }

  /// Column k of the plane is column k · stride − before of the image.
  private void layRow(Grid x, int from, int before, float[] to, int at) {
    int stride = window.stride();
    int first = Math.clamp(Math.ceilDiv(before, stride), 0, columns);
    int end = Math.clamp(Math.ceilDiv(x.size(3) + before, stride), first, columns);
    Arrays.fill(to, at, at + first, 0);
    Arrays.fill(to, at + end, at + columns, 0);
    int step = x.strides()[3] * stride;
    int p = from + (first * stride - before) * x.strides()[3];
    if (step == 1) {
      System.arraycopy(x.numbers(), p, to, at + first, end - first);
      return;
    }
    for (int k = first; k < end; k++) {
      to[at + k] = x.numbers()[p];
      p += step;
    }
  }
}
