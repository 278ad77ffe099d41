"""Widgets as a front end sees them: what the kernel says over its comms, and what it does when it hears something."""

import json
import time
import uuid

import ipywidgets
import pytest

WIDGETS = "import gradus.widgets.*;"
VIEW = "application/vnd.jupyter.widget-view+json"
PYTHON = {
    'new FloatSlider("x", 0, 1)': ipywidgets.FloatSlider,
    'new IntSlider("x", 0, 10)': ipywidgets.IntSlider,
    'new FloatLogSlider("x", 1, 1e4, 10)': ipywidgets.FloatLogSlider,
    'new Text("x", "y")': ipywidgets.Text,
    'new Dropdown<>("x", List.of("a", "b"))': lambda: ipywidgets.Dropdown(options=["a", "b"]),
    'new Checkbox("x", true)': ipywidgets.Checkbox,
    'new ToggleButton("x", true)': ipywidgets.ToggleButton,
    'new Button("x")': ipywidgets.Button,
    'new Play("x", 0, 10, 100)': ipywidgets.Play,
    'new Label("x")': ipywidgets.Label,
    'new HTML("x")': ipywidgets.HTML,
    'new Image("png")': ipywidgets.Image,
    'new HBox(new Label("x"))': ipywidgets.HBox,
    'new VBox(new Label("x"))': ipywidgets.VBox,
    "new Output()": ipywidgets.Output,
}


class Page:
    """The front end's side of the comms."""

    def __init__(self, kernel):
        self.kernel, self.client = kernel, kernel.client

    def run(self, code, cell=None):
        """The messages of a cell, as (type, content, metadata, parent, buffers)."""
        message = self.kernel.send(code, **({"cellId": cell} if cell else {}))
        return message["header"]["msg_id"], self.until_idle(message)

    def until_idle(self, message):
        heard = []
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            said = self.client.get_iopub_msg(timeout=30)
            heard.append(said)
            if (said["msg_type"] == "status" and said["content"]["execution_state"] == "idle"
                    and said["parent_header"].get("msg_id") == message["header"]["msg_id"]):
                return heard
        raise AssertionError(f"no end: {heard}")

    def send(self, comm, data):
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self.client.shell_channel.send(message)
        return message

    def change(self, comm, **state):
        return self.until_idle(self.send(comm, {"method": "update", "state": state, "buffer_paths": []}))


@pytest.fixture
def page(kernel):
    kernel.run(WIDGETS)
    return Page(kernel)


def opened(heard):
    """The models that were opened, by their names."""
    return {m["content"]["data"]["state"]["_model_name"]: m for m in heard if m["msg_type"] == "comm_open"}


def printed(heard):
    return "".join(m["content"]["text"] for m in heard if m["msg_type"] == "stream")


def comm(heard, model):
    return opened(heard)[model]["content"]["comm_id"]


@pytest.mark.parametrize("code", PYTHON)
def test_a_widget_has_the_values_that_ipywidgets_gives_it(page, code):
    theirs = json.loads(json.dumps(PYTHON[code]().get_state(), default=str))
    _, heard = page.run(code)
    models = opened(heard)
    ours = models[theirs["_model_name"]]
    assert ours["metadata"]["version"] == "2.1.0"
    state = ours["content"]["data"]["state"]
    assert set(state) <= set(theirs), "a name that ipywidgets does not know"
    for name in theirs:
        if name.startswith("_") and name not in ("_dom_classes", "_view_count"):
            assert state[name] == theirs[name], name
        if theirs[name] is not None and not name.startswith("_"):
            assert name in state or name in OPTIONAL, name
    for part in ("layout", "style"):
        if part in theirs:
            their_part = getattr(PYTHON[code](), part).get_state()
            our_part = models[their_part["_model_name"]]["content"]["data"]["state"]
            assert {k: v for k, v in our_part.items() if k.startswith("_")} == {
                k: v for k, v in their_part.items() if k.startswith("_") and v is not None}
    results = [m for m in heard if m["msg_type"] == "execute_result"]
    assert results[0]["content"]["data"][VIEW]["model_id"] == ours["content"]["comm_id"]
    assert "text/plain" in results[0]["content"]["data"]


OPTIONAL = {"placeholder", "description_allow_html", "value"}  # bytes travel apart; the others have defaults


