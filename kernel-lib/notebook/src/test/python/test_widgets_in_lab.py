"""Every widget in a real JupyterLab, by keyboard and by mouse."""

import pytest

WIDGETS = """var heard = new Label("nothing yet");
var number = new FloatSlider("number", 0, 1, 0.1, 0);
var whole = new IntSlider("whole", 0, 9);
var list = new Dropdown<>("list", List.of("red", "green", "blue"));
var box = new Checkbox("box", false);
var both = new ToggleButton("both", false);
var push = new Button("push");
var player = new Play("player", 0, 3, 50);
var played = new IntSlider("played", 0, 3);
Link.both(player, played);
var power = new FloatLogSlider("power", 1, 100, 10);
var line = new Text("line", "");
var picture = new Image("png");
picture.value(Picture.of(scene(80, 40).circle(40, 20, 12)).png(1));
var out = new Output();
number.onChange(v -> heard.value("number %.1f".formatted(v)));
whole.onChange(v -> heard.value("whole " + v));
list.onChange(v -> heard.value("list " + v));
box.onChange(v -> heard.value("box " + v));
both.onChange(v -> heard.value("both " + v));
played.onChange(v -> heard.value("played " + v));
power.onChange(v -> heard.value("power %.1f".formatted(v)));
line.onChange(v -> heard.value("line " + v));
var pushes = new int[1];
push.onClick(() -> { heard.value("push " + ++pushes[0]); print("printed " + pushes[0]); out.print("kept " + pushes[0]); });
new VBox(heard, number, whole, list, box, both, push, new HBox(player, played), power, line, picture, new HTML("<b id=bold>bold</b>"), out)"""


@pytest.fixture(scope="module")
def widgets(desk):
    desk.write("widgets.ipynb", WIDGETS)
    desk.open("widgets.ipynb")
    desk.run_all("#bold")
    return desk


def heard(desk, text):
    desk.says(text, ".widget-label")


def test_every_widget_hears_the_keyboard(widgets):
    page = widgets.page
    handles = page.locator(".widget-slider .noUi-handle")
    handles.nth(0).focus()
    page.keyboard.press("ArrowRight")
    heard(widgets, "number 0.1")
    handles.nth(1).focus()
    page.keyboard.press("ArrowRight")
    heard(widgets, "whole 1")
    page.locator(".widget-dropdown select").focus()
    page.keyboard.press("Space")  # Lab takes arrow keys from a closed list
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    heard(widgets, "list green")
    page.locator(".widget-checkbox input").focus()
    page.keyboard.press("Space")
    heard(widgets, "box true")
    page.locator(".widget-toggle-button").focus()
    page.keyboard.press("Enter")
    heard(widgets, "both true")
    page.locator("button.widget-button:has-text('push')").focus()
    page.keyboard.press("Enter")
    heard(widgets, "push 1")
    page.locator(".widget-play button").first.focus()
    page.keyboard.press("Enter")
    heard(widgets, "played 3")
    handles.nth(3).focus()
    page.keyboard.press("ArrowLeft")
    heard(widgets, "power 8.9")
    page.locator(".widget-text input").focus()
    page.keyboard.type("by hand")
    page.keyboard.press("Enter")
    heard(widgets, "line by hand")


def test_an_image_is_drawn(widgets):
    image = widgets.page.locator("img.widget-image")
    assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [80, 40]


def test_every_widget_hears_the_mouse(widgets):
    page = widgets.page
    # Beside the handle: a click on the handle itself moves nothing.
    for slider, share, text in ((0, 0.52, "number 0.5"), (1, 0.52, "whole 5"), (3, 0.77, "power 3")):
        found = page.locator(".widget-slider .noUi-target").nth(slider)
        found.scroll_into_view_if_needed()
        bar = found.bounding_box()
        page.mouse.click(bar["x"] + bar["width"] * share, bar["y"] + bar["height"] / 2)
        heard(widgets, text)
    page.locator(".widget-dropdown select").select_option("blue")
    heard(widgets, "list blue")
    page.locator(".widget-checkbox input").click()
    heard(widgets, "box false")
    page.locator(".widget-toggle-button").click()
    heard(widgets, "both false")
    page.locator("button.widget-button:has-text('push')").click()
    heard(widgets, "push 2")
    page.locator(".widget-play button").nth(1).click()
    heard(widgets, "played 0")


def test_what_a_callback_prints_is_under_its_cell_and_in_an_output(widgets):
    widgets.says("printed 2", ".jp-OutputArea-output pre")
    widgets.says("kept 2", ".jupyter-widgets pre")


def test_widgets_go_on_after_the_page_is_loaded_anew(widgets):
    widgets.save()
    widgets.page.reload()
    widgets.ready()
    heard(widgets, "played 0")
    widgets.says("kept 2", ".jupyter-widgets pre")
    widgets.page.locator("button.widget-button:has-text('push')").click()
    heard(widgets, "push 3")
