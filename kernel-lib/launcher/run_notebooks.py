"""Executes notebooks in the kernel "gradus". Runs in .venv; ./gradus run starts it.

Progress and errors go to standard error. The status is 0 where every cell of every notebook succeeded.
"""

import argparse
import asyncio
import contextlib
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from notebook_outputs import code_cells, difference, tagged, tidy

CELL_TIMEOUT_SECONDS = 600


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    failed = 0
    for path in options.notebooks:
        try:
            before = nbformat.read(path, as_version=4)
        except Exception as problem:  # nbformat raises many kinds; each means the same to the reader.
            say(f"gradus: {path.name} is not a notebook: {first_line(problem)}")
            return 2
        try:
            after = execute(before, path)
        except CellExecutionError:
            failed += 1
        except (CellTimeoutError, DeadKernelError) as problem:
            failed += 1
            say(f"{path.name}: {first_line(problem)}")
        else:
            if options.write:
                write(path, before, after)
    return 1 if failed else 0


def execute(notebook, path):
    """A tidied copy of the notebook with the outputs of a fresh kernel. Stops at the first cell that fails."""
    executed = nbformat.reads(nbformat.writes(notebook), as_version=4)
    progress = Progress(path.name, sum(bool(cell.source.strip()) for cell in code_cells(executed)))
    client = Client(
        executed,
        kernel_name="gradus",
        timeout=CELL_TIMEOUT_SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        on_cell_execute=progress.begins,
        on_cell_executed=progress.ended,
        on_cell_error=progress.failed,
    )
    # What the JVM itself says, such as that a module incubates, matters only when the kernel dies.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        try:
            client.execute(stdout=log, stderr=log)
        except (asyncio.CancelledError, DeadKernelError):
            if client.stopped:
                raise KeyboardInterrupt from None
            log.seek(0)
            say(log.read()[-2000:])
            raise
    tidy(executed)
    return executed


class Client(NotebookClient):
    """Ends its kernel and the run when it is told to stop. nbclient's own handlers end in a stack trace."""

    stopped = False

    async def async_start_new_kernel(self, **kwargs):
        task = asyncio.current_task()

        def stop():
            self.stopped = True
            task.cancel()

        with contextlib.suppress(NotImplementedError):  # On Windows Python itself raises KeyboardInterrupt.
            for told in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(told, stop)
        await super().async_start_new_kernel(**kwargs)


class Progress:
    """Says on standard error which cell runs, how long it took, and what went wrong."""

    def __init__(self, name, cells):
        self.name, self.cells, self.done = name, cells, 0
        self.start = time.monotonic()

    def begins(self, cell, cell_index):
        self.start = time.monotonic()

    def ended(self, cell, cell_index, execute_reply):
        if cell.cell_type == "code" and cell.source.strip():
            self.done += 1
            title = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
            say(f"{self.name} [{self.done}/{self.cells}] {time.monotonic() - self.start:6.2f} s  {title[:60]}")

    def failed(self, cell, cell_index, execute_reply):
        if tagged(cell, "raises-exception"):
            return
        say(f"{self.name}: cell [{self.done}] fails")
        say("\n".join("    " + line for line in cell.source.splitlines()))
        for output in cell.outputs:
            if output.output_type == "error":
                say(re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)))


def write(path, before, after):
    """Saves a run. Cells that show the same as before keep their old bytes, and so does a file of such cells."""
    old = {cell.get("id"): cell for cell in code_cells(before)}
    for cell in code_cells(after):
        earlier = old.get(cell.get("id"))
        if earlier and earlier.source == cell.source and difference(earlier, cell) is None:
            cell.outputs = earlier.outputs
    text = nbformat.writes(after) + "\n"
    if text == path.read_text(encoding="utf-8"):
        say(f"{path.name}: nothing changed")
    else:
        path.write_text(text, encoding="utf-8", newline="\n")
        say(f"{path.name}: written")


def first_line(problem):
    return next((line for line in str(problem).splitlines() if line.strip("- ")), type(problem).__name__)


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
