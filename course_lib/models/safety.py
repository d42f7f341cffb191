"""Content notes, help lines and the words that open the help panel."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints

from course_lib.models.base import Id, Line, Model, Prose, Some
from course_lib.models.legend import Legend

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]


class HelpLine(Model):
    """A crisis line: how to reach it, who says so, and the day that was last read."""

    name: Line
    contact: Line
    note: Line | None = None
    source: Line
    checked: Day


class Country(Model):
    """The help lines of a country; `code` is its ISO 3166 code, or INT for the international finder."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}$")]
    name: Line
    lines: Some[HelpLine]


class Help(Model):
    """The help panel. `risk_words` are matched in the browser alone: the text they are found in goes nowhere."""

    title: Line
    intro: Prose
    countries: Some[Country]
    risk_words: Some[Line]
    risk_note: Prose

    def signed(self) -> dict[str, Any]:
        """Each country's lines by its code, without the day on which they were read; the rest by `HELP`."""
        unread = {"lines": {"__all__": {"checked"}}}
        lines = {one.code: one.model_dump(mode="json", exclude_defaults=True, exclude=unread) for one in self.countries}
        return {"HELP": self.as_written("countries"), **lines}


class Gate(Model):
    """What a lesson holds that may be heavy, said before it begins."""

    id: Id
    title: Line
    notes: Some[Line]
    frame: Prose
    skip: Prose

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)}

    def substance(self) -> Any:
        return self.notes

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
