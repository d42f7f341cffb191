"""What the hub starts for a student, as the student: bring the lessons, then become the student's server."""

import os
import sys
from pathlib import Path

from course_lib import paths
from course_lib.ops.launch import LaunchError, deliver


def main() -> None:
    """Deliver the lessons to the folder that the hub names; what went wrong is for the admin, in the hub's log."""
    os.umask(0o077)  # answers and notebooks are the student's alone, however open the home folder is
    folder = Path(os.environ["JUPYTERHUB_ROOT_DIR"]).expanduser()
    try:
        for sentence in deliver(paths.notebooks(), folder):
            print(f"{os.environ['JUPYTERHUB_USER']}: {sentence}", file=sys.stderr)
    except LaunchError as error:
        # A student with a full disk must still be able to reach what is there, and to make room.
        print(f"{os.environ['JUPYTERHUB_USER']}: {error}", file=sys.stderr)
        if not folder.is_dir():
            folder = Path.home()
            os.environ |= {"JUPYTERHUB_ROOT_DIR": str(folder), "JUPYTERHUB_DEFAULT_URL": "/lab"}
    os.chdir(folder)  # nbgrader fetches assignments into the working folder, and JupyterLab shows this one
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *sys.argv[1:]])


if __name__ == "__main__":
    main()
