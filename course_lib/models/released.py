"""The ids that learners' stored answers may name. They are for ever."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from course_lib.models.base import Id, Many, Model

#: Eight hexadecimal digits of an item's meaning.
Meaning = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class Released(Model):
    """Written by `python -m course_lib released`. Items come with their meaning, to see when it was changed."""

    lessons: Many[Id] = ()
    objectives: Many[Id] = ()
    quizzes: Many[Id] = ()
    items: dict[Id, Meaning] = Field(default_factory=dict)
    moments: Many[Id] = ()
    transcripts: Many[Id] = ()
    codes: Many[Id] = ()
    sortings: Many[Id] = ()
    cards: Many[Id] = ()
    orderings: Many[Id] = ()
    steps: Many[Id] = ()
    ratings: Many[Id] = ()
    replies: Many[Id] = ()
    faces: Many[Id] = ()
    tasks: Many[Id] = ()
    cues: Many[Id] = ()
    contexts: Many[Id] = ()
    forms: Many[Id] = ()
    choices: Many[Id] = ()
    written: Many[Id] = ()
    reflections: Many[Id] = ()
    stages: Many[Id] = ()
    gates: Many[Id] = ()
    charts: Many[Id] = ()
