package gradus.vector;

import gradus.tensor.Window;
import java.util.Arrays;

/// Images laid out so that what a window sees at every place is the same image, shifted.
///
/// Zeros go around each image. With a stride s the image is dealt out to s · s planes, first by
/// row, then by column, so that the window moves by one in each. Then the number that tap (i, j) of
/// the window sees at place k, counted in reading order over a whole plane, lies at k plus a shift
/// that depends on the tap alone: a convolution slides over long runs and needs no copy for each
/// tap. Places at the end of a row, where the window would hang over, are computed and thrown away.
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

  /// How many numbers a plane has.
  int size() {
    return rows * columns;
  }

  /// How many planes each channel has.
  int perChannel() {
    return window.stride() * window.stride();
  }

  /// The shift of each tap of each of so many channels, in the order of a filter's numbers.
  ///
  /// @param step from plane to plane
  int[] shifts(int channels, int step) {
    int[] shifts = new int[channels * taps];
    int stride = window.stride();
    for (int k = 0; k < shifts.length; k++) {
      int down = k % taps / tapColumns * window.dilation();
      int right = k % tapColumns * window.dilation();
      int plane = k / taps * stride * stride + down % stride * stride + right % stride;
      shifts[k] = plane * step + down / stride * columns + right / stride;
    }
    return shifts;
  }

  /// Lays out some channels of an image.
  ///
  /// @param x the images
  /// @param n which of them
  /// @param firstChannel the first channel
  /// @param channels how many
  /// @param above how many rows of zeros go above it
  /// @param before how many columns of zeros go before it
  /// @param to where the planes go
  /// @param at where the first of them goes
  /// @param step from plane to plane
  void lay(
      Grid x,
      int n,
      int firstChannel,
      int channels,
      int above,
      int before,
      float[] to,
      int at,
      int step) {
    int stride = window.stride();
    for (int c = 0; c < channels; c++) {
      for (int plane = 0; plane < perChannel(); plane++) {
        layPlane(
            x,
            x.plane(n, firstChannel + c),
            above - plane / stride,
            before - plane % stride,
            to,
            at + (c * perChannel() + plane) * step);
      }
    }
  }

  /// Number (r, k) of the plane is number (r · stride − above, k · stride − before) of the image.
  private void layPlane(Grid x, int from, int above, int before, float[] to, int at) {
    int stride = window.stride();
    int top = Math.clamp(Math.ceilDiv(above, stride), 0, rows);
    int bottom = Math.clamp(Math.ceilDiv(x.size(2) + above, stride), top, rows);
    int left = Math.clamp(Math.ceilDiv(before, stride), 0, columns);
    int right = Math.clamp(Math.ceilDiv(x.size(3) + before, stride), left, columns);
    int down = x.toRow * stride;
    int along = x.toColumn * stride;
    int start = from + (top * stride - above) * x.toRow;
    start += (left * stride - before) * x.toColumn;
    int first = at + top * columns;
    Arrays.fill(to, at, first, 0);
    if (along == 1) {
      Rows.copy(bottom - top, right - left, x.numbers, start, down, to, first + left, columns);
    } else {
      for (int r = top; r < bottom; r++) {
        int p = start + (r - top) * down;
        int q = at + r * columns;
        for (int k = left; k < right; k++) {
          to[q + k] = x.numbers[p];
          p += along;
        }
      }
    }
    for (int r = top; r < bottom; r++) {
      int q = at + r * columns;
      for (int k = 0; k < left; k++) {
        to[q + k] = 0;
      }
      for (int k = right; k < columns; k++) {
        to[q + k] = 0;
      }
    }
    Arrays.fill(to, at + bottom * columns, at + rows * columns, 0);
  }
}
