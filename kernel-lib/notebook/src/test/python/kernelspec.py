"""The kernel that the tests talk to: the installed one, or one made of what lies in target/."""

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
    target = NOTEBOOK / "target"
    jars = [target / "gradus-notebook-0.1.jar", *sorted((target / "kernel").glob("*.jar"))]
    return [jar for jar in jars if not jar.name.endswith("-sources.jar")]


def java() -> str:
    """The JDK that Maven builds with."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else shutil.which("java") or "java"


def folder() -> Path:
    """A folder of kernelspecs that has `gradus` in it."""
    given = os.environ.get("GRADUS_KERNELSPEC_DIR")
    if given:
        return Path(given)
    try:
        return Path(KernelSpecManager().get_kernel_spec(NAME).resource_dir).parent
    except NoSuchKernel:
        made = Path(tempfile.mkdtemp(prefix="gradus-kernels-"))
        (made / NAME).mkdir()
        spec = recipe(java(), class_path(), os.environ.get("GRADUS_XMX", "1g"))
        (made / NAME / "kernel.json").write_text(json.dumps(spec, indent=2), encoding="utf-8")
        return made
