"""The words of the field: each explained once, with the place in the course where it is taught."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.base import Id, Line, Many, Model

#: In characters. Three plain sentences fit; what needs more is a lesson's matter.
LONGEST = 420
#: A sentence ends here. A letter has to come before, for a number may have a point.
SENTENCE_END = re.compile(r"(?<=[\w”)%’])[.?](?:\s|$)")
MOST_SENTENCES = 3


class Term(Model):
    """A word of the field.

    `also` are its other names. `linked` are the words in a lesson's prose that lead here, where they are not the term
    and its other names; none where the word is used in everyday senses too. `lesson` and `section`, the id of a
    heading's cell, tell where it is taught. `sources` name the publications that a measure or a finding rests on.
    """

    id: Id
    term: Annotated[Line, Field(max_length=60)]
    also: Many[Line] = ()
    linked: Many[Line] | None = None
    means: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, strip_whitespace=True)]
    lesson: Id
    section: Line
    sources: Many[str] = ()

    @model_validator(mode="after")
    def _short(self) -> Term:
        if len(SENTENCE_END.findall(self.means)) > MOST_SENTENCES:
            raise ValueError(f"`means` has more than {MOST_SENTENCES} sentences; leave the rest to the lesson")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its other names."""
        return (self.term, *self.also)

    @property
    def leading(self) -> tuple[str, ...]:
        """The words in prose that lead here."""
        return self.names if self.linked is None else self.linked

    @property
    def sorted_by(self) -> str:
        """What the term stands under in a list: small letters, without the marks it may begin with."""
        return self.term.lstrip("“‘").casefold()


class Glossary(Model):
    """All of them. On the page they are sorted by their terms."""

    terms: Many[Term] = ()

    def in_order(self) -> list[Term]:
        """Sorted as a reader looks them up."""
        return sorted(self.terms, key=lambda one: one.sorted_by)
