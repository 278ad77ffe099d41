package gradus.figure;

import gradus.figure.Dots.Dot;
import gradus.widgets.Button;
import gradus.widgets.FloatSlider;
import gradus.widgets.HBox;
import gradus.widgets.Text;
import gradus.widgets.Widget;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The widgets of [Dots]. Clicks come in by a line of text that nobody sees: the script of the
/// frames writes there where the picture was clicked, in shares of its width and height.
final class DotControls {
  private static final double STEPS = 40;
  private static final double ROUNDING = 1e-9;

  private final Dots dots;
  private final Runnable changed;
  private final Supplier<@Nullable Rectangle2D> axes;
  private final List<Dot> all = new CopyOnWriteArrayList<>();
  private final FloatSlider x;
  private final FloatSlider y;
  private final Widget widget;

  /// @param axes the part of the picture where the axes are, in shares of it; null if there are
  ///   none
  DotControls(Dots dots, Runnable changed, Supplier<@Nullable Rectangle2D> axes) {
    this.dots = dots;
    this.changed = changed;
    this.axes = axes;
    x = slider(dots.x(), dots.left(), dots.right());
    y = slider(dots.y(), dots.low(), dots.high());
    var clicked = new Text("", "");
    clicked.addClass("gradus-clicked");
    clicked.onChange(this::click);
    widget =
        new HBox(
                x,
                y,
                button("add ○", this::addCircle),
                button("add □", this::addSquare),
                button("undo", this::undo),
                clicked)
            .layout("flex_flow", "row wrap");
  }

  private static FloatSlider slider(String name, double from, double to) {
    return new FloatSlider(name, from, to, (to - from) / STEPS, (from + to) / 2);
  }

  private Button button(String name, Runnable action) {
    var button = new Button(name);
    button.layout("width", "auto");
    button.onClick(() -> {
      action.run();
      changed.run();
    });
    return button;
  }

  Widget widget() {
    return widget;
  }

  List<Dot> value() {
    return List.copyOf(all);
  }

  private void addCircle() {
    all.add(new Dot(x.value(), y.value(), 0));
  }

  private void addSquare() {
    all.add(new Dot(x.value(), y.value(), 1));
  }

  private void undo() {
    if (!all.isEmpty()) {
      all.removeLast();
    }
  }

  /// @param said such as `0.25 0.5 1 7`: right, down, class, and which click it is
  void click(String said) {
    Rectangle2D area = axes.get();
    String[] parts = said.split(" ", -1);
    if (area == null || parts.length < 3) {
      return;
    }
    try {
      double across = (Double.parseDouble(parts[0]) - area.getX()) / area.getWidth();
      double down = (Double.parseDouble(parts[1]) - area.getY()) / area.getHeight();
      if (isInside(across) && isInside(down)) {
        double right = dots.left() + Math.clamp(across, 0, 1) * (dots.right() - dots.left());
        double up = dots.high() - Math.clamp(down, 0, 1) * (dots.high() - dots.low());
        all.add(new Dot(right, up, parts[2].equals("1") ? 1 : 0));
        changed.run();
      }
    } catch (NumberFormatException e) {
      // Nobody can write there by hand but who means to.
    }
  }

  /// The edge is inside, however the share is rounded.
  private static boolean isInside(double share) {
    return Math.abs(share - 0.5) <= 0.5 + ROUNDING;
  }
}
