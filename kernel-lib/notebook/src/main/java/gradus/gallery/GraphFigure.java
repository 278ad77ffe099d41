package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.scene.Scenes.scene;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.gallery.BackwardPass.Node;
import gradus.gallery.BackwardPass.Share;
import gradus.gallery.GraphLayout.Place;
import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A graph, node by node: first the values from left to right, then the gradients back.
///
/// With n nodes there are 2n steps. Step k < n computes node k; step n + j has node n − 1 − j send
/// back what came together in it.
///
/// @param pass the graph with all values and gradients
/// @param layout where the nodes stand
record GraphFigure(BackwardPass pass, GraphLayout layout) {
  private static final int ACROSS = 160;
  private static final int DOWN = 96;
  private static final int MARGIN = 12;

  /// More columns than these would be wider than a notebook: the graph then runs from top to
  /// bottom.
  private static final int MOST_COLUMNS = 6;

  private static final int WIDE = 118;
  private static final int HIGH = 66;
  private static final int SIDE = 18;
  private static final int MOST_NUMBERS = 2;

  GraphFigure(BackwardPass pass) {
    this(pass, GraphLayout.of(pass.nodes()));
  }

  Figure make() {
    return figure(play("step", lastStep()).every(1200), this::draw)
        .title("How a number was computed, and how its gradient comes back");
  }

  int lastStep() {
    return 2 * count() - 1;
  }

  private int count() {
    return pass.nodes().size();
  }

  /// Which node a step is about.
  private int node(int step) {
    return step < count() ? step : 2 * count() - 1 - step;
  }

  Captioned draw(int wanted) {
    int step = Math.clamp(wanted, 0, 2 * count() - 1);
    Scene scene =
        isUpright()
            ? paper(layout.rows(), layout.columns())
            : paper(layout.columns(), layout.rows());
    scene.title("Step %s of %s".formatted(step, 2 * count() - 1));
    for (Node node : pass.nodes()) {
      List<Integer> inputs = node.step().inputs();
      for (int i = 0; i < inputs.size(); i++) {
        drawEdge(scene, node, inputs.get(i), i - (inputs.size() - 1) / 2.0, step);
      }
    }
    pass.nodes().forEach(node -> drawNode(scene, node, step));
    return captioned(
        scene, "step %s, %s%s", step, step < count() ? forward(step) : backward(step), held());
  }

  private boolean isUpright() {
    return layout.columns() > MOST_COLUMNS;
  }

  private static Scene paper(int across, int down) {
    return scene(ACROSS * across - (ACROSS - WIDE) + 2 * MARGIN, DOWN * down);
  }

  private Point2D at(Place place) {
    double across = isUpright() ? place.row() : place.column();
    double down = isUpright() ? place.column() : place.row();
    return new Point2D.Double(MARGIN + WIDE / 2.0 + ACROSS * across, DOWN * (down + 0.5));
  }

  private boolean isSent(int node, int step) {
    return step >= count() && node >= node(step);
  }

  /// @param place where the edge ends among those that end here: 0 in the middle
  private void drawEdge(Scene scene, Node to, int from, double place, int step) {
    int target = to.step().number();
    boolean isKnown = step >= target;
    boolean isBack = isSent(target, step) && pass.nodes().get(from).wants();
    scene.color(isBack ? Palette.GRADIENT : isKnown ? Palette.INK : Palette.FAINT_INK);
    if (isKnown) {
      scene.pen(node(step) == target ? 3 : 1.5);
    } else {
      scene.dashed(1);
    }
    List<Point2D> way = way(from, target, place);
    List<Point2D> along = isBack ? way.reversed() : way;
    for (int i = 1; i < along.size(); i++) {
      Point2D a = along.get(i - 1);
      Point2D b = along.get(i);
      if (i < along.size() - 1) {
        scene.line(a.getX(), a.getY(), b.getX(), b.getY());
      } else {
        scene.arrow(a.getX(), a.getY(), b.getX(), b.getY());
      }
    }
  }

  private List<Point2D> way(int from, int to, double place) {
    double across = isUpright() ? 0 : WIDE / 2.0;
    double down = isUpright() ? HIGH / 2.0 : 0;
    Point2D start = at(layout.node(from));
    Point2D end = at(layout.node(to));
    var way = new ArrayList<Point2D>();
    way.add(new Point2D.Double(start.getX() + across, start.getY() + down));
    for (Place passed : layout.edge(from, to)) {
      Point2D middle = at(passed);
      way.add(new Point2D.Double(middle.getX() - across, middle.getY() - down));
      way.add(new Point2D.Double(middle.getX() + across, middle.getY() + down));
    }
    double aside = SIDE * place;
    way.add(
        isUpright()
            ? new Point2D.Double(end.getX() + aside, end.getY() - down)
            : new Point2D.Double(end.getX() - across, end.getY() + aside));
    return way;
  }

