"""Every figure of the gallery in a real JupyterLab, light and dark, saved and exported. The screenshots lie in
target/figures, to be looked at."""

import json
import logging
import re
import warnings
from pathlib import Path

import lab_desk
import nbformat
import pytest
from nbconvert import HTMLExporter

NOTEBOOK = "gallery.ipynb"
SOURCES = Path(__file__).resolve().parents[2] / "main" / "java" / "gradus" / "gallery"
PLOTLY = {
    "surface": 'surface("w", -3, 3, "b", -3, 3, "loss", (w, b) -> w * w + b * b)',
    "hover": 'hover("units", new double[] {2, 4, 8}, "solved", new double[] {37, 132, 174}, "two", "four", "eight")',
}
OTHERS = {
    "table": 'Table.create("seeds", IntColumn.create("units", 2, 4, 8), IntColumn.create("solved", 37, 132, 174))',
    "image": 'var image = new Image("png"); image.value(Picture.of(scene(80, 40).circle(40, 20, 12)).png(1)); image',
}


def figures():
    """The figures that need no argument, as code."""
    found = {}
    for gallery in ("Gallery", "LearningGallery"):
        for name in re.findall(r"public static Figure (\w+)\((?:Layer\.\.\. \w+)?\)", (SOURCES / f"{gallery}.java").read_text("utf-8")):
            found[name] = f"{gallery}.{name}()"
    assert len(found) >= 15, found
    return found


CELLS = figures() | PLOTLY | OTHERS


@pytest.fixture(scope="module")
def gallery(desk):
    desk.write(NOTEBOOK, *CELLS.values())
    desk.open(NOTEBOOK)
    desk.run_all(".gradus-live img")
    last = desk.page.locator(".jp-InputPrompt").nth(len(CELLS) - 1)
    for _ in range(200):
        desk.page.wait_for_timeout(1_000)
        if last.inner_text() == f"[{len(CELLS)}]:":
            break
    desk.page.wait_for_timeout(2_000)
    return desk


def cell(gallery, name):
    found = gallery.page.locator(".jp-CodeCell").nth(list(CELLS).index(name))
    found.scroll_into_view_if_needed()
    gallery.page.wait_for_timeout(300)
    return found


def test_nothing_is_said_on_standard_error_and_nothing_fails(gallery):
    gallery.save()
    notebook = nbformat.read(gallery.folder / NOTEBOOK, as_version=4)
    for saved in notebook.cells:
        assert saved.outputs, saved.source
        for output in saved.outputs:
            assert output.output_type in ("execute_result", "display_data"), (saved.source, output)


@pytest.mark.parametrize("name", figures())
def test_a_saved_figure_is_small(gallery, name):
    notebook = nbformat.read(gallery.folder / NOTEBOOK, as_version=4)
    saved = notebook.cells[list(CELLS).index(name)]
    assert len(json.dumps(saved.outputs)) <= 300_000


def test_the_export_links_nothing_and_warns_of_nothing(gallery, caplog):
    notebook = nbformat.read(gallery.folder / NOTEBOOK, as_version=4)
    notebook.metadata.pop("widgets", None)
    for saved in notebook.cells:
        if len(saved.outputs) > 1:
            del saved.outputs[1:]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exporter = HTMLExporter(exclude_input=True, log=logging.getLogger("export"))
        html, _ = exporter.from_notebook_node(notebook)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    body = html[html.index("<main"):]
    assert not re.search(r"""(?:src|href)=["']?https?:""", body)
    assert body.count("data:image/png") >= len(figures()) + len(PLOTLY)


@pytest.mark.parametrize("name", PLOTLY)
def test_a_chart_for_plotly_is_saved_as_its_json_with_a_picture_and_words(gallery, name):
    notebook = nbformat.read(gallery.folder / NOTEBOOK, as_version=4)
    (saved,) = notebook.cells[list(CELLS).index(name)].outputs
    assert set(saved.data) == {"application/vnd.plotly.v1+json", "image/png", "text/html", "text/plain"}
    assert set(saved.data["application/vnd.plotly.v1+json"]) == {"data", "layout"}


def chart(gallery, name):
    """A chart of Plotly: a picture in the size of the page until the mouse comes."""
    gallery.page.mouse.move(5, 5)
    found = cell(gallery, name)
    picture = found.locator("img.plot-img")
    assert picture.evaluate("image => [image.naturalWidth, image.width]") == [620, 620]
    at = picture.bounding_box()
    gallery.page.mouse.move(at["x"] + 300, at["y"] + 200, steps=3)
    found.locator(".plot-container").wait_for(timeout=60_000)
    gallery.page.wait_for_timeout(2_000)
    return found, found.locator(".plot-container").bounding_box()


def asked_of_others(gallery):
    """Collects what the page asks of the network."""
    asked = []
    gallery.page.on("request", lambda request: None if request.url.startswith((gallery.address, "data:", "blob:")) else asked.append(request.url))
    return asked


def test_the_mouse_turns_a_surface_without_a_network(gallery):
    asked = asked_of_others(gallery)
    surface, at = chart(gallery, "surface")
    eye = "chart => chart._fullLayout.scene._scene.getCamera().eye"
    before = surface.locator(".js-plotly-plot").evaluate(eye)
    gallery.page.mouse.move(at["x"] + 300, at["y"] + 200)
    gallery.page.mouse.down()
    gallery.page.mouse.move(at["x"] + 340, at["y"] + 210, steps=8)
    gallery.page.mouse.up()
    gallery.page.wait_for_timeout(1_000)
    after = surface.locator(".js-plotly-plot").evaluate(eye)
    assert max(abs(before[axis] - after[axis]) for axis in "xyz") > 0.1
    assert asked == []


def test_a_point_says_what_it_is_when_the_mouse_rests_on_it(gallery):
    hover, _ = chart(gallery, "hover")
    point = hover.locator(".points path").nth(1).bounding_box()
    gallery.page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2, steps=5)
    label = hover.locator(".hovertext")
    label.wait_for()
    assert "four" in label.text_content()


def test_a_table_and_an_image_are_drawn(gallery):
    assert "174" in cell(gallery, "table").locator("table").inner_text()
    image = cell(gallery, "image").locator("img.widget-image")
    image.wait_for()
    assert image.evaluate("image => image.naturalWidth") == 80


def test_a_click_puts_a_point_and_so_do_sliders_and_a_button(gallery):
    learner = cell(gallery, "boundaryLearner")
    picture = learner.locator(".gradus-live img")
    before = int(re.search(r"of (\d+) points", learner.locator(".gradus-live p").inner_text())[1])
    box = picture.bounding_box()
    gallery.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    learner.locator(f".gradus-live p:has-text('of {before + 1} points')").wait_for()
    learner.locator(".gradus-live button:has-text('add □')").focus()
    gallery.page.keyboard.press("Enter")
    learner.locator(f".gradus-live p:has-text('of {before + 2} points')").wait_for()
    learner.locator(".gradus-live button:has-text('undo')").click()
    learner.locator(f".gradus-live p:has-text('of {before + 1} points')").wait_for()


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_every_figure_is_taken_down_in_both_themes(gallery, theme):
    gallery.menu("Settings", "Theme")
    gallery.page.locator(f".lm-Menu-itemLabel:text-is('JupyterLab {theme}')").click()
    gallery.page.wait_for_timeout(1_500)
    folder = lab_desk.PICTURES / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(CELLS):
        output = cell(gallery, name).locator(".jp-OutputArea").first
        output.screenshot(path=folder / f"{number:02d}-{name}-{theme.lower()}.png")
