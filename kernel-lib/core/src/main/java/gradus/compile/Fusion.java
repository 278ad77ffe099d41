package gradus.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts operations that work number by number on the same shape together, so that a chain of them
/// passes over memory once.
///
/// Instructions come one after another. One that reads what a group writes joins it, if the order
/// of everything else allows that: either it moves up to the group, or the group moves down to it.
final class Fusion {
  /// Longer chains would not become machine code in one piece.
  private static final int MOST_MEMBERS = 40;

  private final List<Group> groups = new ArrayList<>();

  private Fusion() {}

  static List<Instruction> of(List<Instruction> instructions, Buffer output) {
    var fusion = new Fusion();
    instructions.reversed().forEach(each -> fusion.place(Group.of(each)));
    return fusion.written(output);
  }

  private void place(Group newcomer) {
    groups.addFirst(newcomer);
    if (!newcomer.isElementwise()) {
      return;
    }
    int at = 0;
    for (int other = 1; other < groups.size(); other++) {
      Group first = groups.get(at);
      Group after = groups.get(other);
      boolean together =
          first.feeds(after)
              && after.isElementwise()
              && first.fits(after)
              && first.size() + after.size() <= MOST_MEMBERS;
      if (together && isFree(first, at + 1, other)) {
        groups.set(other, first.with(after));
        groups.remove(at);
        at = --other;
      } else if (together && isFree(after, at + 1, other)) {
        groups.set(at, first.with(after));
        groups.remove(other--);
      }
    }
  }

  /// Whether a group may be moved past all groups from one place up to another.
  private boolean isFree(Group group, int from, int to) {
    return groups.subList(from, to).stream().noneMatch(group::isTiedTo);
  }

  private List<Instruction> written(Buffer output) {
    var readers = new HashMap<Buffer, Integer>();
    groups.forEach(group -> group.read().forEach(x -> readers.merge(x, 1, Integer::sum)));
    var instructions = new ArrayList<Instruction>();
    for (Group group : groups) {
      instructions.add(group.instruction(buffer -> isWanted(buffer, group, readers, output)));
    }
    return List.copyOf(instructions);
  }

  private static boolean isWanted(
      Buffer buffer, Group maker, Map<Buffer, Integer> readers, Buffer output) {
    int inside = maker.read().contains(buffer) ? 1 : 0;
    return buffer == output || readers.getOrDefault(buffer, 0) > inside;
  }
}
