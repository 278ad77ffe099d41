"""Lets the kernel start faster: makes an ahead-of-time cache of its classes (JEP 483, JEP 514).

    python kernel-lib/notebook/aot_cache.py KERNEL_JSON CACHE

Runs the kernel of a kernel.json once, with a few cells that use what every notebook uses, and
has the JDK write what it learned to CACHE. Put `-XX:AOTCache=CACHE` and `-Xlog:aot*=off,cds*=off` first
among the options of the kernel's argv. A cache fits one JDK, one class path and one set of
options; the JDK ignores one that does not fit, or is not there, and starts as without it (the
second option keeps it from saying so). The standard library and jupyter_client are enough.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CELLS = [
    "1 + 1",
    "int n = 3;\nn * 2",
    "record P(int x) {}\nvar p = new P(1);\np",
    "double f(double x) { return x * x; }\nf(3)",
    'for (int i = 0; i < 10; i++) System.out.println("line " + i);',
    "List.of(1, 2).forEach(x -> System.out.println(x));",
    'display("shown");',
    'check("hw01.1");',
    "int z = 1 / 0;",
    "int y = undefined;",
]


def make(argv: list[str], cache: Path) -> bool:
    """Makes a cache.

    Args:
        argv: how the kernel is started, `{connection_file}` among it, without -XX:AOTCache
        cache: where the cache goes

    Returns: whether it is there now. Without it the kernel works as well.
    """
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    cache.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        spec = {
            "argv": [argv[0], f"-XX:AOTCacheOutput={cache}", *argv[1:]],
            "display_name": "training",
            "language": "java",
        }
        Path(folder, "training").mkdir()
        Path(folder, "training", "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
        manager = KernelManager(
            kernel_name="training", kernel_spec_manager=KernelSpecManager(kernel_dirs=[folder])
        )
        with open(os.devnull, "w", encoding="utf-8") as log:
            manager.start_kernel(stdout=log, stderr=log)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=120)
            for cell in CELLS:
                client.execute_interactive(
                    cell, timeout=60, stop_on_error=False, output_hook=lambda message: None
                )
            client.shutdown()
            manager.provisioner.process.wait(300)  # the JDK writes the cache at the end
        except (RuntimeError, TimeoutError, subprocess.TimeoutExpired) as error:
            print(f"no cache, the kernel will start more slowly: {error}", file=sys.stderr)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            Path(f"{cache}.config").unlink(missing_ok=True)
    return cache.is_file()


if __name__ == "__main__":
    spec = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.exit(0 if make(spec["argv"], Path(sys.argv[2]).resolve()) else 1)
