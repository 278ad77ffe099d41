"""How long a kernel takes to start, to answer a trivial cell, and to run a notebook.

    .venv/bin/python kernel-lib/bench/kernel_times.py [--rounds 5] [--rest SECONDS] [NOTEBOOK.ipynb]

The kernels take turns, so that a busy machine slows all of them alike. Prints a Markdown table.
A kernel that is not installed is left out, and named.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

KERNELS = {"gradus": "Gradus", "java": "JJava as it comes", "python3": "ipykernel"}
CELLS = 50
PATIENCE = 120


def specs(folder: str | None) -> KernelSpecManager:
    """The installed kernels, and those of a folder of kernelspecs."""
    manager = KernelSpecManager()
    if folder:
        manager.kernel_dirs = [folder, *manager.kernel_dirs]
    return manager


def times(name: str, manager: KernelSpecManager, rest: float) -> tuple[float, list[float]]:
    """Seconds from the start of the process to the first result, and of each trivial cell after a rest."""
    kernel = KernelManager(kernel_name=name, kernel_spec_manager=manager)
    began = time.perf_counter()
    with open(os.devnull, "w", encoding="utf-8") as log:
        kernel.start_kernel(stderr=log)
        client = kernel.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=PATIENCE)
            run(client, "1 + 1")
            first = time.perf_counter() - began
            time.sleep(rest)
            return first, [run(client, f"{i} + 1") for i in range(CELLS)]
        finally:
            client.stop_channels()
            kernel.shutdown_kernel(now=True)


def run(client, code: str) -> float:
    """Seconds until the reply and the result of a cell are here."""
    began = time.perf_counter()
    results = []

    def note(message):
        if message["msg_type"] == "execute_result":
            results.append(message["content"]["data"]["text/plain"])

    reply = client.execute_interactive(code, output_hook=note, timeout=PATIENCE)
    if reply["content"]["status"] != "ok" or len(results) != 1:
        raise RuntimeError(f"{code!r} was answered with {reply['content']} and {results}")
    return time.perf_counter() - began


def notebook_time(path: Path, name: str, manager: KernelSpecManager) -> float:
    """Seconds to run a notebook in a new kernel, as `./gradus run` does."""
    notebook = nbformat.read(path, as_version=4)
    kernel = KernelManager(kernel_name=name, kernel_spec_manager=manager)
    began = time.perf_counter()
    NotebookClient(notebook, km=kernel, timeout=600).execute(cwd=str(path.parent))
    return time.perf_counter() - began


def middle(values: list[float], unit: float, digits: int) -> str:
    """The median, and between which values it lies."""
    low, mid, high = min(values) * unit, statistics.median(values) * unit, max(values) * unit
    return f"{mid:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebook", nargs="?", type=Path, help="a Java notebook to run as well")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rest", type=float, default=0, help="seconds between the first result and the trivial cells")
    parser.add_argument("--kernels", help="a folder of kernelspecs to look into first")
    arguments = parser.parse_args()

    manager = specs(arguments.kernels)
    present = []
    for name in KERNELS:
        try:
            manager.get_kernel_spec(name)
            present.append(name)
        except NoSuchKernel:
            print(f"not installed, left out: {name}", file=sys.stderr)

    first = {name: [] for name in present}
    cell = {name: [] for name in present}
    wall = []
    for _ in range(arguments.rounds):
        for name in present:
            start, cells = times(name, manager, arguments.rest)
            first[name].append(start)
            cell[name].append(statistics.median(cells))
        if arguments.notebook:
            wall.append(notebook_time(arguments.notebook, "gradus", manager))

    print("| kernel | start to first result, s | trivial cell, ms | beside ipykernel |")
    print("|---|---|---|---|")
    for name in present:
        beside = "–"
        if "python3" in present:
            a = statistics.median(first[name]) / statistics.median(first["python3"])
            b = statistics.median(cell[name]) / statistics.median(cell["python3"])
            beside = f"{a:.1f}×, {b:.1f}×"
        print(
            f"| {KERNELS[name]} | {middle(first[name], 1, 2)} | {middle(cell[name], 1000, 1)} "
            f"| {beside} |"
        )
    if wall:
        print(f"\n{arguments.notebook.name} in the Gradus kernel: {middle(wall, 1, 1)} s")
    print(f"\nMedian (least–most) of {arguments.rounds} rounds, {CELLS} cells each.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
