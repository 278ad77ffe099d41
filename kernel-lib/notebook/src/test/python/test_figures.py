"""Figures in a real JupyterLab: moved by hand, after a reload, saved and opened again, exported."""

import json
import re

import lab_desk
import nbformat
import pytest
from nbconvert import HTMLExporter

NOTEBOOK = "figures.ipynb"
FIGURE = """figure(
    slider("rate", 0, 1).step(0.01).at(0.5), choice("f", "sin", "cos"), toggle("twice"), press("again"),
    (rate, f, twice, again) -> captioned(
        plot("x", -3, 3, "y", x -> (twice ? 2 : 1) * rate * (f.equals("sin") ? Math.sin(x) : Math.cos(x)) + again),
        "rate %.2f, %s, %s, %d", rate, f, twice, again)).frames(16)"""
PLAYER = 'figure(play("step", 9).every(100), step -> captioned(scene(200, 80).circle(20 + 10 * step, 40, 12).title("A ball"), "at %d", step))'


MANY = """figure(List.<Knob<?>>of(slider("a", 0, 1).at(0.5), slider("b", 0, 1).at(0.5), slider("c", 0, 1).at(0.5),
    slider("d", 0, 1).at(0.5), toggle("e"), play("f", 6)), v -> captioned(
        scene(200, 80).circle(20 + 100 * v.number("a"), 40, 12).title("A disk"), "%s", v))"""


@pytest.fixture(scope="module")
def figure(desk):
    desk.write(NOTEBOOK, FIGURE, PLAYER)
    desk.open(NOTEBOOK)
    desk.run_all(".gradus-live img[alt^='A ball']")
    return desk


def press(desk, key, times=1):
    desk.page.locator(".gradus-live .noUi-handle").first.focus()
    for _ in range(times):
        desk.page.keyboard.press(key)


def test_a_figure_moves_with_each_of_its_knobs(figure):
    page = figure.page
    figure.picture("live.png")
    press(figure, "ArrowRight")
    figure.says("rate 0.51, sin, false, 0")
    page.locator(".gradus-live select").select_option("cos")
    figure.says("rate 0.51, cos, false, 0")
    page.locator(".gradus-live .widget-checkbox input").click()
    figure.says("rate 0.51, cos, true, 0")
    page.locator(".gradus-live button:has-text('again')").click()
    figure.says("rate 0.51, cos, true, 1")
    page.locator(".gradus-live button:has-text('step')").click()
    figure.says("at 1")
    page.locator(".gradus-live .widget-play button").first.click()
    figure.says("at 9")


def test_thirty_moves_in_a_second_end_where_they_should(figure):
    before = int(100 * float(re.search(r"rate ([\d.]+)", figure.page.locator(".gradus-live p").first.inner_text())[1]) + 0.5)
    press(figure, "ArrowRight", times=30)
    figure.says(f"rate {(before + 30) / 100:.2f}", timeout=30_000)


def shown(page):
    """What each output shows: frames that need no kernel, a live figure, or something else."""
    return page.locator(".jp-OutputArea-child").evaluate_all(
        """found => found.filter(e => getComputedStyle(e).display !== 'none').map(e =>
            e.querySelector('.gradus-live') ? 'live' : e.querySelector('.gradus-frames') ? 'frames'
            : e.querySelector('img') ? 'picture' : e.innerText)""")


def test_a_figure_goes_on_after_the_page_is_loaded_anew(figure):
    figure.page.wait_for_timeout(2_000)
    figure.save()
    figure.page.reload()
    figure.ready()
    figure.says("rate 0.81, cos, true, 1")
    press(figure, "ArrowLeft")
    figure.says("rate 0.80, cos, true, 1")
    assert shown(figure.page) == ["live", "live"]


def test_the_saved_picture_is_where_the_reader_left_it(figure):
    notebook = nbformat.read(figure.folder / NOTEBOOK, as_version=4)
    still, knobs = notebook.cells[0].outputs
    assert "rate 0.81, cos, true, 1" in still.data["text/plain"]
    assert set(still.data) == {"text/plain", "image/png", "text/html"}
    assert len(json.dumps(still)) <= 300_000
    assert "application/vnd.jupyter.widget-view+json" in knobs.data


def test_a_trusted_notebook_shows_frames_when_its_kernel_was_restarted_and_when_there_is_none(figure):
    figure.menu("Kernel", "Restart Kernel…")
    figure.page.locator(".jp-Dialog button:has-text('Restart')").last.click()
    figure.page.wait_for_timeout(5_000)
    figure.page.reload()
    figure.ready()
    figure.page.wait_for_timeout(6_000)
    assert shown(figure.page) == ["frames", "frames"]
    figure.picture("restarted.png")
    figure.menu("Kernel", "Shut Down Kernel")
    figure.page.wait_for_timeout(3_000)
    figure.page.reload()
    figure.ready()
    figure.page.wait_for_timeout(3_000)
    assert shown(figure.page) == ["frames", "frames"]


