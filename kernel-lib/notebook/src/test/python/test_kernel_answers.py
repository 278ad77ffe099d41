"""What a reader does to a kernel: each gets a clear answer, and the next cell runs."""

import threading
import time

import psutil
import pytest


def next_cell_runs(kernel):
    assert kernel.run("40 + 2").plain() == "42"


def interrupted(kernel, code, after=1.0):
    timer = threading.Timer(after, kernel.manager.interrupt_kernel)
    timer.start()
    answer = kernel.run(code)
    timer.join()
    return answer


def busy(kernel, seconds=1.0):
    """Which part of one core the kernel uses."""
    process = psutil.Process(kernel.pid)
    process.cpu_percent()
    time.sleep(seconds)
    return process.cpu_percent() / 100


def comes_to_rest(kernel):
    """The compilers may finish what they have begun; a loop never ends."""
    return any(busy(kernel) < 0.3 for _ in range(15))


def test_an_exception_names_the_cell_the_line_and_the_way(kernel):
    kernel.run("double half(int[] a) {\n  return a[2] / 2.0;\n}")
    answer = kernel.run("var a = new int[2];\n\nhalf(a)")
    assert answer.reply["ename"] == "ArrayIndexOutOfBoundsException"
    report = answer.report()
    assert "line 2:\n    return a[2] / 2.0;" in report
    assert ", line 3" in report
    assert "gradus.kernel" not in report and "jjava" not in report and "REPL" not in report
    next_cell_runs(kernel)


def test_a_compile_error_in_the_third_line_points_there(kernel):
    answer = kernel.run("int p = 1;\nint q = 2;\nint r = missing;\nint s = 4;")
    assert answer.reply["ename"] == "CompileError"
    assert ", line 3: cannot find symbol: variable missing" in answer.report()
    assert "\n    int r = missing;\n            ^" in answer.report()
    next_cell_runs(kernel)


@pytest.mark.parametrize(
    "code",
    [
        "while (true) {}",
        "for (;;) try { while (true) {} } catch (Throwable t) {}",
        "IntStream.range(0, 64).parallel().forEach(i -> { while (true) {} });",
        "var t = new Thread(() -> { while (true) {} }); t.start(); t.join();",
        "Thread.sleep(1_000_000);",
    ],
)
def test_an_interrupt_ends_a_loop_for_good(kernel, code):
    answer = interrupted(kernel, code)
    assert answer.reply["ename"] == "Interrupted"
    assert answer.seconds < 5
    assert comes_to_rest(kernel), "something still burns a core"
    next_cell_runs(kernel)


def test_an_interrupt_ends_a_wait_for_input(kernel):
    client = kernel.client
    request = client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
    assert client.get_stdin_msg(timeout=20)["msg_type"] == "input_request"
    kernel.manager.interrupt_kernel()
    assert kernel.reply_to(request)["ename"] == "Interrupted"
    next_cell_runs(kernel)


def test_a_million_lines_arrive_complete_and_in_order(kernel):
    answer = kernel.run("for (int i = 0; i < 1_000_000; i++) System.out.println(i);")
    assert answer.stream() == "".join(f"{i}\n" for i in range(1_000_000))
    assert answer.seconds < 20
    next_cell_runs(kernel)


def test_text_and_displays_keep_their_order(kernel):
    answer = kernel.run(
        'for (int i = 0; i < 3; i++) { System.out.print(i); display("d" + i); }'
    )
    order = [
        content["text"] if kind == "stream" else content["data"]["text/plain"]
        for kind, content in answer.messages
        if kind in ("stream", "display_data")
    ]
    assert order == ["0", "d0", "1", "d1", "2", "d2"]


@pytest.mark.parametrize(
    "code, free",
    [
        ("var big = new ArrayList<double[]>();\nwhile (true) big.add(new double[100_000]);", "big"),
        ("var small = new ArrayList<Object>();\nwhile (true) small.add(new double[4]);", "small"),
        ('var text = "x";\nwhile (true) text += text;', "text"),
    ],
)
def test_a_loop_that_fills_the_memory_is_answered_within_5_s(kernel, code, free):
    answer = kernel.run(code)
    assert answer.reply["ename"] == "OutOfMemoryError"
    assert "memory" in answer.reply["evalue"]
    assert ", line 2" in answer.report()
    assert answer.seconds < 5
    next_cell_runs(kernel)
    assert kernel.run(f"{free} = null;").status == "ok"
    next_cell_runs(kernel)