def test_a_callback_may_print_and_display_under_its_cell(page):
    cell, heard = page.run('var s = new IntSlider("s", 0, 9); s.onChange(v -> { print("now " + v); display("shown"); }); s')
    page.run("1 + 1")
    said = page.change(comm(heard, "IntSliderModel"), value=4)
    assert printed(said) == "now 4\n"
    for kind in ("stream", "display_data"):
        parents = [m["parent_header"]["msg_id"] for m in said if m["msg_type"] == kind]
        assert parents == [cell]


def test_an_error_in_a_callback_is_shown_under_its_cell_and_the_widget_lives_on(page):
    cell, heard = page.run('var s = new IntSlider("s", 0, 9); s.onChange(v -> print("1/" + (v - 5) + " = " + 1 / (v - 5))); s')
    slider = comm(heard, "IntSliderModel")
    errors = [m for m in page.change(slider, value=5) if m["msg_type"] == "error"]
    assert [m["content"]["ename"] for m in errors] == ["ArithmeticException"]
    assert errors[0]["parent_header"]["msg_id"] == cell
    assert printed(page.change(slider, value=6)) == "1/1 = 1\n"


def test_thirty_moves_in_a_second_end_in_the_last_and_few_are_drawn(page):
    code = 'var seen = new ArrayList<Integer>(); var s = new IntSlider("s", 0, 99);'
    slow = "s.onChange(v -> { seen.add(v); try { Thread.sleep(60); } catch (InterruptedException e) { } }); s"
    _, heard = page.run(code + slow)
    slider = comm(heard, "IntSliderModel")
    for value in range(1, 31):
        last = page.send(slider, {"method": "update", "state": {"value": value}, "buffer_paths": []})
        time.sleep(1 / 30)
    page.until_idle(last)
    seen = page.kernel.run("seen").plain()
    values = [int(v) for v in seen.strip("[]").split(", ")]
    assert values[-1] == 30
    assert values == sorted(values)
    assert 5 <= len(values) < 30, values


def test_a_cell_that_follows_a_move_sees_it(page):
    _, heard = page.run('var s = new IntSlider("s", 0, 99); int heardOf = -1; s.onChange(v -> heardOf = v); s')
    page.send(comm(heard, "IntSliderModel"), {"method": "update", "state": {"value": 17}, "buffer_paths": []})
    assert page.kernel.run('s.value() + " " + heardOf').plain() == "17 17"


def test_a_page_that_is_loaded_anew_gets_all_states(page):
    _, heard = page.run('new VBox(new FloatSlider("x", 0, 1, 0.1, 0.5), new Button("b"))')
    control = uuid.uuid4().hex
    message = page.client.session.msg("comm_open", {
        "comm_id": control, "target_name": "jupyter.widget.control", "data": {}})
    page.client.shell_channel.send(message)
    page.until_idle(message)
    answers = [m for m in page.until_idle(page.send(control, {"method": "request_states"})) if m["msg_type"] == "comm_msg"]
    states = answers[0]["content"]["data"]["states"]
    slider = states[comm(heard, "FloatSliderModel")]
    assert (slider["model_name"], slider["state"]["value"]) == ("FloatSliderModel", 0.5)
    assert {comm(heard, name) for name in opened(heard)} <= set(states)


def test_running_a_cell_again_closes_its_widgets_and_memory_does_not_grow(page):
    code = 'var b = new VBox(new FloatSlider("x", 0, 1), new Image("png")); b'
    _, first = page.run(code, cell="one")
    _, second = page.run(code, cell="one")
    closed = [m["content"]["comm_id"] for m in second if m["msg_type"] == "comm_close"]
    assert set(closed) == {m["content"]["comm_id"] for m in first if m["msg_type"] == "comm_open"}


def test_a_widget_of_a_deleted_cell_is_closed(page):
    _, heard = page.run('new Label("x")', cell="gone")
    message = page.kernel.send("1", cellId="other", deletedCells=["gone"])
    closed = [m["content"]["comm_id"] for m in page.until_idle(message) if m["msg_type"] == "comm_close"]
    assert comm(heard, "LabelModel") in closed


def test_a_click_counts_every_time(page):
    _, heard = page.run('var clicks = new int[1]; var b = new Button("b"); b.onClick(() -> clicks[0]++); b')
    for _ in range(5):
        last = page.send(comm(heard, "ButtonModel"), {"method": "custom", "content": {"event": "click"}})
    page.until_idle(last)
    assert page.kernel.run("clicks[0]").plain() == "5"
