package gradus.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One product of two matrices under way, and the memory that it needs; every thread keeps its own.
///
/// The right factor is cut into blocks that fit into the second-level cache and laid out there in
/// panels two vectors wide. Then the rows of the left factor are taken a tile's height at a time,
/// laid out as columns, and multiplied with every panel: they stay in the first-level cache
/// meanwhile. (Goto and van de Geijn: *Anatomy of High-Performance Matrix Multiplication*, 2008.)
final class Product {
  /// The most rows of a block of the right factor.
  private static final int DEPTH = 320;

  /// The most numbers of a block, about: 640 KiB. All blocks are equally wide, because the left
  /// factor is laid out for each anew.
  private static final int BLOCK = 5 << 15;

  /// For so many panels, columns that lie as a tile reads them are not brought together first.
  private static final int FEW = 4;

  /// Finished rows are handed on when they are about so many numbers: 16 KiB, half of a first-level
  /// cache.
  private static final int NEAR = 1 << 12;

  /// From so many products on, a part is worth handing over to another thread.
  private static final long WORTH_SHARING = 1 << 18;

  /// From so many numbers on, laying out a block is worth sharing.
  private static final int WORTH_PACKING = 1 << 14;

  private static final ThreadLocal<Product> OWN = new ThreadLocal<>();

  private final Tile tile;

  /// Aligned to the lines of the cache, which an array in Java never is for sure: a vector that
  /// lies across two lines takes two loads.
  private MemorySegment panels = MemorySegment.NULL;

  private final float[] column;
  private final float[] turned;
  private final float[] corner;
  private final float[] zeros;

  // The product.
  private int m;
  private int n;
  private float[] a = {};
  private int aFrom;
  private int aRow;
  private int aColumn;
  private float[] b = {};
  private int bFrom;
  private int bRow;
  private int bColumn;
  private float[] c = {};
  private int cFrom;
  private int cRow;
  private Epilogue epilogue = Epilogue.NONE;

  // The block that is being worked on, and how it is shared.
  private boolean add;
  private boolean last;
  private int inner;
  private int depth;
  private int left;
  private int columns;
  private int rowsOfPart;
  private int panelsOfPart;
  private final Team.Work laying = this::layPanels;
  private final Team.Work multiplying = this::multiplyRows;

  private Product(Tile tile) {
    this.tile = tile;
    this.column = new float[tile.height() * DEPTH];
    this.turned = new float[2 * tile.lanes * DEPTH];
    this.corner = new float[tile.height() * 2 * tile.lanes];
    this.zeros = new float[2 * tile.lanes];
  }

  /// The product of this thread.
  static Product of(Tile tile) {
    Product own = OWN.get();
    if (own == null || own.tile != tile) {
      own = new Product(tile);
      OWN.set(own);
    }
    return own;
  }

