"""The bubblewrap command around a warm Python. Only what it needs is there to be read, and nothing to be written.

Every place has a name of its own in there, so that no path of the instructor's stands in what learners' code can print.
"""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from course_lib.grading.sandbox import kits
from course_lib.grading.sandbox.kits import Kit

INSIDE = "course_lib.grading.sandbox.inside"
START = f"import sys; sys.path[:0] = ['/box', '/packages']; from {INSIDE}.zygote import main; main()"
#: The notebook's own reading of `%magics`, without the rest of IPython.
READER = ("IPython/core/inputtransformer2.py", "IPython/utils/tokenutil.py")
#: One thread, as learners' code may start none; and a home for what looks for one when it is imported.
ENVIRONMENT = {
    "HOME": "/",
    "LD_LIBRARY_PATH": f"/python/{sys.platlibdir}",
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}


class NoSandbox(Exception):
    """The sandbox can't be used here. The text tells the instructor why and what to do."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Learners' code can't be run safely here: {why or 'the sandbox did not start'}. Nothing was run and "
            "nothing was marked. Grade on Linux with bubblewrap installed (package `bubblewrap`) and user namespaces "
            "allowed, then run the same command again."
        )


def command(kit: Kit) -> list[str]:
    """What starts the warm Python. Raises NoSandbox where bubblewrap is missing."""
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise NoSandbox("the program bwrap is not installed")
    return [
        bubblewrap, "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--clearenv",
        "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname", "box",
        *_mounts(kit), "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/",
        *(word for name, value in ENVIRONMENT.items() for word in ("--setenv", name, value)),
        f"/python/bin/{_python().name}", "-I", "-S", "-B", "-c", START,
        json.dumps({"seconds": kit.seconds, "memory": kit.memory}), *kits.installed(kit),
    ]  # fmt: skip


def _mounts(kit: Kit) -> Iterator[str]:
    for place in ("/lib", "/lib64", "/usr/lib", "/usr/lib64"):
        path = Path(place)
        if path.is_symlink():
            yield from ("--symlink", str(path.readlink()), place)
        elif path.is_dir():
            yield from ("--ro-bind", place, place)
    library = Path(sysconfig.get_path("stdlib", vars={"installed_base": sys.base_prefix}))
    yield from ("--ro-bind", str(library.parent), f"/python/{sys.platlibdir}")
    if (library / "site-packages").is_dir():  # nobody's business
        inside = f"/python/{sys.platlibdir}/{library.name}/site-packages"
        yield from ("--tmpfs", inside, "--remount-ro", inside)
    yield from ("--ro-bind", str(_python()), f"/python/bin/{_python().name}")
    yield from ("--ro-bind", str(Path(__file__).parent / "inside"), f"/box/{INSIDE.replace('.', '/')}")
    for file in READER:
        yield from ("--ro-bind", str(_package("IPython").parent / file), f"/box/{file}")
    for place_of_package in kits.places(kit):
        yield from ("--ro-bind", str(place_of_package), f"/packages/{place_of_package.name}")


def _package(name: str) -> Path:
    """Where a package lies. Not imported: that would cost more than all of a learner's code."""
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def _python() -> Path:
    """The interpreter itself, outside any virtual environment."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()
