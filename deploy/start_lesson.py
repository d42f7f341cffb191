"""What the hub starts for a student, as the student: bring the lessons, then become the student's server."""

import os
import sys

from course_lib.ops.student_server import log_at_home, prepare


def main() -> None:
    """Say nothing into the hub's log, and go on as the server."""
    log_at_home()
    prepare()
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *sys.argv[1:]])


if __name__ == "__main__":
    main()
