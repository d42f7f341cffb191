"""What servers and kernels import, imported ahead; and what of it was meant for one student and must be made new.

Some modules read the environment when they are imported. Where a student's differs there, a child would go by another's
settings. So all that is read meanwhile is noted, and a child that would differ in it is refused, unless the module is
left for the child to import (`jupyterhub.services.auth`, `jupyterlab.labapp`, ...) or is made new in it (`settle`).
"""

from __future__ import annotations

import importlib
import os
import site
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import Any, ClassVar

#: Where everything of a server or kernel begins. Those that read what is one student's are not here.
SERVER = (
    "anyio._backends._asyncio",
    "anyio.abc",
    "anyio.streams.memory",
    "anyio.streams.tls",
    "encodings.unicode_escape",
    "ipykernel.kernelspec",
    "jinja2.ext",
    "tornado.platform.asyncio",
    "jupyter_server.serverapp",
    "jupyter_server.kernelspecs.handlers",
    "jupyter_server.nbconvert.handlers",
    "jupyter_server.services.api.handlers",
    "jupyter_server.services.config.handlers",
    "jupyter_server.services.contents.handlers",
    "jupyter_server.services.events.handlers",
    "jupyter_server.services.kernels.handlers",
    "jupyter_server.services.kernelspecs.handlers",
    "jupyter_server.services.nbconvert.handlers",
    "jupyter_server.services.security.handlers",
    "jupyter_server.services.sessions.handlers",
    "jupyter_server.services.shutdown",
    "jupyter_server.view.handlers",
    "jupyterlab_server.app",
    "jupyterlab.debuglog",
    "jupyterlab.extensions.readonly",
    "jupyterlab.handlers.announcements",
    "jupyterlab.handlers.build_handler",
    "jupyterlab.handlers.error_handler",
    "jupyterlab.handlers.extension_manager_handler",
    "jupyterlab.handlers.plugin_manager_handler",
    "jupyter_lsp.serverextension",
    "jupyter_server_terminals.app",
    "notebook_shim.nbserver",
    "notebook_shim.shim",
    "jupyterhub.handlers",
    "jupyterhub.log",
    "unittest.mock",
    "nbgrader.server_extensions.assignment_list.handlers",
)
KERNEL = (
    "encodings.ascii",
    "faulthandler",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipywidgets",
    "anywidget",
    "numpy",
    "zmq.utils.garbage",
)
#: What a kernel would import and no lesson needs: the debugger takes 16 MiB of each, and opens a port when it is used.
#: ipykernel does without where it isn't installed. Who imports it in a cell gets it.
NOT_WANTED = "debugpy"
#: So that no library starts a second thread: who has one may not be forked.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
#: How glibc gives memory back. Else each thread of a server keeps a store of its own, and what a large message took.
GIVEN_BACK = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}
#: Read while importing, and still right in a child: settled below; a name in messages that nothing reads; one thread.
SETTLED = {"HOME", "XDG_DATA_HOME", "USER", *ONE_THREAD, *GIVEN_BACK}


class NoModules:
    """Python's `sys`, as if nothing had been imported."""

    modules: ClassVar[dict[str, ModuleType]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


@contextmanager
def noted() -> Iterator[dict[str, str | None]]:
    """Names and values of all that is read of the environment meanwhile, by whomever."""
    environment = type(os.environ)
    get, found = environment.__getitem__, dict[str, str | None]()

    def note(self: os._Environ[str], name: str) -> str:
        found[os.fsdecode(name)] = None
        value = get(self, name)
        found[os.fsdecode(name)] = os.fsdecode(value)
        return value

    environment.__getitem__ = note  # type: ignore[method-assign]
    try:
        yield found
    finally:
        environment.__getitem__ = get  # type: ignore[method-assign]


def preload() -> None:
    """Import everything that is installed of this, and read the course's content."""
    sys.modules[NOT_WANTED] = None  # type: ignore[assignment]  # so Python is told that there is none
    for name in (*SERVER, *KERNEL):
        if find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    del sys.modules[NOT_WANTED]
    _spare()
    _notebooks()
    _course()


def _notebooks() -> None:
    """What nbformat makes at the first notebook that it looks at: 13 MiB of each server."""
    if find_spec("nbformat"):
        nbformat = importlib.import_module("nbformat")
        nbformat.validate(nbformat.v4.new_notebook())


def _spare() -> None:
    """Leave out what JupyterLab and ipykernel would do at each start and nothing here needs.

    JupyterLab waits for Node to tell where packages come from; it does without where there is no Node. A kernel lists
    all modules for the debugger, so that of each module's memory every student would have a copy: 15 MiB.
    """
    if commands := sys.modules.get("jupyterlab.commands"):
        vars(commands)["_yarn_config"] = lambda _: {"yarn config": {}, "npm config": {}}
    if kernel := sys.modules.get("ipykernel.ipkernel"):
        vars(kernel)["sys"] = NoModules()


def _course() -> None:
    """All activities, and all that they show: what is read here once, no kernel reads again."""
    from course_lib import paths
    from course_lib.activities.frame import front_end
    from course_lib.coach import loading
    from course_lib.content.reader import Content
    from course_lib.kinds import VERBS
    from course_lib.learner.outline import outlines

    for name in ("course_lib.kernel", "course_lib.session.closings"):
        importlib.import_module(name)
    for verb in VERBS:
        if find_spec(f"course_lib.activities.{verb}"):
            importlib.import_module(f"course_lib.activities.{verb}.{verb}")
    content = Content(paths.data())
    content.letters()
    outlines(content)
    loading.book()
    front_end.script()
    front_end.styles()


def differing(read: Mapping[str, str | None], environment: Mapping[str, str]) -> list[str]:
    """What was read while importing and would be read otherwise in this environment."""
    return sorted(name for name, value in read.items() if name not in SETTLED and environment.get(name) != value)


def settle() -> None:
    """Make new, in a child, what was made of the home and the account of the process that it comes from."""
    site.USER_BASE = site.USER_SITE = None  # found out again on first need
    if bins := sys.modules.get("send2trash.plat_other"):
        importlib.reload(bins)
    if exporters := sys.modules.get("nbconvert.exporters.templateexporter"):
        from jupyter_core.paths import jupyter_path

        exporters.TemplateExporter.template_data_paths.default_args = (jupyter_path("nbconvert", "templates"),)
