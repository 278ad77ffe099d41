package gradus.figure;

import gradus.widgets.Button;
import gradus.widgets.Checkbox;
import gradus.widgets.Dropdown;
import gradus.widgets.FloatSlider;
import gradus.widgets.HBox;
import gradus.widgets.IntSlider;
import gradus.widgets.Link;
import gradus.widgets.Play;
import gradus.widgets.ValueWidget;
import gradus.widgets.Widget;
import java.awt.geom.Rectangle2D;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A knob as a widget.
///
/// @param widget what the reader moves
/// @param value the present value
record Controls(Widget widget, Supplier<?> value) {

  /// Makes the widget of a knob.
  ///
  /// @param changed run when the reader has moved it
  /// @param axes the part of the picture where the axes are, in shares of it; null if there are
  ///   none
  static Controls of(Knob<?> knob, Runnable changed, Supplier<@Nullable Rectangle2D> axes) {
    return switch (knob) {
      case Slider s ->
          of(new FloatSlider(s.name(), s.min(), s.max(), s.widgetStep(), s.start()), changed);
      case Count c -> of(new IntSlider(c.name(), c.min(), c.max(), 1, c.start()), changed);
      case Toggle t -> of(new Checkbox(t.name(), t.start()), changed);
      case Choice<?> c -> choice(c, changed);
      case Press p -> press(p, changed);
      case Playback p -> playback(p, changed);
      case Dots d -> {
        var controls = new DotControls(d, changed, axes);
        yield new Controls(controls.widget(), controls::value);
      }
    };
  }

  private static <T> Controls of(ValueWidget<T> widget, Runnable changed) {
    widget.onChange(_ -> changed.run());
    return new Controls(widget, widget::value);
  }

  private static <T> Controls choice(Choice<T> choice, Runnable changed) {
    var list = new Dropdown<>(choice.name(), choice.options());
    list.value(choice.start());
    return of(list, changed);
  }

  private static Controls press(Press press, Runnable changed) {
    var presses = new AtomicInteger();
    var button = new Button(press.name());
    button.onClick(() -> {
      presses.incrementAndGet();
      changed.run();
    });
    return new Controls(button, presses::get);
  }

  private static Controls playback(Playback playback, Runnable changed) {
    var play = new Play(playback.name(), 0, playback.last(), playback.millis());
    var position = new IntSlider(playback.name(), 0, playback.last());
    var step = new Button("step");
    step.layout("width", "auto");
    step.onClick(() -> {
      position.value(position.value() + 1);
      changed.run();
    });
    position.onChange(_ -> changed.run());
    Link.both(play, position);
    return new Controls(new HBox(play, step, position), position::value);
  }
}
