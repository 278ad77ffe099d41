package gradus.figure;

import gradus.figure.Stage.Scenery;
import gradus.notebook.Picture;
import gradus.notebook.Screen;
import gradus.widgets.HBox;
import gradus.widgets.Widget;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/// A figure under a cell: frames that play without a kernel, and the widgets of its knobs on a
/// [Stage].
public final class FigureView {
  private final Figure figure;
  private final List<Controls> controls;
  private final Frames frames;
  private final Stage stage;
  private Object @Nullable [] drawn;
  private Frame now;

  private FigureView(Figure figure, Screen screen) {
    this.figure = figure;
    Frame start = figure.start();
    byte[] png = start.picture().png(Picture.FINE);
    this.frames = Frames.of(figure, Frames.MOST_BYTES - room(png));
    this.now = start;
    this.stage = new Stage(screen, scenery(start));
    this.controls =
        figure.knobs().stream()
            .map(knob -> Controls.of(knob, this::redraw, () -> now.picture().axes()))
            .toList();
  }

  /// What the PNG, once more as the first frame, and all words take.
  private static int room(byte[] png) {
    return png.length * 2 + 16_000;
  }

  /// Registers how figures are shown.
  ///
  /// @param renderer the kernel's renderer
  public static void register(Renderer renderer) {
    renderer
        .createRegistration(Figure.class)
        .preferring("text/plain")
        .supporting("text/html", "image/png", "application/vnd.jupyter.widget-view+json")
        .register((figure, context) -> {
          Widget widget = new FigureView(figure, Screen.notebook()).widget();
          DisplayData data = context.getRenderer().render(widget);
          // Where no widget can be shown, as in a notebook that is not trusted.
          data.putText("Run this cell to move " + String.join(", ", names(figure)) + ".");
          context.getOutputContainer().assign(data);
        });
  }

  private static List<String> names(Figure figure) {
    return figure.knobs().stream().map(Knob::name).toList();
  }

  private Widget widget() {
    var knobs = new HBox(controls.stream().map(Controls::widget).toArray(Widget[]::new));
    knobs.layout("flex_flow", "row wrap");
    return stage.widget(knobs);
  }

  private void redraw() {
    Object[] values = controls.stream().map(Controls::value).map(Supplier::get).toArray();
    if (Arrays.equals(values, drawn)) {
      return; // a player and its slider tell the same twice
    }
    drawn = values;
    now = figure.frame(values);
    stage.show(scenery(now));
  }

  private Scenery scenery(Frame frame) {
    return new Scenery(frame.picture(), frame.text(), () -> still(frame));
  }

  private DisplayData still(Frame frame) {
    DisplayData data = frame.picture().bundle(Picture.FINE);
    data.putText(figure.title() + ", at " + frame.values() + "\n" + frame);
    data.putHTML(frames.html(frame));
    return data;
  }
}