def test_a_toString_that_overflows_the_stack_is_explained(kernel):
    kernel.run("class Loop { public String toString() { return \"\" + this; } }")
    answer = kernel.run("new Loop()")
    assert answer.reply["ename"] == "StackOverflowError"
    assert len(answer.report().splitlines()) < 40
    next_cell_runs(kernel)


def test_exit_is_refused(kernel):
    answer = kernel.run("System.exit(0);")
    assert "would end the kernel" in answer.reply["evalue"]
    next_cell_runs(kernel)


def test_something_undefined_is_named_when_it_is_written(kernel):
    answer = kernel.run("int g(int x) {\n  return notThere(x);\n}")
    assert answer.status == "ok"
    assert "g needs method notThere(int), which is not defined" in answer.stream()
    assert answer.stream("stderr") == ""
    assert "g cannot run" in kernel.run("g(1)").reply["evalue"]
    assert kernel.run("int notThere(int x) { return x; }").stream() == ""
    assert kernel.run("g(42)").plain() == "42"


def test_variables_of_a_class_that_is_written_anew_are_named(kernel):
    kernel.run("record Point(int x) {}\nvar corner = new Point(1);")
    assert "is empty now: corner" in kernel.run("record Point(int x, int y) {}").stream()


def test_cells_sent_together_with_one_that_fails_are_skipped(kernel):
    client = kernel.client
    requests = [
        client.execute(code, stop_on_error=True)
        for code in ("Thread.sleep(500);", "1 / 0", "int never = 1;")
    ]
    statuses = [kernel.reply_to(request)["status"] for request in requests]
    assert statuses == ["ok", "error", "aborted"]
    next_cell_runs(kernel)


COMM = """
import org.dflib.jjava.jupyter.kernel.comm.*;
import org.dflib.jjava.jupyter.messages.*;
import org.dflib.jjava.jupyter.messages.comm.*;
kernel().getCommManager().registerTarget("test", (manager, id, name, open) ->
    new Comm(manager, id, name) {
      public void onMessage(Message<CommMsgCommand> message) {
        System.out.println("printed");
        display("shown");
        throw new IllegalStateException("thrown");
      }
      protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
    });
"""


def test_what_a_widget_callback_shows_arrives(kernel):
    assert kernel.run(COMM).status == "ok"
    client = kernel.client

    def send(kind, content):
        message = client.session.msg(kind, content)
        client.shell_channel.send(message)
        seen = []
        while True:
            got = client.get_iopub_msg(timeout=20)
            if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if got["content"].get("execution_state") == "idle":
                return seen
            seen.append((got["msg_type"], got["content"]))

    send("comm_open", {"comm_id": "c", "target_name": "test", "data": {}})
    seen = send("comm_msg", {"comm_id": "c", "data": {}})[1:]
    assert [kind for kind, _ in seen] == ["stream", "display_data", "error"]
    assert seen[0][1]["text"] == "printed\n"
    assert seen[2][1]["ename"] == "IllegalStateException"
    next_cell_runs(kernel)


def test_our_javadoc_and_that_of_the_jdk_are_shown(kernel):
    for code, words in (
        ("CellEnd.then(", "when the cell that runs now ends"),
        ('"abc".substring(', "Returns a string that is a substring"),
    ):
        request = kernel.client.inspect(code, len(code))
        text = kernel.reply_to(request)["data"]["text/plain"]
        assert words in text
        assert "<p>" not in text and "{@" not in text


def test_nothing_reaches_standard_error(kernel):
    answer = kernel.run(
        'java.util.logging.Logger.getLogger("x").info("quiet");\n'
        "jdk.incubator.vector.FloatVector.SPECIES_PREFERRED.length()"
    )
    assert answer.status == "ok"
    assert answer.stream("stderr") == ""


def test_magics_are_kept(kernel):
    answer = kernel.run("%%time\nint timed = 6 * 7;\ntimed")
    assert "Wall time" in answer.plain()
    assert answer.plain().endswith("42")
