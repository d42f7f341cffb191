"""The small words of the interface: buttons, states, announcements."""

from __future__ import annotations

from pydantic import Field

from course_lib.models.base import Line, Model


class Words(Model):
    """One group of words a kind of activity: `frame` is on every activity, `answers` names what an answer
    may hold wherever it is told in words, the others are on their own kind.

    A word in braces, such as `{time}`, is filled in when the text is shown.
    """

    frame: dict[str, Line]
    answers: dict[str, Line] = Field(default_factory=dict)
    quiz: dict[str, Line]
    code: dict[str, Line]
    sort: dict[str, Line]
    order: dict[str, Line]
    rate: dict[str, Line]
    face: dict[str, Line]
    cue: dict[str, Line]
    respond: dict[str, Line]
    form: dict[str, Line]
    reflect: dict[str, Line]
    claim: dict[str, Line]
    safety: dict[str, Line]
    chart: dict[str, Line]
    review: dict[str, Line]
    progress: dict[str, Line]
    kept: dict[str, Line]
    graded: dict[str, Line]
