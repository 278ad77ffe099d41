"""Lets the kernel start faster: makes an ahead-of-time cache of its classes (JEP 483, JEP 514).

    python kernel-lib/notebook/aot_cache.py KERNEL_JSON CACHE

Runs the kernel of a kernel.json once, with a few cells that use what every notebook uses, and
has the JDK write what it learned to CACHE. Add `-XX:AOTCache=CACHE` as the first option of the
kernel's argv. A cache fits one JDK, one class path and one set of options; the JDK ignores one
that does not fit, or is not there, and starts as without it. The standard library and
jupyter_client are enough.
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
    from jupyter_client.blocking import BlockingKernelClient
    from jupyter_client.connect import write_connection_file

    cache.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file, _ = write_connection_file(os.path.join(folder, "connection.json"))
        command = [argument.replace("{connection_file}", file) for argument in argv]
        command.insert(1, f"-XX:AOTCacheOutput={cache}")
        with open(os.devnull, "w", encoding="utf-8") as log:
            kernel = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            client = BlockingKernelClient(connection_file=file)
            client.load_connection_file()
            client.start_channels()
            client.wait_for_ready(timeout=120)
            for cell in CELLS:
                client.execute_interactive(
                    cell, timeout=60, stop_on_error=False, output_hook=lambda message: None
                )
            client.shutdown()
            kernel.wait(timeout=300)
            client.stop_channels()
        except (RuntimeError, TimeoutError, subprocess.TimeoutExpired) as error:
            print(f"no cache, the kernel will start more slowly: {error}", file=sys.stderr)
        finally:
            if kernel.poll() is None:
                kernel.kill()
                kernel.wait()
    return cache.is_file()


if __name__ == "__main__":
    spec = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.exit(0 if make(spec["argv"], Path(sys.argv[2]).resolve()) else 1)
