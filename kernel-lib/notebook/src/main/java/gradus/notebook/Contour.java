package gradus.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The line on which a [Field] has one value: marching squares.
///
/// In each square of the grid the line enters and leaves where two neighboring corners lie on
/// different sides of the value. Where it crosses all four edges, the value in the middle says
/// which two belong together.
final class Contour {
  private static final double[] GAP = {Double.NaN, Double.NaN};

  /// A crossing of an edge of the grid: the square on the edge's upper right, and the edge's
  /// direction.
  private record Edge(int i, int j, boolean upright) {}

  private final Field field;
  private final double level;
  private final Map<Edge, List<Edge>> neighbors = new HashMap<>();
  private final List<Edge> inOrder = new ArrayList<>();

  private Contour(Field field, double level) {
    this.field = field;
    this.level = level;
  }

  /// The line's pieces, point after point.
  ///
  /// @return `{x, y}` pairs, a NaN pair after each piece
  static List<double[]> of(Field field, double level) {
    var contour = new Contour(field, level);
    for (int j = 0; j < Field.SIDE - 1; j++) {
      for (int i = 0; i < Field.SIDE - 1; i++) {
        contour.connect(i, j);
      }
    }
    return contour.pieces();
  }

  /// Connects the crossings of one square.
  private void connect(int i, int j) {
    var crossed = new ArrayList<Edge>(4);
    cross(crossed, i, j, i + 1, j, new Edge(i, j, false));
    cross(crossed, i + 1, j, i + 1, j + 1, new Edge(i + 1, j, true));
    cross(crossed, i, j + 1, i + 1, j + 1, new Edge(i, j + 1, false));
    cross(crossed, i, j, i, j + 1, new Edge(i, j, true));
    boolean saddle = crossed.size() == 4;
    if (saddle && above(i, j) == field.value(i + 0.5, j + 0.5) >= level) {
      crossed.add(crossed.removeFirst());
    }
    for (int k = 0; k + 1 < crossed.size(); k += 2) {
      join(crossed.get(k), crossed.get(k + 1));
      join(crossed.get(k + 1), crossed.get(k));
    }
  }

  private void cross(List<Edge> crossed, int i, int j, int i2, int j2, Edge edge) {
    boolean finite = Double.isFinite(at(i, j)) && Double.isFinite(at(i2, j2));
    if (finite && above(i, j) != above(i2, j2)) {
      crossed.add(edge);
    }
  }

  private void join(Edge from, Edge to) {
    neighbors
        .computeIfAbsent(
            from,
            edge -> {
              inOrder.add(edge);
              return new ArrayList<>(2);
            })
        .add(to);
  }

  /// Follows the line from crossing to crossing, in both directions from where it is met.
  private List<double[]> pieces() {
    var points = new ArrayList<double[]>();
    for (Edge start : inOrder) {
      var piece = new ArrayDeque<Edge>(List.of(start));
      for (Edge e = takeNext(start); e != null; e = takeNext(e)) {
        piece.addLast(e);
      }
      for (Edge e = takeNext(start); e != null; e = takeNext(e)) {
        piece.addFirst(e);
      }
      if (piece.size() > 1) {
        piece.forEach(edge -> points.add(point(edge)));
        points.add(GAP);
      }
    }
    return points;
  }

  /// The next crossing along the line; the way there is not offered again, in either direction.
  private @Nullable Edge takeNext(Edge from) {
    List<Edge> ways = neighbors.getOrDefault(from, List.of());
    if (ways.isEmpty()) {
      return null;
    }
    Edge to = ways.removeFirst();
    neighbors.getOrDefault(to, new ArrayList<>()).remove(from);
    return to;
  }

  private double[] point(Edge edge) {
    double a = at(edge.i(), edge.j());
    double b = edge.upright() ? at(edge.i(), edge.j() + 1) : at(edge.i() + 1, edge.j());
    double t = (level - a) / (b - a);
    return edge.upright()
        ? new double[] {field.x(edge.i()), field.y(edge.j() + t)}
        : new double[] {field.x(edge.i() + t), field.y(edge.j())};
  }

  private double at(int i, int j) {
    return field.values()[j][i];
  }

  private boolean above(int i, int j) {
    return at(i, j) >= level;
  }
}