  private void drawNode(Scene scene, Node node, int step) {
    int i = node.step().number();
    double x = at(layout.node(i)).getX();
    double y = at(layout.node(i)).getY();
    boolean isKnown = step >= i;
    Palette color =
        !node.step().isLeaf() ? Palette.INK : node.wants() ? Palette.WEIGHT : Palette.INPUT;
    scene.pen(1).color(Palette.PAPER).filled();
    scene.box(x - WIDE / 2.0, y - HIGH / 2.0, x + WIDE / 2.0, y + HIGH / 2.0).hollow();
    if (isKnown) {
      scene.color(color).pen(node(step) == i ? 4 : 1.5);
    } else {
      scene.color(Palette.FAINT_INK).dashed(1);
    }
    scene.box(x - WIDE / 2.0, y - HIGH / 2.0, x + WIDE / 2.0, y + HIGH / 2.0);
    scene.color(isKnown ? color : Palette.FAINT_INK).text(x, y - 21, node.name());
    scene.color(isKnown ? Palette.INK : Palette.FAINT_INK);
    scene.text(x, y, isKnown ? brief(node.step().tensor()) : "not yet");
    scene.color(Palette.GRADIENT).text(x, y + 21, gradient(node, step));
  }

  /// What is known of a node's gradient; empty on the way forward.
  private String gradient(Node node, int step) {
    if (step < count()) {
      return "";
    }
    if (!node.wants()) {
      return "no gradient";
    }
    int arrived = (int) node.shares().stream().filter(s -> isSent(s.from(), step)).count();
    boolean isResult = node.step().number() == count() - 1;
    if (isResult || (arrived > 0 && arrived == node.shares().size())) {
      return "∂ " + brief(node.gradient());
    }
    if (arrived == 0) {
      return "∂ not yet";
    }
    Tensor some =
        node.shares().stream()
            .filter(s -> isSent(s.from(), step))
            .map(Share::gradient)
            .reduce(Tensor::plus)
            .orElseThrow();
    return "∂ += " + brief(some);
  }

  private String forward(int step) {
    Node node = pass.nodes().get(step);
    String inputs =
        node.step().inputs().stream()
            .map(i -> brief(pass.nodes().get(i).step().tensor()))
            .collect(Collectors.joining(" and "));
    return "forward: %s = %s%s"
        .formatted(
            node.name(),
            brief(node.step().tensor()),
            node.step().isLeaf() ? "" : ", computed from " + inputs);
  }

  private String backward(int step) {
    Node node = pass.nodes().get(node(step));
    if (!node.wants()) {
      return "backward: %s is a constant, no gradient is wanted.".formatted(node.name());
    }
    if (node.gradient() == null) {
      return "backward: no gradient comes to %s.".formatted(node.name());
    }
    var text = new StringBuilder("backward: " + node.name() + " has the gradient ");
    if (node.shares().size() > 1) {
      String parts =
          node.shares().stream()
              .map(share -> brief(share.gradient()))
              .collect(Collectors.joining(" + "));
      text.append(parts).append(" = ").append(brief(node.gradient()));
      text.append(" (it was used %s times: +=)".formatted(node.shares().size()));
    } else {
      text.append(brief(node.gradient()));
    }
    int me = node.step().number();
    for (int input : node.step().inputs().stream().distinct().toList()) {
      Node to = pass.nodes().get(input);
      to.shares().stream()
          .filter(share -> share.from() == me)
          .forEach(share -> text.append(sends(node, to, share)));
    }
    return text.append(".").toString();
  }

  private static String sends(Node node, Node to, Share share) {
    return share.slope() == null
        ? "; it sends %s to %s".formatted(brief(share.gradient()), to.name())
        : "; it sends slope %s · %s = %s to %s"
            .formatted(
                number(share.slope()), brief(node.gradient()), brief(share.gradient()), to.name());
  }

  private String held() {
    return pass.held().stream()
        .map(node ->
            "\n%s holds the gradient %s already, because backward() has run before: another one adds to it. Call zeroGrad() first."
                .formatted(node.name(), brief(node.step().tensor().grad())))
        .collect(Collectors.joining());
  }

  private static String number(double value) {
    return Numbers.brief(value).replace('-', '−');
  }

  /// One number, or two; else the shape.
  private static String brief(@Nullable Tensor tensor) {
    if (tensor == null) {
      return "none";
    }
    double[] numbers = tensor.toArray();
    if (numbers.length == 1) {
      return number(numbers[0]);
    }
    return numbers.length <= MOST_NUMBERS
        ? Arrays.stream(numbers)
            .mapToObj(GraphFigure::number)
            .collect(Collectors.joining(", ", "(", ")"))
        : tensor.shape().toString();
  }
}
