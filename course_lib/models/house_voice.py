"""Words and turns that the course doesn't use where it speaks to learners itself."""

from __future__ import annotations

import re

from pydantic import field_validator

from course_lib.models.base import Line, Model, Some

#: What stands for what in a phrase that is looked for: any ending, and white space of any kind.
SIGNS = ((r"\*", r"[\w’'-]*"), (" ", r"\s+"))


class Avoided(Model):
    """A habit of the house: phrases by which it is found, why it is avoided, and what to write instead."""

    find: Some[Line]
    why: Line
    write: Line

    @field_validator("find")
    @classmethod
    def _can_be_looked_for(cls, find: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in find:
            if not re.fullmatch(r"[\w ,’'*()|-]+", phrase):
                raise ValueError(f"“{phrase}” has signs that aren't understood; write words, `*` and `(one|another)`")
            if phrase.count("(") != phrase.count(")") or re.search(r"\([^)]*\(|\(\)", phrase):
                raise ValueError(f"the brackets of “{phrase}” don't fit together; write `(one|another)`")
        return find

    def pattern(self) -> re.Pattern[str]:
        """What finds any of the phrases: whole words, large or small, also across the end of a line."""
        return re.compile("|".join(rf"{_expression(phrase)}(?!\w)" for phrase in self.find), re.IGNORECASE)


class HouseVoice(Model):
    """All that is avoided."""

    avoid: Some[Avoided]


def _expression(phrase: str) -> str:
    found = phrase.replace("'", "’").replace("’", "[’']")
    for sign, meaning in SIGNS:
        found = re.sub(sign, meaning.replace("\\", r"\\"), found)
    begins = "" if phrase.startswith(",") else r"(?<!\w)"
    return begins + re.sub(r"\(([^)]*)\)", r"(?:\1)", found)
