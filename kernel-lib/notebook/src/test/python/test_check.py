"""A cell that checks: what the learner sees under it."""

import threading

RIGHT = """
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }
"""
WRONG = RIGHT.replace("Math.max(0, weightedSum(x, w, b))", "weightedSum(x, w, b)")


def shown(answer):
    """The one report, in both forms; nothing else and nothing on standard error."""
    assert answer.stream("stderr") == ""
    displays = [content["data"] for kind, content in answer.messages if kind == "display_data"]
    assert len(displays) == 1, answer.messages
    assert set(displays[0]) == {"text/plain", "text/html"}
    return displays[0]["text/plain"]


def test_an_ordinary_cell_shows_a_report_and_goes_on(kernel):
    kernel.run(WRONG)
    answer = kernel.run('check("hw01.1");\nint after = 7;')
    assert answer.status == "ok"
    assert "Looks like this mistake: the bend is missing." in shown(answer)
    assert kernel.run("after").plain() == "7"


def test_a_locked_cell_shows_a_report_and_fails(kernel):
    kernel.run(WRONG)
    answer = kernel.run('mustPass("hw01.1");')
    assert answer.status == "error"
    assert answer.reply["ename"] == "NotPassed"
    assert answer.reply["evalue"] == "hw01.1: 2 of 4 points. bend is not right yet."
    assert "✗ bend: y" in shown(answer)
    kernel.run(RIGHT)
    right = kernel.run('mustPass("hw01.1");')
    assert right.status == "ok" and "All right." in shown(right)


def test_a_question_is_shown_and_judged(kernel):
    assert 'Answer with a letter, "a" to "d", as in check("01.1", "b").' in shown(kernel.run('check("01.1")'))
    said = [shown(kernel.run(f'check("hw01.5", "{letter}")')) for letter in "abcd"]
    assert sum("✓ Right." in one for one in said) == 1
    assert sum("✗ Not this." in one for one in said) == 3


def test_a_task_that_does_not_exist_is_an_error_that_names_those_that_do(kernel):
    answer = kernel.run('check("hw01.77")')
    assert answer.reply["ename"] == "GradeException"
    assert "hw01 has hw01.1, hw01.2" in answer.reply["evalue"]


def test_a_method_without_end_is_interrupted_like_a_cell(kernel):
    kernel.run("double weightedSum(double[] x, double[] w, double b) { while (true) {} }")
    timer = threading.Timer(1, kernel.manager.interrupt_kernel)
    timer.start()
    answer = kernel.run('check("hw01.1")')
    timer.join()
    assert answer.status == "error" and answer.reply["ename"] == "Interrupted"
    kernel.run(RIGHT)
    assert "All right." in shown(kernel.run('check("hw01.1")'))
