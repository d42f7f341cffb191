"""Who marked what, when and how: lines that are added and never changed, in files of which each process has its own.

nbgrader's gradebook has one score for a reply. The points by criterion, the second marker's reading, the agreed mark
and the marker's reusable comments are here.
Must not: know what a line means, or call anything kept before the disk has it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from course_lib.learner.record import FORMAT, Timestamp, now
from course_lib.learner.segment import NotSaved, Segment

#: `first` counts until markers agree on another mark; `second` is blind to it; `agreed` counts from then on.
Reading = Literal["first", "second", "agreed"]
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at: Timestamp
    marker: str


class Marked(_Line):
    """A reply as somebody marked it. `points` are by the criterion's name; `reply` stands for the text that was read.

    Before every criterion has its points, the mark is begun and counts for nothing.
    """

    did: Literal["marked"] = "marked"
    item: str
    student: str
    reading: Reading
    points: dict[str, Points]
    comment: str
    reply: str


class Compared(_Line):
    """A second marker ended their reading of an item, and both readings were laid side by side."""

    did: Literal["compared"] = "compared"
    item: str


class Phrase(_Line):
    """A comment to use again, under a name of its own. The last of a name holds; an empty one is gone."""

    did: Literal["phrase"] = "phrase"
    id: str
    text: str


class Numbered(_Line):
    """Learners got the next numbers, in an order drawn with the seed."""

    did: Literal["numbered"] = "numbered"
    seed: str
    students: Annotated[tuple[str, ...], Field(strict=False)]


Line = Marked | Compared | Phrase | Numbered
_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="did")])


@dataclass
class Trail:
    """The trail of an assignment, in one folder. `shared`: the markers' group writes into it too."""

    folder: Path
    shared: bool = False
    clock: Callable[[], str] = now
    #: What could not be read, in the marker's words.
    problems: list[str] = field(default_factory=list)
    _segment: Segment | None = None

    def lines(self) -> list[Line]:
        """All lines of all files, oldest first; `problems` tells what was passed over."""
        self.problems = []
        found = [line for file in sorted(self.folder.glob("*.jsonl")) for line in self._read(file)]
        return sorted(found, key=lambda line: line.at)

    def _read(self, file: Path) -> list[Line]:
        lines, passed = [], 0
        for line in file.read_bytes().splitlines():
            if line.startswith(b'{"format"'):
                continue
            try:
                lines.append(_LINE.validate_json(line))
            except ValueError:  # torn by a crash, or written by a newer course
                passed += 1
        if passed:
            self.problems.append(f"{passed} damaged line(s) of {file.name} were passed over.")
        return lines

    def append(self, line: Line) -> None:
        """Keep a line. Raises NotSaved, and what was kept before stays as it is."""
        content = json.loads(line.model_dump_json())
        try:
            self._write(content)
        except OSError as problem:
            self._segment = None
            raise NotSaved.because(problem, self.folder) from problem

    def _write(self, content: dict[str, Any]) -> None:
        if self._segment is not None and self._segment.process == os.getpid():  # a forked child has one of its own
            with suppress(FileNotFoundError):  # its file was taken away meanwhile
                self._segment.write(content)
                return
        self._segment = Segment.begin(self.folder, now(), {"format": FORMAT})
        self._open_to_group(self._segment.path)
        self._segment.write(content)

    def _open_to_group(self, file: Path) -> None:
        if self.shared:
            file.chmod(0o660)
            if self.folder.stat().st_uid == os.geteuid():
                self.folder.chmod(0o2770)
