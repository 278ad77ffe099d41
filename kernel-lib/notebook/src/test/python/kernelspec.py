"""The kernel that the tests talk to: the installed one, or one made of what lies in target/."""

import atexit
import functools
import json
import os
import shutil
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

NOTEBOOK = Path(__file__).resolve().parents[3]
NAME = "gradus"


def recipe(java: str, class_path: list[Path], xmx: str) -> dict:
    """kernel.json with its placeholders filled in."""
    text = (NOTEBOOK / "kernel.json").read_text(encoding="utf-8")
    spec = json.loads(text)
    filled = {
        "{java}": java,
        "{classpath}": os.pathsep.join(str(jar) for jar in class_path),
        "{xmx}": xmx,
    }

    def fill(argument: str) -> str:
        for placeholder, value in filled.items():
            argument = argument.replace(placeholder, value)
        return argument

    spec["argv"] = [fill(argument) for argument in spec["argv"]]
    return spec


def class_path() -> list[Path]:
    """The jars of the kernel, without the sources that lie beside them."""
    ours = [NOTEBOOK.parent / module / "target" / f"gradus-{module}-0.1.jar" for module in ("notebook", "grader")]
    jars = [*ours, *sorted((NOTEBOOK / "target" / "kernel").glob("*.jar"))]
    return [jar for jar in jars if not jar.name.endswith("-sources.jar")]


def java() -> str:
    """The JDK that Maven builds with."""
    home = os.environ.get("JAVA_HOME")
    if not home:
        raise RuntimeError("no kernelspec is installed: point JAVA_HOME at the JDK of the build")
    return str(Path(home, "bin", "java"))


@functools.cache
def folder() -> Path:
    """A folder named kernels, as Jupyter wants it, with the kernelspec `gradus` in it."""
    given = os.environ.get("GRADUS_KERNELSPEC_DIR")
    if not given:
        try:
            given = str(Path(KernelSpecManager().get_kernel_spec(NAME).resource_dir).parent)
        except NoSuchKernel:
            pass
    kernels = Path(tempfile.mkdtemp(prefix="gradus-")) / "kernels"
    atexit.register(shutil.rmtree, kernels.parent, ignore_errors=True)
    if given:
        shutil.copytree(Path(given) / NAME, kernels / NAME)
    else:
        (kernels / NAME).mkdir(parents=True)
        spec = recipe(java(), class_path(), os.environ.get("GRADUS_XMX", "1g"))
        (kernels / NAME / "kernel.json").write_text(json.dumps(spec, indent=2), encoding="utf-8")
    return kernels
