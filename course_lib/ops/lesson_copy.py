"""A learner's copy of a lesson: whether it was changed, and how it comes back as it came.

What a learner changed is never overwritten and never lost, and a file is written whole or not at all. The course's
own lessons are only read. Must not: read the learner's record, or write anything but the lesson and the copy beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib import paths

MANIFEST = ".lessons.json"
#: In bytes. The largest lesson has 0.06 million; with the outputs of a learner's own code it may be some millions.
LARGEST = 100_000_000


@dataclass(frozen=True)
class Delivered:
    """Hashes of what was delivered under one name: of the whole file, and of its sources alone."""

    file: str
    sources: str


@dataclass(frozen=True)
class Answer:
    """What the browser is told of a lesson. A kernel shows it as JSON, by Jupyter's own protocol.

    `changed` is None for a notebook that is no lesson of this course. `kept` is the name of the changed copy that was
    kept, where there was one; `problem` says why a lesson could not be put back.
    """

    changed: bool | None = None
    kept: str = ""
    problem: str = ""

    def _repr_json_(self) -> dict[str, Any]:
        return dict(vars(self))


def look(name: str, lesson: str) -> Answer:
    """Whether the file `name` in the working folder is still the lesson with this id as it was delivered.

    For the line at the top of a lesson, which asks it of the kernel. Raises OSError for a file that can't be read.
    """
    return _look(Path(name), own(lesson))


def put_back(name: str, lesson: str) -> Answer:
    """Make the file `name` in the working folder the lesson with this id again, as it came.

    A changed file is kept beside it as "<name> (changed).ipynb", or "(changed 2)" and so on; no file is overwritten
    but the lesson itself. For the line at the top of a lesson. Never raises: where it fails, the answer has a
    `problem` and the lesson is as it was.
    """
    path, source = Path(name), own(lesson)
    try:
        answer = _look(path, source)
        if source is None or answer.changed is None:
            return Answer()
        kept = keep_beside(path) if answer.changed else None
        write(path, source.read_bytes())
    except OSError as error:
        return Answer(changed=True, problem=error.strerror or str(error))
    return Answer(changed=False, kept=kept.name if kept else "")


def own(lesson: str) -> Path | None:
    """The course's own notebook with this lesson id, or None."""
    for file in sorted(paths.notebooks().glob("*.ipynb")):
        ours = json.loads(file.read_bytes())["metadata"].get("empathy_in_practice", {})
        if ours.get("lesson") == lesson:
            return file
    return None


def _look(path: Path, source: Path | None) -> Answer:
    if source is None or not path.is_file():
        return Answer()
    as_it_came = {sources(source.read_bytes())}
    try:
        delivered = read_manifest(path.parent / MANIFEST).get(path.name)
        as_it_came |= {delivered.sources} if delivered else set()  # an older one, if the course was updated since
    except ValueError:
        pass  # then it can only be compared with the course of today
    try:
        return Answer(changed=sources(stored(path)) not in as_it_came)
    except ValueError:
        return Answer(changed=True)


def keep_beside(path: Path) -> Path:
    """Copy a file beside itself under a name that no file has; the copy. Raises OSError, and then leaves none."""
    content, number = path.read_bytes(), 1
    while True:
        name = f"{path.stem} (changed).ipynb" if number == 1 else f"{path.stem} (changed {number}).ipynb"
        copy = path.with_name(name)
        try:
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        except FileExistsError:
            number += 1
            continue
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        return copy


def sources(content: bytes) -> str:
    """A hash of a notebook's cell types and sources: what running a lesson does not change.

    Raises ValueError for what is no notebook, or none for Jupyter, which takes no mark of UTF-8 at the beginning.
    """
    try:
        cells: list[dict[str, Any]] = json.loads(content.decode())["cells"]
        # A source may be written as one string or as a list of lines; both mean the same.
        found = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("this is no notebook") from error
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def read_manifest(path: Path) -> dict[str, Delivered]:
    """What was delivered so far, by file name. Raises ValueError for a damaged list."""
    if not os.path.lexists(path):
        return {}
    try:
        return {name: Delivered(**entry) for name, entry in json.loads(stored(path)).items()}
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the list is damaged") from error


def stored(path: Path) -> bytes:
    """What a file holds. Raises ValueError for what is no file or larger than any notebook, and OSError.

    A pipe would keep its reader waiting for ever, and a device never ends.
    """
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise ValueError("this is no file of the course")
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp makes files that only their owner may read
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
