"""What comes before a student's server on a hub, as the student: a log of their own, a closed home, and the lessons."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from course_lib import paths
from course_lib.ops.launch import LaunchError, deliver


def log_at_home() -> None:
    """Have all output go to a file in the home folder.

    The hub's log is for the hub: a program of the student's could put any line there, another's login too.
    """
    os.umask(0o077)  # answers and notebooks are the student's alone, however open the home folder is
    log_to(paths.server_log())


def log_to(file: Path) -> None:
    """Have all output go to a file from now on; where it can't be written, nowhere. The one before stays beside it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    log = nothing
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            file.replace(file.with_suffix(".log.1"))
        log = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    for number, one in enumerate((nothing, log, log)):
        os.dup2(one, number)
    for one in {nothing, log}:
        os.close(one)


def prepare() -> None:
    """Close the home, clear what the server before left, deliver the lessons to the hub's folder, and go there."""
    with suppress(OSError):
        Path.home().chmod(Path.home().stat().st_mode & 0o700)
    if runtime := os.environ.get("JUPYTER_RUNTIME_DIR"):
        clear(Path(runtime))
    folder = Path(os.environ["JUPYTERHUB_ROOT_DIR"]).expanduser()
    try:
        for sentence in deliver(paths.notebooks(), folder):
            print(sentence, file=sys.stderr)
    except LaunchError as error:
        # A student with a full disk must still be able to reach what is there, and to make room.
        print(error, file=sys.stderr)
    try:
        os.chdir(folder)  # nbgrader fetches assignments into the working folder, and JupyterLab shows this one
    except OSError:
        os.chdir(Path.home())
        os.environ |= {"JUPYTERHUB_ROOT_DIR": str(Path.home()), "JUPYTERHUB_DEFAULT_URL": "/lab"}


def clear(runtime: Path) -> None:
    """Remove what a server that ended has left behind: keys and sockets of kernels that nobody reaches any more.

    What can't be removed is left there: no file of another's keeps a student out.
    """
    with suppress(OSError):
        for left in runtime.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                with suppress(OSError):
                    left.unlink()
