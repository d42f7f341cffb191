"""What the hub starts for a student, as the student: bring the lessons, then become the student's server.

What the server says goes into a log of the student's own: the hub's is not theirs to write in.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from course_lib import paths
from course_lib.ops.launch import LaunchError, deliver


def main() -> None:
    """Deliver the lessons to the folder that the hub names; what went wrong is in the student's log."""
    os.umask(0o077)  # answers and notebooks are the student's alone, however open the home folder is
    with suppress(OSError):
        Path.home().chmod(Path.home().stat().st_mode & 0o700)  # and the home folder is closed, too
    keep_log()
    clear(Path(os.environ["JUPYTER_RUNTIME_DIR"]))
    folder = Path(os.environ["JUPYTERHUB_ROOT_DIR"]).expanduser()
    try:
        for sentence in deliver(paths.notebooks(), folder):
            print(sentence, file=sys.stderr)
    except LaunchError as error:
        # A student with a full disk must still be able to reach what is there, and to make room.
        print(error, file=sys.stderr)
        if not folder.is_dir():
            folder = Path.home()
            os.environ |= {"JUPYTERHUB_ROOT_DIR": str(folder), "JUPYTERHUB_DEFAULT_URL": "/lab"}
    os.chdir(folder)  # nbgrader fetches assignments into the working folder, and JupyterLab shows this one
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *sys.argv[1:]])


def keep_log() -> None:
    """Write from here on into this server's log; the one of the server before stays beside it."""
    log = paths.server_log()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    except OSError:
        return  # a full disk; the hub has led the output to nowhere
    for stream in (1, 2):
        os.dup2(handle, stream)
    os.close(handle)


def clear(runtime: Path) -> None:
    """Remove what a server that ended has left behind: keys and sockets of kernels that nobody reaches any more."""
    for left in runtime.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
