/// Widgets: the Java side of ipywidgets 8 (protocol 2.1). A reader moves a slider in the page, and
/// Java code runs.
///
/// ```java
/// var rate = new FloatSlider("rate", 0.01, 1.1);
/// var answer = new Label();
/// rate.onChange(r -> answer.value("twice that is " + 2 * r));
/// var both = new VBox(rate, answer);
/// ```
///
/// A widget is shown by being the last value of a cell or by `display(widget)`. The front end's
/// part is the pip package `ipywidgets`. Everything here works in any kernel that is built on
/// JJava, after one call of [gradus.widgets.WidgetManager#install].
///
/// <https://ipywidgets.readthedocs.io/en/stable/> says what each widget can do, and
/// <https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md> how page
/// and kernel talk.
@NullMarked
package gradus.widgets;

import org.jspecify.annotations.NullMarked;
