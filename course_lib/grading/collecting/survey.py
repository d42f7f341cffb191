"""What is needed of a submission, and whether it may be taken, from a list of what lies in it. Pure.

Taken are the notebooks, `items.json` and `answers/*.jsonl`; of nbgrader's two small files, `timestamp.txt` and
`submission_secret.txt`, what they say. Marking reads no more, so nothing else leaves the exchange, and nothing else can
be in the way: no picture, no link, no pipe, no twenty thousand empty files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from course_lib.grading.collecting.refused import Refused, shown

#: Far above what an assignment needs: a notebook is some 100 kB, a sitting's answers some 10, and a long reply that is
#: saved every few words for hours some million.
LARGEST_FILE = 16_000_000
LARGEST = 32_000_000
MOST_FILES = 1_000
MOST_NOTEBOOKS = 20
ANSWERS, TIMESTAMP, SECRET = "answers", "timestamp.txt", "submission_secret.txt"
NO_NOTEBOOK = "No notebook came with it."
NO_ANSWERS = "There is no folder answers in this submission."
#: What a browser, a sync program or a person calls a file; nothing that means something to a page or a pattern.
TAME = re.compile(r"[\w(][\w .,()+@~-]{0,119}\.(ipynb|jsonl)")


@dataclass(frozen=True)
class Entry:
    """Something in a submission. `kind`: file, folder, link or other; `size` in bytes; `changed`, which the kernel
    keeps and no learner can set, in nanoseconds since 1970.
    """

    path: str
    kind: str
    size: int = 0
    owner: int = 0
    changed: int = 0
    number: int = 0


@dataclass(frozen=True)
class Survey:
    """What will be read of a submission, and what the instructor should know of the rest."""

    files: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()

    @property
    def changed(self) -> datetime:
        """When the last change to any of it was made, by the clock of the machine that keeps it."""
        return datetime.fromtimestamp(max(entry.changed for entry in self.files) / 1e9, UTC)

    @property
    def has_secret(self) -> bool:
        """Whether nbgrader's last file is there: before it, `submit` is still at work."""
        return {TIMESTAMP, SECRET} <= {entry.path for entry in self.files}

    @property
    def fingerprint(self) -> str:
        """Another one as soon as anything in it was written again."""
        told = sorted((entry.path, entry.size, entry.changed) for entry in self.files)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def wanted(path: str) -> bool:
    """Whether a file of this name is needed."""
    folder, _, name = path.rpartition("/")
    if folder:
        return folder == ANSWERS and name.endswith(".jsonl")
    return name.endswith(".ipynb") or name in ("items.json", ANSWERS, TIMESTAMP, SECRET)


def survey(entries: Iterable[Entry], owner: int) -> Survey:
    """Sort out what lies in a folder that belongs to the account `owner`.

    What another account put there is left there. Raises Refused where something that marking needs can't be taken, or
    nothing that it needs is there.
    """
    entries = sorted(entries, key=lambda entry: entry.path)
    files, foreign, odd = [], 0, 0
    for entry in entries:
        if not wanted(entry.path) or (entry.path == ANSWERS and entry.kind == "folder" and entry.owner == owner):
            continue
        if entry.owner != owner:
            foreign += 1
        elif _is_needed(entry.path):
            if entry.path != ANSWERS and not TAME.fullmatch(entry.path.removeprefix(f"{ANSWERS}/")):
                odd += 1
            else:
                _check(entry)
                files.append(entry)
        elif entry.kind == "file" and entry.size <= LARGEST_FILE:
            files.append(entry)
    _check_all(files)
    no_answers = [] if any(entry.path == ANSWERS for entry in entries) else [NO_ANSWERS]
    return Survey(tuple(files), (*_remarks(files, foreign, odd), *no_answers))


def _is_needed(path: str) -> bool:
    return path == ANSWERS or path.endswith((".ipynb", ".jsonl"))


def _check(entry: Entry) -> None:
    name = shown(entry.path)
    if entry.kind == "link":
        raise Refused(f"It holds a link ({name}), and a link may lead to somebody else's work.")
    if entry.kind != "file":
        raise Refused(f"{name} is no ordinary file." if entry.path != ANSWERS else "answers is no folder.")
    if entry.size > LARGEST_FILE:
        raise Refused(f"{name} has {entry.size:,} bytes; {LARGEST_FILE:,} are the most.")
    if entry.path == ANSWERS:
        raise Refused("answers is no folder.")


def _check_all(files: list[Entry]) -> None:
    notebooks = sum(entry.path.endswith(".ipynb") for entry in files)
    if not any(_is_needed(entry.path) for entry in files):
        raise Refused("It holds neither a notebook nor answers.")
    if notebooks > MOST_NOTEBOOKS:
        raise Refused(f"It holds {notebooks} notebooks; {MOST_NOTEBOOKS} are the most.")
    if len(files) > MOST_FILES:
        raise Refused(f"It holds {len(files):,} files of answers; {MOST_FILES:,} are the most.")
    if (size := sum(entry.size for entry in files)) > LARGEST:
        raise Refused(f"Together its files have {size:,} bytes; {LARGEST:,} are the most.")


def _remarks(files: list[Entry], foreign: int, odd: int) -> Iterable[str]:
    if not any(entry.path.endswith(".ipynb") for entry in files):
        yield NO_NOTEBOOK
    if foreign:
        yield f"Another account put {foreign} file(s) into it; they were left there."
    if odd:
        yield f"{odd} file(s) with signs in their names that no program gives were left there."
