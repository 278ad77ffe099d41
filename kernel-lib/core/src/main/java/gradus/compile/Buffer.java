package gradus.compile;

import gradus.tensor.DType;
import gradus.tensor.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of numbers that a plan works on.
public final class Buffer {
  /// Where a buffer's numbers come from.
  public enum Kind {
    /// From the arguments of `run`.
    INPUT("x"),
    /// From outside, where they live on: a parameter, what an optimizer keeps, a running mean. A
    /// plan may overwrite them.
    CELL("w"),
    /// From outside or from planning, always the same.
    CONSTANT("c"),
    /// From plain Java, reckoned anew in each run.
    NUMBER("n"),
    /// From an instruction of the plan.
    TEMPORARY("t");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  private final DType type;
  private final int length;
  private Kind kind;
  private int number;
  private int slot = -1;
  private @Nullable Storage storage;

  Buffer(Kind kind, Storage storage) {
    this.kind = kind;
    this.type = storage.type();
    this.length = storage.length();
    this.storage = storage;
  }

  /// Where its numbers come from.
  ///
  /// @return the kind
  public Kind kind() {
    return kind;
  }

  /// The type of its numbers.
  ///
  /// @return the type
  public DType type() {
    return type;
  }

  /// How many numbers it has.
  ///
  /// @return the length
  public int length() {
    return length;
  }

  /// Which place in memory a temporary buffer has. Buffers whose lives do not overlap may share
  /// one.
  ///
  /// @return the slot, counted from 0; −1 for a buffer that is no temporary
  public int slot() {
    return slot;
  }

  /// Where the numbers are, except for a temporary buffer.
  ///
  /// @return the storage
  public Storage storage() {
    return Objects.requireNonNull(storage, "a temporary buffer has no storage of its own");
  }

  /// The name in the printed plan: a letter for the kind and a number.
  @Override
  public String toString() {
    return kind.letter + number;
  }

  void become(Kind other) {
    kind = other;
  }

  void rename(int to) {
    number = to;
  }

  /// Gives a temporary buffer its place; what it held while the step was heard is let go.
  void settle(int place) {
    slot = place;
    storage = null;
  }
}
