"""A course room in which commands run in processes that may be killed; see mortal.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.grading import mortal
from tests.support.grading.classroom import CourseRoom
from tests.support.places import ROOT

#: A command's words, and `call` or `after`, and `signal`: where or when it dies, and of what.
Run = Callable[..., dict[str, Any]]


@contextmanager
def mortal_room(room: CourseRoom) -> Iterator[Run]:
    """A function that runs a command in the course's folder."""
    variables = os.environ | {"PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(room.root.parent / "config")}
    process = subprocess.Popen(
        [sys.executable, Path(mortal.__file__), room.root],
        env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    says, hears = process.stdin, process.stdout
    assert says is not None
    assert hears is not None

    def ask(*command: str, **how: Any) -> dict[str, Any]:
        says.write(json.dumps({"command": command, **how}) + "\n")
        says.flush()
        done: dict[str, Any] = json.loads(hears.readline())
        return done

    yield ask
    process.communicate()
