"""A kernel to talk to."""

import os
import re
import time

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

import kernelspec
import lab_desk


class Answer:
    """What came back from a cell."""

    def __init__(self, reply, messages, seconds):
        self.status = reply["content"]["status"]
        self.reply = reply["content"]
        self.messages = messages
        self.seconds = seconds

    def stream(self, name="stdout"):
        return "".join(
            content["text"]
            for kind, content in self.messages
            if kind == "stream" and content["name"] == name
        )

    def plain(self):
        """The text of the result and of all displays."""
        return "\n".join(
            content["data"]["text/plain"]
            for kind, content in self.messages
            if kind in ("execute_result", "display_data")
        )

    def report(self):
        """The error as the reader sees it, without colors."""
        lines = [c["traceback"] for kind, c in self.messages if kind == "error"]
        assert len(lines) == 1, f"one error expected: {self.messages}"
        return re.sub("\x1b\\[[\\d;]*m", "", "\n".join(lines[0]))


class Kernel:
    """A running kernel."""

    def __init__(self):
        manager = KernelSpecManager()
        manager.kernel_dirs = [str(kernelspec.folder()), *manager.kernel_dirs]
        self.manager = KernelManager(
            kernel_name=kernelspec.NAME, kernel_spec_manager=manager
        )
        self.log = open(os.devnull, "w", encoding="utf-8")
        self.manager.start_kernel(stderr=self.log)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, code, timeout=60):
        messages = []
        began = time.perf_counter()
        reply = self.client.execute_interactive(
            code,
            timeout=timeout,
            allow_stdin=False,
            output_hook=lambda m: messages.append((m["msg_type"], m["content"])),
        )
        return Answer(reply, messages, time.perf_counter() - began)

    def send(self, code, **metadata):
        """Sends a cell with what a front end knows of it, such as its name, `cellId`; the message."""
        message = self.client.session.msg("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        }, metadata=metadata)
        self.client.shell_channel.send(message)
        return message

    def reply_to(self, request, timeout=30):
        """The reply to one request; others may still be under way."""
        until = time.monotonic() + timeout
        while True:
            reply = self.client.get_shell_msg(timeout=max(0.1, until - time.monotonic()))
            if reply["parent_header"]["msg_id"] == request:
                return reply["content"]

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.log.close()


@pytest.fixture(scope="module")
def kernel():
    running = Kernel()
    yield running
    running.stop()


def needs_browser():
    """Skips a test where there is none; with CI set it fails."""
    if not lab_desk.chromium():
        pytest.fail(lab_desk.MISSING) if os.environ.get("CI") else pytest.skip(lab_desk.MISSING)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A JupyterLab with a browser in front of it."""
    needs_browser()
    with lab_desk.sitting_at(tmp_path_factory.mktemp("desk")) as sitting:
        yield sitting


@pytest.fixture(scope="module")
def browser_path():
    """Where the browser is."""
    needs_browser()
    return lab_desk.chromium()


@pytest.fixture(autouse=True, scope="session")
def _our_kernelspec_is_found():
    """jupyter_kernel_test looks where Jupyter looks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(kernelspec.folder().parent))
        yield
