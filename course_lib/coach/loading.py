"""The coach with its books open: rules, words and numbers of `data/coach/`, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_lib import paths
from course_lib.coach import Book, Card, Heard, Naming, Reading, bind, naming_of
from course_lib.coach import changed as _changed
from course_lib.coach import read as _read
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.models import CoachWords, Lists, Meanings, Rule

#: Where the numbers of the detectors lie, from the data folder on.
MODEL = Path("coach/model.json")


@cache
def book(data: Path | None = None) -> Book:
    """Everything the coach goes by, from the data folder. Raises ContentError where a file can't be used."""
    content = Content(data or paths.data())
    file = content.root / MODEL
    if not file.is_file():
        says = "the numbers of the coach are missing; `python -m course_lib coach train` makes them"
        raise ContentError([Letter(str(file), 1, "", says)])
    model = json.loads(file.read_text(encoding="utf-8"))
    lists = content.only(Lists).lists
    return bind(content.all(Rule), lists, content.only(Meanings), content.only(CoachWords), model)


def read(reply: str, says: str, risk: str | bool | None = None, moment: Card | None = None, asked: int = 0) -> Reading:
    """What the coach sees in a reply to a client's words, see `course_lib.coach.read`."""
    return _read(reply, says, risk=risk, moment=moment, book=book(), asked=asked)


def naming(sentence: str, heard: Heard) -> Naming:
    """What a sentence that is to name a feeling does to a client's words, see `course_lib.coach.naming_of`."""
    return naming_of(sentence, heard, book())


@dataclass(frozen=True)
class Coach:
    """The coach for what one client says."""

    card: Card

    def read(self, reply: str, asked: int = 0) -> Reading:
        """What it sees in a reply to this client; `asked` is the question to oneself that it falls back on."""
        return read(reply, self.card.says, moment=self.card, asked=asked)

    def changed(self, first: Reading, second: Reading) -> tuple[str, ...]:
        """What the second of two replies does otherwise than the first."""
        return _changed(first, second, book())
