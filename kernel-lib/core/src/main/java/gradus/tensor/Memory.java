package gradus.tensor;

/// Tensors put together from storage and layout: the door for compiled steps, which lay out all
/// their memory before they run.
public final class Memory {
  private Memory() {}

  /// Room for numbers, all 0.
  ///
  /// @param type their type
  /// @param length how many
  /// @return the storage
  public static Storage allocate(DType type, int length) {
    return Storage.allocate(type, length);
  }

  /// A tensor on a storage that is there already.
  ///
  /// @param storage where the numbers are
  /// @param layout how they lie
  /// @return a leaf that shares the storage
  public static Tensor tensor(Storage storage, Layout layout) {
    return new Tensor(storage, layout);
  }

  /// A tensor with a storage of its own, all 0, that no recorder hears of.
  ///
  /// @param type its type
  /// @param shape its shape
  /// @return a leaf
  public static Tensor tensor(DType type, Shape shape) {
    return new Tensor(Storage.allocate(type, shape.numel()), Layout.of(shape));
  }

  /// The layout of numbers row after row, from the start of their storage.
  ///
  /// @param shape their shape
  /// @return the layout
  public static Layout rows(Shape shape) {
    return Layout.of(shape);
  }

  /// Fills a storage with one number.
  ///
  /// @param storage the storage
  /// @param value the number
  public static void fill(Storage storage, double value) {
    storage.fill(value);
  }

  /// How often the numbers of a storage were assigned anew.
  ///
  /// @param storage the storage
  /// @return the count
  public static int version(Storage storage) {
    return storage.version;
  }

  /// Counts an assignment that was made past [Tensor#assign].
  ///
  /// @param storage whose numbers are new
  public static void changed(Storage storage) {
    storage.version++;
  }
}
