"""The feelings lab: which feelings are in a client's words, how big they are, and a sentence that says so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from course_lib.activities.feeling.remarks import remarks
from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import FeelingLab, FeelingLine, Meanings
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Heard, Written
from course_lib.models.coach import STRENGTHS
from course_lib.models.feeling import NONE, Size
from course_lib.models.moment import REPLY_WORDS
from course_lib.scoring.feeling import score_families, score_size

if TYPE_CHECKING:
    from course_lib.coach import Naming

log = logging.getLogger(__name__)


class FeelingActivity(Activity):
    """The key stays in the kernel. Which families are there is told at the second try, or when they are found; the
    words for the size come after that, for they would give it away, and our sentences come after the learner's own.

    `listen` reads a sentence to a line: what it needs takes a moment to load.
    """

    records: ClassVar = {
        Act.FAMILIES: Heard,
        Act.SIZE: Heard,
        **dict.fromkeys((Act.DRAFT, Act.FIRST, Act.SECOND), Written),
    }

    def __init__(
        self,
        lab: FeelingLab,
        table: Meanings,
        listen: Callable[[str, FeelingLine], Naming],
        frame: Frame,
    ) -> None:
        self._lines = {line.id: line for line in lab.lines}
        self._table, self._listen, self._shuffle = table, listen, frame.shuffle
        none = frame.words["feeling"]["none"]
        card = {
            "id": lab.id,
            "title": lab.title,
            "intro": html(lab.intro),
            "words": list(REPLY_WORDS),
            "lines": [
                {
                    "id": line.id,
                    "client": line.client,
                    "scene": html(line.scene),
                    "says": html(line.says),
                    "families": [
                        *({"id": one.name, "text": one.name} for one in frame.shuffle.mixed(line.id, line.families)),
                        {"id": NONE, "text": none},
                    ],
                }
                for line in lab.lines
            ],
            "closing": html(lab.closing),
        }
        super().__init__("feeling", card, {lab.id: lab.version()} | {one.id: one.version() for one in lab.lines}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        line = self._lines.get(item)
        match act, answer:
            case _ if line is None:
                raise ValueError("feelings are heard in a line")
            case Act.FAMILIES, Heard(families=families, word=None, attempt=attempt):
                return self._heard(line, families, attempt)
            case Act.SIZE, Heard(families=families, word=str(word), attempt=attempt) if line.size:
                if families != (line.size.family,):
                    raise ValueError(f"asked is how big the {line.size.family} is")
                return self._sized(line, line.size, word, attempt)
            case Act.DRAFT, Written():
                return {}
            case _, Written(text=text) if text.strip():
                return {"told": self._told(line, text)} | (self._compared(line) if act is Act.FIRST else {})
        raise ValueError("a line takes families, a word as big as the feeling, and a sentence")

    def _heard(self, line: FeelingLine, families: tuple[str, ...], attempt: int) -> dict[str, Any]:
        found = score_families(line, families)
        shown = found.right or attempt > 1
        said = {one.name: {"heard": one.heard, "feedback": html(one.feedback)} for one in line.families}
        said[NONE] = {"heard": line.unnamed.heard, "feedback": html(line.unnamed.feedback)}
        return {
            "right": found.right,
            "shown": shown,
            "none": line.silent and shown,
            "families": {name: one for name, one in said.items() if shown or name in families},
            "size": self._asked(line.size) if shown and line.size else None,
        }

    def _asked(self, size: Size) -> dict[str, Any]:
        """The family whose size is asked, with its words from mild to strong."""
        words = sorted(size.words, key=lambda word: self._strength(size.family, word))
        return {"family": size.family, "words": words}

    def _strength(self, family: str, word: str) -> int:
        strength = self._table.strength(family, word)
        return STRENGTHS.index(strength) if strength else 0

    def _sized(self, line: FeelingLine, size: Size, word: str, attempt: int) -> dict[str, Any]:
        fit = score_size(line, word, self._table)
        shown = fit == "fits" or attempt > 1
        told = {"fits": size.fits, "small": size.small, "large": size.large}
        fitting = [one for one in self._asked(size)["words"] if score_size(line, one, self._table) == "fits"]
        return {
            "fit": fit,
            "feedback": html(told[fit] or size.fits),
            "shown": shown,
            "fitting": fitting if shown else [],
            "reason": html(size.fits) if shown and fit != "fits" else "",
        }

    def _told(self, line: FeelingLine, text: str) -> list[dict[str, Any]] | None:
        """What can be told of a sentence; None where it can't be read: it is kept whatever becomes of its reading."""
        try:
            return remarks(line, self._listen(text, line))
        except Exception:
            log.exception("a sentence could not be read")
            return None

    def _compared(self, line: FeelingLine) -> dict[str, Any]:
        models = self._shuffle.mixed(line.id, line.models)
        return {
            "models": [{"reply": html(one.reply), "note": html(one.note)} for one in models],
            "retry": html(line.retry),
        }