def test_frames_are_moved_by_keyboard_in_lab_without_a_kernel(figure):
    text = figure.page.locator(".gradus-frames p").first
    start = text.inner_text()
    figure.page.locator(".gradus-frames input[type=range]").first.focus()
    figure.page.keyboard.press("End")
    figure.says("rate 1.00", ".gradus-frames p")
    assert text.inner_text() != start


def test_an_untrusted_notebook_shows_the_picture_and_no_dead_control(figure):
    notebook = nbformat.read(figure.folder / NOTEBOOK, as_version=4)
    notebook.cells[0].outputs[0].data["text/plain"] += " "  # other than what was signed
    nbformat.write(notebook, figure.folder / "untrusted.ipynb")
    figure.open("untrusted.ipynb")
    figure.page.wait_for_timeout(2_000)
    assert figure.page.locator(".gradus-frames input, .gradus-frames button").count() == 0
    assert figure.page.locator(".jp-OutputArea-child img").first.evaluate("image => image.naturalWidth") > 0
    figure.picture("untrusted.png")
    with_a_kernel = shown(figure.page)
    figure.menu("Kernel", "Shut Down Kernel")
    figure.page.wait_for_timeout(3_000)
    figure.page.reload()
    figure.ready()
    figure.page.wait_for_timeout(2_000)
    assert shown(figure.page) == with_a_kernel


def test_an_exported_page_plays_without_kernel_and_network(figure):
    notebook = nbformat.read(figure.folder / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        del cell.outputs[1:]  # the knobs, as in a committed notebook
    html, _ = HTMLExporter().from_notebook_node(notebook)
    exported = figure.folder / "exported.html"
    exported.write_text(html, encoding="utf-8")
    for saved in re.findall(r'(?s)<div class="gradus-figure.*?</script>', html):
        assert "http" not in saved
    page = figure.browser.new_page()
    page.route("http*://**", lambda route: route.abort())  # what nbconvert's own page asks for
    page.emulate_media(reduced_motion="reduce")
    page.goto(exported.as_uri())
    player = page.locator(".gradus-frames").nth(1)
    player.locator("input[type=range]").focus()
    page.keyboard.press("Home")
    assert player.locator("p").inner_text() == "at 0"
    player.locator("button:has-text('play')").click()
    page.wait_for_timeout(500)
    assert player.locator("p").inner_text() == "at 1", "who wants less motion gets one step"
    page.emulate_media(reduced_motion="no-preference")
    player.locator("button:has-text('play')").click()
    player.locator("p:has-text('at 9')").wait_for()
    assert player.locator("img").get_attribute("alt") == "A ball"
    page.screenshot(path=lab_desk.PICTURES / "exported.png")
    page.close()


def test_in_an_exported_page_each_of_many_knobs_moves_alone_and_the_page_says_so(figure, kernel):
    saved = [c["data"]["text/html"] for kind, c in kernel.run(MANY).messages if kind == "display_data"]
    page = figure.browser.new_page()
    page.set_content(saved[0])
    many = page.locator(".gradus-frames")
    text, note = many.locator("p").first, many.locator(".gradus-note")
    start = text.inner_text()
    assert start == "a = 0.5, b = 0.5, c = 0.5, d = 0.5, e = off, f = 0"
    sliders = many.locator("input[type=range]")
    assert sliders.count() == 5, "each knob has its control"
    played = start.replace("f = 0", "f = 6")  # a rate shows nothing before the first step
    above = sliders.nth(1).bounding_box()
    sliders.nth(1).focus()
    page.keyboard.press("End")
    assert text.inner_text() == played.replace("b = 0.5", "b = 1")
    assert note.inner_text() == "f is at the end: in a saved page one knob moves at a time."
    assert many.locator("output").nth(4).inner_text() == "6"
    assert sliders.nth(1).bounding_box() == above, "no word pushes a knob from under the hand"
    many.locator("input[type=checkbox]").check()
    assert text.inner_text() == played.replace("e = off", "e = on")
    assert note.inner_text() == "b is back at the start: in a saved page one knob moves at a time."
    assert many.locator("output").nth(1).inner_text() == "0.5", "and its slider, too"
    many.locator("input[type=checkbox]").uncheck()
    assert text.inner_text() == played
    assert note.inner_text().startswith("b is back"), "it stays while the same knob moves"
    for i, name in enumerate("abcd"):
        sliders.nth(i).focus()
        page.keyboard.press("Home")
        assert text.inner_text() == played.replace(f"{name} = 0.5", f"{name} = 0")
    sliders.nth(4).focus()
    page.keyboard.press("Home")
    assert text.inner_text() == start
    page.keyboard.press("End")
    assert text.inner_text() == played
    page.screenshot(path=lab_desk.PICTURES / "exported-many.png")
    page.close()
