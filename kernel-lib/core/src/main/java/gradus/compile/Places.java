package gradus.compile;

import gradus.compile.Buffer.Kind;
import gradus.tensor.Memory;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the buffers of a plan lie: at home, or where they were moved to.
final class Places {
  /// From an offset on in a storage.
  private record Place(Storage storage, int offset) {}

  private final List<Storage> slots;
  private final Map<Buffer, Place> moved = new HashMap<>();

  Places(Plan plan) {
    slots = plan.slots().stream().map(slot -> Memory.allocate(slot.type(), slot.length())).toList();
  }

  Storage home(Buffer buffer) {
    return buffer.kind() == Kind.TEMPORARY ? slots.get(buffer.slot()) : buffer.storage();
  }

  /// Says where a buffer lies from now on.
  ///
  /// @return whether it lay elsewhere
  boolean move(Buffer buffer, Storage storage, int offset) {
    Place now = moved.get(buffer);
    if (now == null
        ? storage == home(buffer) && offset == 0
        : storage == now.storage && offset == now.offset) {
      return false;
    }
    moved.put(buffer, new Place(storage, offset));
    return true;
  }

  Tensor tensor(Operand x) {
    Place place = moved.get(x.buffer());
    return place == null
        ? Memory.tensor(home(x.buffer()), x.layout())
        : Memory.tensor(place.storage, x.layout().from(x.layout().offset() + place.offset));
  }
}
