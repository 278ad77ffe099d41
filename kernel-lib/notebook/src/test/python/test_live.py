"""A training that is watched, in a real JupyterLab: it moves, obeys, and leaves a picture behind."""

import json
import re

import lab_desk
import nbformat
import pytest

NOTEBOOK = "live.ipynb"
SHORT = "short.ipynb"
TRAINING = """seed(3);
var model = sequential(linear(2, 16), tanh(), linear(16, 1));
var data = moons(400, 0.1, 7).split(0.8, 7);
var training = trainer(model, Losses::bceWithLogits, adam(model, 0.01), data.train().batches(8).seed(1))
    .validation(data.test()).watch();
live(training, 100_000)"""


@pytest.fixture(scope="module")
def live(desk):
    desk.write(NOTEBOOK, TRAINING, "dashboard(training)")
    page = desk.open(NOTEBOOK)
    desk.kernel_is_idle()
    page.locator(".jp-CodeCell .jp-InputArea-editor").first.click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_selector(".gradus-live img", timeout=180_000)
    return desk


def text(live):
    return live.page.locator(".gradus-live p").first.inner_text()


def step(live):
    return int(re.match(r"step (\d+)", text(live))[1])


def press(live, name):
    live.page.locator(f".gradus-live button:text-is('{name}')").click()


def rest(live):
    live.says("(paused)")
    live.page.wait_for_timeout(500)
    return step(live)


def test_the_picture_moves_while_it_trains(live):
    """How often in a second is a matter of the machine: kernel-lib/bench/figure_moves.py measures it."""
    live.page.evaluate(lab_desk.COUNT_FRAMES)
    before = step(live)
    live.page.wait_for_function("frames_seen > 5", timeout=60_000)
    live.picture("live.png")
    assert step(live) > before + 5


def test_the_rate_is_obeyed_while_it_trains(live):
    live.page.locator(".gradus-live .noUi-handle").first.focus()
    live.page.keyboard.press("ArrowRight")
    live.says("rate 0.0112")
    assert "(paused)" not in text(live)


def test_it_pauses_steps_and_goes_on(live):
    press(live, "pause")
    at = rest(live)
    live.page.wait_for_timeout(500)
    assert step(live) == at
    press(live, "step")
    live.says(f"step {at + 1} ")
    live.page.locator(".gradus-live button:text-is('play')").focus()
    live.page.keyboard.press("Enter")
    live.page.wait_for_function(f"parseInt(document.querySelector('.gradus-live p').innerText.slice(5)) > {at + 20}")


def test_it_goes_on_after_the_page_is_loaded_anew(live):
    live.page.wait_for_timeout(2_500)
    live.save()
    live.page.reload()
    live.ready()
    live.page.wait_for_selector(".gradus-live img")
    before = step(live)
    live.page.wait_for_function(f"parseInt(document.querySelector('.gradus-live p').innerText.slice(5)) > {before}")
    live.says("rate 0.0112")
    live.page.locator(".gradus-live .noUi-handle").first.focus()
    live.page.keyboard.press("ArrowRight")
    live.says("rate 0.01259")
    press(live, "pause")
    rest(live)
    press(live, "play")


def test_an_interrupt_of_the_kernel_ends_it(live):
    live.menu("Kernel", "Interrupt Kernel")
    live.says("(stopped)")
    at = step(live)
    live.page.wait_for_timeout(500)
    assert step(live) == at


def test_the_trainer_is_free_again_and_the_dashboard_is_drawn(live):
    live.page.locator(".jp-CodeCell .jp-InputArea-editor").nth(1).click()
    live.page.keyboard.press("Control+Enter")
    live.page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output img").wait_for()
    live.picture("dashboard.png")
    assert live.page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_it_goes_back_and_forks(live):
    live.write(SHORT, TRAINING.replace("100_000", "5"))
    live.open(SHORT)
    live.run_all(".gradus-live p:has-text('step 200 of 200')")
    live.says("(done)")
    live.page.locator(".gradus-live .noUi-handle").nth(1).focus()
    live.page.keyboard.press("ArrowRight")
    live.page.keyboard.press("ArrowRight")
    live.page.wait_for_timeout(1_000)  # a slider waits for the kernel before it says more, a button does not
    press(live, "fork")
    live.says("fork from step 2 at rate 0.01: loss ", timeout=60_000)
    assert step(live) == 200
    live.picture("fork.png")
    press(live, "rewind")
    live.says("step 2 of 200", timeout=60_000)
    live.says("(paused)")
    press(live, "play")
    live.says("step 200 of 200", timeout=60_000)
    live.says("(done)")


def test_when_the_kernel_is_gone_the_last_picture_remains(live):
    said = text(live)
    live.page.wait_for_timeout(1_000)
    live.save()
    live.menu("Kernel", "Shut Down Kernel")
    live.page.wait_for_timeout(2_000)
    live.page.reload()
    live.ready()
    live.page.wait_for_timeout(3_000)
    frames = live.page.locator(".gradus-frames p").first
    assert frames.inner_text() == said
    assert live.page.locator(".gradus-frames img").first.evaluate("image => image.naturalWidth") > 0
    live.picture("live-gone.png")
    notebook = nbformat.read(live.folder / SHORT, as_version=4)
    assert len(json.dumps(notebook.cells[0].outputs[0])) <= 300_000