  void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aFrom,
      int aRow,
      int aColumn,
      float[] b,
      int bFrom,
      int bRow,
      int bColumn,
      float[] c,
      int cFrom,
      int cRow,
      boolean add,
      Epilogue epilogue) {
    this.m = m;
    this.n = n;
    this.a = a;
    this.aFrom = aFrom;
    this.aRow = aRow;
    this.aColumn = aColumn;
    this.b = b;
    this.bFrom = bFrom;
    this.bRow = bRow;
    this.bColumn = bColumn;
    this.c = c;
    this.cFrom = cFrom;
    this.cRow = cRow;
    this.epilogue = epilogue;
    int width = 2 * tile.lanes;
    int depths = Math.ceilDiv(k, DEPTH);
    int most = Math.ceilDiv(k, depths);
    int blocks = (int) Math.ceilDiv((long) n * most, BLOCK);
    int wide = Math.ceilDiv(Math.ceilDiv(n, blocks), width) * width;
    for (left = 0; left < n; left += wide) {
      columns = Math.min(wide, n - left);
      for (inner = 0; inner < k; inner += most) {
        depth = Math.min(most, k - inner);
        this.add = add || inner > 0;
        last = left + columns == n && inner + depth == k;
        block();
      }
    }
    // Nobody should keep a large array alive by having multiplied it once.
    this.a = column;
    this.b = column;
    this.c = column;
    this.epilogue = Epilogue.NONE;
  }

  /// Lays out one block of the right factor and multiplies all rows of the left with it.
  private void block() {
    int panelCount = Math.ceilDiv(columns, 2 * tile.lanes);
    reserve(panelCount * 2 * tile.lanes * depth);
    int threads = (long) m * columns * depth < 2 * WORTH_SHARING ? 1 : Team.size();
    boolean packAlone = threads == 1 || columns * depth < WORTH_PACKING;
    int packers = packAlone ? 1 : Math.min(threads, panelCount);
    panelsOfPart = Math.ceilDiv(panelCount, packers);
    Team.run(Math.ceilDiv(panelCount, panelsOfPart), laying);
    int tall = tile.height();
    // Many rows: whole tiles, in more parts than threads, so that a slow thread takes fewer.
    boolean many = m >= 8 * tall * threads;
    int unit = many ? tall : 4;
    int parts = threads == 1 ? 1 : many ? 16 * threads : threads;
    rowsOfPart = Math.ceilDiv(Math.ceilDiv(m, parts), unit) * unit;
    Team.run(Math.ceilDiv(m, rowsOfPart), multiplying);
  }

  private void reserve(int numbers) {
    if (panels.byteSize() < 4L * numbers) {
      panels = Arena.ofAuto().allocate(4L * Math.max(numbers, 1 << 12), 64);
    }
  }

  private void layPanels(int part) {
    float[] turned = of(tile).turned;
    int width = 2 * tile.lanes;
    int from = part * panelsOfPart * width;
    int to = Math.min(columns, from + panelsOfPart * width);
    for (int j = from; j < to; j += width) {
      int wide = Math.min(width, to - j);
      int at = bFrom + inner * bRow + (left + j) * bColumn;
      Packing.panel(
          tile, vectors(wide), wide, depth, b, at, bRow, bColumn, turned, panels, 4L * j * depth);
    }
  }

  private int vectors(int wide) {
    return wide > tile.lanes ? 2 : 1;
  }

  private void multiplyRows(int part) {
    Product own = of(tile);
    int first = part * rowsOfPart;
    int to = Math.min(m, first + rowsOfPart);
    int finished = first;
    int height;
    for (int i = first; i < to; i += height) {
      height = tile.height(to - i);
      multiplyRows(own, i, height);
      int end = i + height;
      if (last && (end == to || (end - finished) * n >= NEAR)) {
        epilogue.rows(finished, end);
        finished = end;
      }
    }
  }

  private void multiplyRows(Product own, int i, int height) {
    if (!tile.loops.multiplies(height, columns, depth)) {
      multiplyOneByOne(i, height);
      return;
    }
    int at = aFrom + i * aRow + inner * aColumn;
    if (aRow == 1 && columns <= FEW * 2 * tile.lanes) {
      multiplyTiles(own.corner, i, height, a, at, aColumn);
    } else {
      Packing.turn(height, depth, a, at, aRow, aColumn, own.column, height);
      multiplyTiles(own.corner, i, height, own.column, 0, height);
    }
  }

  private void multiplyOneByOne(int i, int height) {
    int at = aFrom + i * aRow + inner * aColumn;
    int right = bFrom + inner * bRow + left * bColumn;
    int to = cFrom + i * cRow + left;
    OneByOne.multiply(
        height, columns, depth, a, at, aRow, aColumn, b, right, bRow, bColumn, c, to, cRow, add);
  }

  private void multiplyTiles(float[] corner, int i, int height, float[] rows, int at, int step) {
    int width = 2 * tile.lanes;
    for (int j = 0; j < columns; j += width) {
      int wide = Math.min(width, columns - j);
      int vectors = vectors(wide);
      int to = cFrom + i * cRow + left + j;
      long from = 4L * j * depth;
      if (wide == vectors * tile.lanes) {
        float[] s = add ? c : zeros;
        int start = add ? to : 0;
        int apart = add ? cRow : 0;
        tile.multiply(
            height, vectors, depth, rows, at, step, panels, from, s, start, apart, c, to, cRow);
      } else {
        multiplyCorner(corner, height, vectors, wide, rows, at, step, from, to);
      }
    }
  }

  /// Where the result is narrower than a tile.
  private void multiplyCorner(
      float[] corner,
      int height,
      int vectors,
      int wide,
      float[] rows,
      int at,
      int step,
      long from,
      int to) {
    int width = 2 * tile.lanes;
    for (int r = 0; add && r < height; r++) {
      System.arraycopy(c, to + r * cRow, corner, r * width, wide);
    }
    float[] s = add ? corner : zeros;
    int apart = add ? width : 0;
    tile.multiply(
        height, vectors, depth, rows, at, step, panels, from, s, 0, apart, corner, 0, width);
    for (int r = 0; r < height; r++) {
      System.arraycopy(corner, r * width, c, to + r * cRow, wide);
    }
  }
}
