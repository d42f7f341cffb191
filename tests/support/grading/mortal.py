"""nbgrader's commands, and the course's own, in processes that really die: of a signal, at any call of a function.

    python mortal.py FOLDER

Reads lines of JSON from its input: `{"command": [...], "call": 1000, "signal": 9}`. Each command runs in a process of
its own, as `nbgrader` would run it in the folder, or as the course would where it begins with `empathy`; or, where it
begins with `button`, as formgrader does: a step, an assignment, and the learners one after another. Without a `call` it
runs undisturbed, or until so many seconds have passed: `"after": 0.3`. Answers each line with what became of it:
`{"status": ..., "calls": ..., "seconds": ...}`, a negative status being the signal, as in `subprocess`.
"""

import json
import os
import signal as signals
import sys
import time
from types import FrameType

from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import PyFileConfigLoader

from course_lib import __main__ as empathy
from course_lib.grading.batch import command as of_batch
from course_lib.grading.batch import run as batch

#: So that a small class is written in several goes.
batch.AT_ONCE = 3
assert of_batch


def run(command: list[str], call: int | None, signal: int, report: int) -> None:
    """Run a command, count its calls of functions, and die at one of them; with 0 it only counts. Tells the count."""
    count, me = 0, os.getpid()

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1
        if count == call and os.getpid() == me:  # a worker, which is forked, counts on for itself
            os.kill(me, signal)

    log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if call is not None:
        sys.settrace(tick)
    try:
        if command[0] == "empathy":
            status = empathy.main(command[1:])
        elif command[0] == "button":
            status = press(*command[1:])
        else:
            NbGraderApp.launch_instance(command)
            status = 0
    except SystemExit as end:
        status = int(end.code or 0) if not isinstance(end.code, str) else 1
    sys.settrace(None)
    os.write(report, str(count).encode())
    os._exit(status)


def press(step: str, assignment: str, *learners: str) -> int:
    """Have formgrader's own code do a step for each of the learners."""
    config = PyFileConfigLoader("nbgrader_config.py", path=".").load_config()
    formgrader = NbGraderAPI(CourseDirectory(config=config), Authenticator(config=config), config=config)
    done = [getattr(formgrader, step)(assignment, learner) for learner in learners]
    return 0 if all(one["success"] for one in done) else 1


def main() -> None:
    """Answer until the input ends."""
    os.chdir(sys.argv[1])
    signals.signal(signals.SIGHUP, signals.SIG_DFL)  # whoever runs the tests under nohup ignores it, and so would we
    for line in sys.stdin:
        asked = json.loads(line)
        hear, report = os.pipe()
        if (child := os.fork()) == 0:
            run(asked["command"], asked.get("call"), asked.get("signal", 0), report)
        os.close(report)
        begun = time.monotonic()
        if "after" in asked:
            time.sleep(asked["after"])
            os.kill(child, asked["signal"])
        with os.fdopen(hear, "rb") as counted:
            calls = int(counted.read() or 0)
        _, status = os.waitpid(child, 0)
        seconds = time.monotonic() - begun
        told = {"status": os.waitstatus_to_exitcode(status), "calls": calls, "seconds": seconds}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
