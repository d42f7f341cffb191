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

#: Where everything of a server or kernel begins. Those that read what is one student's are not here.
SERVER = (
    "jupyter_server.serverapp",
    "jupyterlab_server.app",
    "jupyterlab.extensions.readonly",
    "jupyterlab.handlers.announcements",
    "jupyterlab.handlers.build_handler",
    "jupyterlab.handlers.error_handler",
    "jupyterlab.handlers.extension_manager_handler",
    "jupyterlab.handlers.plugin_manager_handler",
    "jupyter_lsp.serverextension",
    "jupyter_server_terminals.app",
    "notebook_shim",
    "jupyterhub.handlers",
    "nbgrader.server_extensions.assignment_list.handlers",
    "nbgrader.server_extensions.course_list.handlers",
    "nbgrader.server_extensions.formgrader.formgrader",
    "nbgrader.server_extensions.validate_assignment.handlers",
)
KERNEL = ("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipywidgets", "anywidget", "numpy")
#: So that no library starts a second thread: who has one may not be forked.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
#: Read while importing, and still right in a child: settled below; a name in messages that nothing reads; one thread.
SETTLED = {"HOME", "XDG_DATA_HOME", "USER", *ONE_THREAD}


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
    for name in (*SERVER, *KERNEL):
        if find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    _course()


def _course() -> None:
    """All activities, and all that they show: what is read here once, no kernel reads again."""
    from course_lib import paths
    from course_lib.activities.frame import front_end
    from course_lib.coach import loading
    from course_lib.content.reader import Content
    from course_lib.kinds import VERBS

    importlib.import_module("course_lib.kernel")
    for verb in VERBS:
        if find_spec(f"course_lib.activities.{verb}"):
            importlib.import_module(f"course_lib.activities.{verb}.{verb}")
    Content(paths.data()).letters()
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
