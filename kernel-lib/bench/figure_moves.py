"""How long a figure takes from a key press to its new picture, in JupyterLab in a browser.

    JAVA_HOME=… .venv/bin/python kernel-lib/bench/figure_moves.py [--moves 50]

Presses an arrow key on the slider of a figure and waits for the new picture, so many times. The page itself
takes the time: from the key's event to the first frame in which the new picture has been decoded.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "notebook" / "src" / "test" / "python"))

import lab_desk  # noqa: E402

FIGURES = {
    "plot": 'figure(slider("rate", 0, 1), rate -> captioned(plot("x", -3, 3, "y", x -> Math.sin(rate * x)), "at %.2f", rate))',
    "scene": 'figure(slider("x", 0, 1), x -> captioned(scene(400, 200).axes("x", 0, 1, "y", 0, 1).circle(x, x, 9), "at %.2f", x))',
}
LIVE = """seed(3);
var model = sequential(linear(2, 16), tanh(), linear(16, 1));
var training = trainer(model, Losses::bceWithLogits, adam(model, 0.01), moons(200, 0.1, 7).batches(32).seed(1));
live(training, 1_000_000)"""
WATCH = """() => {
  window.took = [];
  let pressed = 0;
  addEventListener('keydown', event => { if (event.key.startsWith('Arrow')) pressed = performance.now(); }, true);
  new MutationObserver(async () => {
    const image = document.querySelector('.gradus-live img');
    if (!pressed || !image) return;
    const start = pressed;
    pressed = 0;
    await image.decode();
    requestAnimationFrame(() => took.push(performance.now() - start));
  }).observe(document.querySelector('.gradus-live .widget-html'), {subtree: true, childList: true});
}"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moves", type=int, default=50)
    moves = parser.parse_args().moves
    print("| figure | key press to picture, ms: median (least–most) |")
    print("|---|---|")
    with tempfile.TemporaryDirectory() as folder, lab_desk.sitting_at(Path(folder)) as desk:
        for name, code in FIGURES.items():
            desk.write(f"{name}.ipynb", code)
            page = desk.open(f"{name}.ipynb")
            desk.run_all(".gradus-live img")
            page.wait_for_timeout(2_000)
            page.locator(".gradus-live .noUi-handle").first.focus()
            for _ in range(20):  # until Java has compiled what it draws with
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(300)
            page.evaluate(WATCH)
            for n in range(moves):
                page.keyboard.press("ArrowRight")
                page.wait_for_function(f"took.length > {n}", polling=10, timeout=30_000)
                page.wait_for_timeout(50)
            took = page.evaluate("took")
            print(f"| {name} | {statistics.median(took):.0f} ({min(took):.0f}–{max(took):.0f}) |", flush=True)
        desk.write("live.ipynb", LIVE)
        page = desk.open("live.ipynb")
        desk.run_all(".gradus-live img")
        page.wait_for_timeout(10_000)
        page.evaluate(lab_desk.COUNT_FRAMES)
        page.wait_for_timeout(10_000)
        print(f"\npictures a second of a live training: {page.evaluate('frames_seen') / 10:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
