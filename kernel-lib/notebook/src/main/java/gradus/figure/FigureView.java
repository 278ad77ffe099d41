package gradus.figure;

import gradus.notebook.Html;
import gradus.notebook.Picture;
import gradus.notebook.Screen;
import gradus.widgets.HBox;
import gradus.widgets.HTML;
import gradus.widgets.VBox;
import gradus.widgets.Widget;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/// A figure under a cell, as two outputs: one that lasts, and below it one that lives as long as
/// the kernel does.
///
/// The first holds a picture, and frames that play without a kernel. The second holds the widgets.
/// While these are alive, the style of the first hides it; when they are not, it hides what is left
/// of them. See docs/decisions/005-figures.md.
public final class FigureView {
  private final Figure figure;
  private final List<Controls> controls;
  private final HTML picture = new HTML();
  private final Settled settled = new Settled(this::settle);
  private final Screen screen;
  private final Frames frames;
  private final String still;
  private Object @Nullable [] drawn;
  private Frame now;
  private int moves;

  private FigureView(Figure figure, Screen screen) {
    this.figure = figure;
    this.screen = screen;
    this.now = figure.start();
    byte[] png = now.picture().png(Picture.FINE);
    this.frames = Frames.of(figure, Frames.MOST_BYTES - room(png));
    this.still = screen.show(still(now));
    this.controls = figure.knobs().stream().map(knob -> Controls.of(knob, this::redraw)).toList();
    picture.value(html(now, Picture.FINE));
  }

  /// What the PNG, once more as the first frame, and all words take.
  private static int room(byte[] png) {
    return png.length * 2 + 16_000;
  }

  /// Registers how figures are shown.
  ///
  /// @param renderer the kernel's renderer
  public static void register(Renderer renderer) {
    Settled.start();
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
    return new VBox(knobs, picture).addClass("gradus-live");
  }

  private void redraw() {
    Object[] values = controls.stream().map(Controls::value).map(Supplier::get).toArray();
    if (Arrays.equals(values, drawn)) {
      return; // a player and its slider tell the same twice
    }
    drawn = values;
    Frame frame = figure.frame(values);
    String html = html(frame, Picture.COARSE);
    synchronized (this) {
      now = frame;
      moves++;
      picture.value(html);
    }
    settled.moved();
  }

  /// The reader rests: time for a sharp picture, and for what will be saved. If the reader moves on
  /// meanwhile, it is not shown.
  private void settle() {
    Frame last;
    int before;
    synchronized (this) {
      last = now;
      before = moves;
    }
    String sharp = html(last, Picture.FINE);
    DisplayData saved = still(last);
    synchronized (this) {
      if (moves == before) {
        picture.value(sharp);
        screen.change(still, saved);
      }
    }
  }

  private DisplayData still(Frame frame) {
    DisplayData data = frame.picture().bundle(Picture.FINE);
    data.putText(figure.title() + ", at " + frame.values() + "\n" + frame);
    data.putHTML(frames.html(frame));
    return data;
  }

  private static String html(Frame frame, int scale) {
    Picture picture = frame.picture();
    return """
    <div class="gradus-figure"><img decoding="sync" alt="%s" width="%s" height="%s" \
    src="data:image/png;base64,%s"><p aria-live="polite">%s</p></div>\
    """
        .formatted(
            Html.escape(Frames.alt(frame)),
            picture.width(),
            picture.height(),
            Frames.base64(picture.png(scale)),
            Html.escape(frame.text()));
  }
}
