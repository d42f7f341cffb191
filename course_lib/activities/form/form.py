"""A form of the skill test: ten vignettes, one at a time, and a look back at each once all are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.respond.respond import reading
from course_lib.content.markdown import html, inline
from course_lib.learner import test_session
from course_lib.learner.before_and_after import before_and_after
from course_lib.learner.record import Event
from course_lib.learner.segment import NotSaved
from course_lib.learner.shuffle import Shuffle
from course_lib.models import ChoiceVignette, Form, Person, WrittenVignette
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Compared, Picked, Written


class FormActivity(Activity):
    """Key, feedback and skills stay in the kernel until the tenth vignette is answered or skipped.

    From then on no answer can be changed: the first time is what a second one is held against. Where both forms are
    over, the later one shows the two side by side; `parallel` is the other one.
    """

    records: ClassVar = {Act.DRAFT: Written, Act.ANSWER: Picked | Written, Act.PLACED: Compared}

    def __init__(self, form: Form, people: Mapping[str, Person], frame: Frame, parallel: Form | None = None) -> None:
        self._form, self._vignettes, self._shuffle, self._parallel = form, form.vignettes, frame.shuffle, parallel
        card = {
            "id": form.id,
            "title": form.title,
            "intro": html(form.intro),
            "task": html(form.task),
            "qualities": list(test_session.QUALITIES),
            "words": [test_session.SHORTEST, test_session.LONGEST],
            "vignettes": [
                _written(one, people[one.person]) if isinstance(one, WrittenVignette) else _choice(one, frame.shuffle)
                for one in self._vignettes.values()
            ],
        }
        versions = {form.id: form.version()} | {name: one.version() for name, one in self._vignettes.items()}
        super().__init__("form", card, versions, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        """Nothing: what is to be said comes with the summary, after the tenth."""
        if item not in self._vignettes:
            raise ValueError("only a vignette can be answered")
        test_session.check(self._vignettes[item], act, answer)
        session = test_session.test_session(self._form, self.record.events())
        if act is Act.PLACED and not (session.over and item in session.answers):
            raise ValueError("a reply is placed once all ten are done")
        same_again = answer == session.answers.get(item)
        if act is Act.ANSWER and item in session.closed and not same_again:
            raise NotSaved(self._words["form"]["closed"])
        return {}

    def reply_again(self, event: Event) -> dict[str, Any] | None:
        """Nothing, where the event fits. Whether it came in time was asked when it was stored."""
        if event.version != self.versions[event.item]:
            return None
        if event.item in self._vignettes and not test_session.fits(
            self._vignettes[event.item], event.act, event.answer
        ):
            return None
        return {}

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """How far the learner is; after the tenth, what it came to and our reading of every vignette."""
        session = test_session.test_session(self._form, events)
        summary: dict[str, Any] = {"done": session.done, "over": session.over}
        if session.over:
            summary["result"] = asdict(test_session.result(self._form, session))
            summary["change"] = self._change()
            summary["closing"] = html(self._form.closing)
            summary["vignettes"] = {name: _read(one, session, self._shuffle) for name, one in self._vignettes.items()}
        return summary

    def _change(self) -> dict[str, Any] | None:
        found = self._parallel and before_and_after(self._form, self._parallel, self.record.events())
        return asdict(found) | {"tells": found.tells} if found else None


def _choice(one: ChoiceVignette, shuffle: Shuffle) -> dict[str, Any]:
    return {
        "id": one.id,
        "prompt": html(one.prompt),
        "options": [inline(option.text) for option in one.options],
        "places": shuffle.places(one.id, len(one.options)),
    }


def _written(one: WrittenVignette, person: Person) -> dict[str, Any]:
    return {"id": one.id, "client": person.name, "scene": html(one.scene), "says": html(one.says)}


def _read(one: ChoiceVignette | WrittenVignette, session: test_session.TestSession, shuffle: Shuffle) -> dict[str, Any]:
    """Our reading of a vignette, and what the learner did with it."""
    answer = session.answers.get(one.id)
    shared = {"skill": one.skill, "answer": answer and answer.stored()}
    if isinstance(one, WrittenVignette):
        return {**shared, **reading(one, shuffle), "risk": one.risk, "placed": session.placed.get(one.id)}
    return {
        **shared,
        "options": [{"right": option.correct, "feedback": html(option.feedback)} for option in one.options],
    }
