package gradus.gallery;

import gradus.autodiff.Graph.Step;
import gradus.gallery.BackwardPass.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the nodes of a graph stand: each in the last column before what uses it, near the middle
/// of that. An edge that passes columns has a place of its own in each, so that it crosses no node.
///
/// Sugiyama, Tagawa, Toda: *Methods for Visual Understanding of Hierarchical System Structures*,
/// 1981, with one sweep from the result.
final class GraphLayout {
  /// A place of the drawing.
  ///
  /// @param column from 0, the first to be computed
  /// @param row from 0; halves where a column has fewer places than others
  record Place(int column, double row) {}

  /// Who has a place in a column: an edge that passes, or a node, from itself to itself.
  private record Item(int from, int to, int column) {}

  private final List<Step> steps;
  private final int[] column;
  private final Map<Item, Double> row = new HashMap<>();
  private int rows = 1;

  private GraphLayout(List<Step> steps) {
    this.steps = steps;
    this.column = columnsOf(steps);
  }

  static GraphLayout of(List<Node> nodes) {
    var layout = new GraphLayout(nodes.stream().map(Node::step).toList());
    var all = new ArrayList<List<Item>>();
    for (int c = 0; c < layout.columns(); c++) {
      all.add(layout.itemsIn(c));
    }
    layout.rows = all.stream().mapToInt(List::size).max().orElse(1);
    for (List<Item> items : all.reversed()) {
      layout.order(items);
    }
    return layout;
  }

  int columns() {
    return 1 + Arrays.stream(column).max().orElse(0);
  }

  int rows() {
    return rows;
  }

  Place node(int i) {
    return new Place(column[i], row.getOrDefault(new Item(i, i, column[i]), 0.0));
  }

  /// Where an edge passes, from its start to its end.
  List<Place> edge(int from, int to) {
    var way = new ArrayList<Place>();
    for (int c = column[from] + 1; c < column[to]; c++) {
      way.add(new Place(c, row.getOrDefault(new Item(from, to, c), 0.0)));
    }
    return way;
  }

  /// The result stands last; everything else just before the first that uses it.
  private static int[] columnsOf(List<Step> steps) {
    int[] distance = new int[steps.size()];
    for (Step step : steps.reversed()) {
      for (int input : step.inputs()) {
        distance[input] = Math.max(distance[input], distance[step.number()] + 1);
      }
    }
    int farthest = Arrays.stream(distance).max().orElse(0);
    return Arrays.stream(distance).map(d -> farthest - d).toArray();
  }

  private List<Item> itemsIn(int c) {
    var items = new ArrayList<Item>();
    for (Step step : steps) {
      int to = step.number();
      if (column[to] == c) {
        items.add(new Item(to, to, c));
      }
      step.inputs().stream()
          .distinct()
          .filter(from -> column[from] < c && c < column[to])
          .forEach(from -> items.add(new Item(from, to, c)));
    }
    return items;
  }

  private void order(List<Item> items) {
    var wanted = new HashMap<Item, Double>();
    items.forEach(item -> wanted.put(item, wanted(item)));
    items.sort(Comparator.comparingDouble(item -> wanted.getOrDefault(item, 0.0)));
    for (int i = 0; i < items.size(); i++) {
      row.put(items.get(i), i + (rows - items.size()) / 2.0);
    }
  }

  /// The middle of where its edges lead; of two inputs of one node the first comes first.
  private double wanted(Item item) {
    boolean isNode = item.from() == item.to();
    return steps.stream()
        .filter(step -> isNode || step.number() == item.to())
        .filter(step -> step.inputs().contains(item.from()))
        .mapToDouble(step -> next(item, step.number()) + 0.1 * step.inputs().indexOf(item.from()))
        .average()
        .orElse(0);
  }

  private double next(Item item, int to) {
    int c = item.column() + 1;
    Item next = column[to] == c ? new Item(to, to, c) : new Item(item.from(), to, c);
    return row.getOrDefault(next, 0.0);
  }
}
