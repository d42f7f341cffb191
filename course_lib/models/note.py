"""A note about a client to write again, so that it says what was seen and heard."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.rules import Phrase

#: A note has at least and at most so many words: below there is nothing to read, and above nobody on duty reads it.
NOTE_WORDS = (15, 200)


class Fact(Model):
    """Something that was seen or heard and belongs in the note; one of the phrases shows that it is there."""

    name: Line
    phrases: Some[Phrase]
    why: Prose


class Note(Model):
    """What was seen and heard, a note about it that judges, and a note of ours that doesn't."""

    id: Id
    title: Line
    scene: Prose
    seen: Annotated[Many[Prose], Field(min_length=3)]
    note: Prose
    task: Prose
    facts: Annotated[Many[Fact], Field(min_length=3)]
    example: Prose
    about_example: Prose
    retry: Prose

    @model_validator(mode="after")
    def _told_apart(self) -> Note:
        if len({fact.name for fact in self.facts}) < len(self.facts):
            raise ValueError("two facts have the same name")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(f"{self.title}: {self.note}")}

    def substance(self) -> Any:
        return [self.scene, list(self.seen), self.note, self.task]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}


class Label(Model):
    """Words that tell a reader what to think of somebody, and what they do."""

    phrases: Some[Phrase]
    why: Prose


class NoteWords(Model):
    """What a note is searched for, outside of what it quotes.

    `inside` names what nobody can see, `marks` show that it is a guess, and `reports` that somebody said it.
    """

    labels: Some[Label]
    inside: Some[Phrase]
    marks: Some[Phrase]
    reports: Some[Phrase]
