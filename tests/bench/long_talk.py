"""A talk of so many turns as no session has: real turns of several sessions, put into one by a stand-in for the kernel.

A session ends after 30 turns at the latest; what the page has to bear is measured above that.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import course_lib
from course_lib.activities.talk.talk import TalkActivity
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answers import AnyAnswer
from tests.support.talk_page import NAME, Page

NOTE = "I wanted to stay with what he said, and I think that it came across."


def write(file: Path, turns: int) -> None:
    """Write a talk of so many turns, each with a note and with what is told of it, for `show`."""
    with tempfile.TemporaryDirectory() as home:
        page = Page(Path(home))
        played: list[dict[str, Any]] = []
        while len(played) < turns:
            played += _session(page, f"{len(played)}-1")
        talk = {**page.now(), "ended": False, "closing": [], "chair": [], "turns": played[:turns]}
        talk["offer"] = talk["again"]
    file.write_text(json.dumps(talk), encoding="utf-8")


def _session(page: Page, seed: str) -> list[dict[str, Any]]:
    """The turns of one session in which the first reply on offer is chosen, to its end."""
    now = page.sitting(page.act("begin", seed=seed, feedback="each"))
    while not now["ended"]:
        at = len(now["turns"])
        page.act("turn", at=at, said="", number=now["offer"][0]["number"])
        now = page.sitting(page.act("note", at=at, noted=NOTE))
    turns: list[dict[str, Any]] = now["turns"]
    return turns


def show(file: str, begun: int) -> object:
    """In a notebook: the talk with its first `begun` turns; what is sent is kept, and brings the turn that follows."""
    talk = json.loads(Path(file).read_text(encoding="utf-8"))

    def as_kept(_: TalkActivity, __: Act, answer: AnyAnswer) -> AnyAnswer:
        return answer

    def summary(_: TalkActivity, events: list[Event]) -> dict[str, Any]:
        acts = [event.act for event in events]
        turns = talk["turns"][: begun + acts.count(Act.TURN)]
        if acts.count(Act.NOTE) < acts.count(Act.TURN):
            turns[-1] = {**turns[-1], "note": None, "told": None}
        return {"sitting": {**talk, "turns": turns}, "past": [], "since": ""}

    TalkActivity.as_kept = as_kept  # type: ignore[method-assign, assignment]
    TalkActivity.summary = summary  # type: ignore[method-assign, assignment]
    return course_lib.talk(NAME)
