package gradus.vector;

import java.util.Arrays;

/// A kernel for rows of which each has up to two numbers of its own.
final class RowKernel {
  private static final float[] EMPTY = {};
  private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

  /// What becomes of a number x, given the two numbers of its row.
  interface Formula {
    Lane of(Lane x, Lane first, Lane second);
  }

  private final Kernel kernel;

  RowKernel(Formula formula) {
    var writer = new Lane.Writer();
    Lane x = writer.input();
    Lane first = writer.input();
    Lane second = writer.input();
    kernel = new KernelSet(writer.finish(formula.of(x, first, second))).stepping(1);
  }

  /// Computes rows that lie one behind the other.
  ///
  /// @param x the numbers, from `xAt` on
  /// @param perRow the first number of each row, from the start on
  /// @param second where in `perRow` the second numbers begin
  /// @param out where the results go, from `outAt` on; may be `x` at the same place
  void run(
      float[] x,
      int xAt,
      float[] perRow,
      int second,
      float[] out,
      int outAt,
      int rows,
      int columns) {
    Room room = ROOM.get();
    room.arrays[0] = x;
    room.arrays[1] = perRow;
    room.arrays[2] = perRow;
    room.arrays[3] = out;
    room.at[0] = xAt;
    room.at[1] = 0;
    room.at[2] = second;
    room.at[3] = outAt;
    room.steps[0] = columns;
    room.steps[3] = columns;
    kernel.run(room.arrays, room.at, room.steps, rows, columns);
    // Nobody should keep a large array alive by having worked on it once.
    Arrays.fill(room.arrays, EMPTY);
  }

  /// A thread's arguments for kernels, kept so that a step leaves no garbage.
  private static final class Room {
    private final float[][] arrays = new float[4][];
    private final int[] at = new int[4];
    private final int[] steps = {0, 1, 1, 0};
  }
}
