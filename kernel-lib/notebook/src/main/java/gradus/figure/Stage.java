package gradus.figure;

import gradus.notebook.Html;
import gradus.notebook.Picture;
import gradus.notebook.Screen;
import gradus.widgets.HTML;
import gradus.widgets.VBox;
import gradus.widgets.Widget;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// A picture that moves, as two outputs under a cell: one that lasts, and below it one that lives
/// as long as the kernel does.
///
/// The first holds text, a PNG and HTML; the second holds the widgets. While these are alive, the
/// style of the first hides it; when they are not, it hides what is left of them. See
/// docs/decisions/005-figures.md.
public final class Stage {
  private static final String STYLE = Resources.text("frames.css");

  /// What is seen at one time.
  ///
  /// @param picture the picture
  /// @param text the line below it, perhaps empty
  /// @param lasting the output that will be saved, made when there is time
  public record Scenery(Picture picture, String text, Supplier<DisplayData> lasting) {}

  private final HTML moving = new HTML();
  private final Settled settled = new Settled(this::settle);
  private final Screen screen;
  private final String still;
  private Scenery now;
  private int moves;

  /// Shows the output that lasts.
  ///
  /// @param screen where to
  /// @param first what is seen at first
  public Stage(Screen screen, Scenery first) {
    this.screen = screen;
    this.now = first;
    this.still = screen.show(first.lasting().get());
    moving.value(html(first, Picture.FINE));
  }

  /// The output that lives.
  ///
  /// @param controls what stands above the picture
  /// @return the widget to be shown
  public Widget widget(Widget controls) {
    return new VBox(controls, moving).addClass("gradus-live");
  }

  /// Moves the picture. When it has been still for a while, it becomes sharp, and the output that
  /// lasts follows.
  ///
  /// @param next what is to be seen
  public void show(Scenery next) {
    move(next);
    settled.moved();
  }

  /// Moves a picture that will soon move again: nothing is made sharp.
  ///
  /// @param next what is to be seen
  public void move(Scenery next) {
    String html = html(next, Picture.COARSE);
    synchronized (this) {
      now = next;
      moves++;
      moving.value(html);
    }
  }

  /// Has the output that lasts follow at once.
  public void keep() {
    Scenery last;
    synchronized (this) {
      last = now;
    }
    screen.change(still, last.lasting().get());
  }

  /// If the picture moves on meanwhile, what was made sharp is not shown.
  private void settle() {
    Scenery last;
    int before;
    synchronized (this) {
      last = now;
      before = moves;
    }
    String sharp = html(last, Picture.FINE);
    DisplayData saved = last.lasting().get();
    synchronized (this) {
      if (moves == before) {
        moving.value(sharp);
        screen.change(still, saved);
      }
    }
  }

  private static String html(Scenery scenery, int scale) {
    return "<div class=\"gradus-figure\">%s<p aria-live=\"polite\">%s</p></div>"
        .formatted(scenery.picture().html(scale), Html.escape(scenery.text()));
  }

  /// The HTML of an output that lasts.
  ///
  /// @param title what the figure shows
  /// @param picture the picture at present
  /// @param text the line below it
  /// @param script what makes controls, or null for none
  /// @return the element, which needs nothing else
  public static String lasting(
      String title, Picture picture, String text, @Nullable String script) {
    return """
    <div class="gradus-figure gradus-frames" role="group" aria-label="%s">
    <style>%s</style>
    %s
    <p>%s</p>
    %s</div>
    """
        .formatted(
            Html.escape(title),
            STYLE,
            picture.html(Picture.COARSE),
            Html.escape(text),
            script == null ? "" : "<script>%s</script>\n".formatted(script));
  }
}
