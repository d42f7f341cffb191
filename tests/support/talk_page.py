"""A page of a talk, without a browser: it sends what a page sends, and hears what a page hears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from course_lib import paths
from course_lib.activities.talk.talk import TalkActivity
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.session import Session

NAME = "the-second-cup"


class Page:
    """A page that sends messages to an activity and hears its answers."""

    def __init__(self, home: Path) -> None:
        self.home = home
        made = Session(Content(paths.data()), Record(home / "answers"), Record(home / "private")).activity("talk", NAME)
        assert isinstance(made, TalkActivity)
        self.made = made
        self.heard: list[dict[str, Any]] = []
        made.send = self.heard.append

    def act(self, act: str, **data: Any) -> dict[str, Any]:
        ref = f"{act}-{len(self.heard)}-{self.home.name}"
        self.made._hear(self.made, {"type": "act", "item": NAME, "act": act, "data": data, "ref": ref}, [])
        return self.heard[-1]

    def ask(self, ask: str, **data: Any) -> dict[str, Any]:
        self.made._hear(self.made, {"type": "ask", "ask": ask, "data": data, "ref": "r"}, [])
        return self.heard[-1]

    def begin(self, feedback: str = "each") -> dict[str, Any]:
        return self.sitting(self.act("begin", seed="7-7", feedback=feedback))

    def choose(self, words: str, at: int = 0, *, again: bool = False) -> dict[str, Any]:
        offered = self.now()["again" if again else "offer"]
        number = next(one["number"] for one in offered if words in one["reply"])
        return self.sitting(self.act("turn", at=at, said="", number=number))

    def now(self) -> dict[str, Any]:
        sitting: dict[str, Any] = self.made.summary(self.made.events())["sitting"]
        return sitting

    @staticmethod
    def sitting(answer: dict[str, Any]) -> dict[str, Any]:
        assert answer["ok"], answer
        sitting: dict[str, Any] = answer["summary"]["sitting"]
        return sitting
