"""A form of the skill test: ten vignettes, one at a time, and a look back at each once all are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from course_lib.markdown import html, inline
from course_lib.measures import sitting
from course_lib.models import Chosen, Form, Help, Person, Words, Written
from course_lib.record import Event, NotSaved, Record
from course_lib.widgets.frame import Activity, front_end
from course_lib.widgets.respond import reading


class FormActivity(Activity):
    """Key, feedback and skills stay in the kernel until the tenth vignette is answered or skipped.

    From then on no answer can be changed: the first time is what a second one is held against.
    """

    _esm, _css = front_end("form", "sure", "reading")

    def __init__(self, form: Form, people: Mapping[str, Person], *, words: Words, help: Help, record: Record) -> None:
        self._form, self._vignettes = form, form.vignettes
        card = {
            "id": form.id,
            "title": form.title,
            "intro": html(form.intro),
            "task": html(form.task),
            "vignettes": [
                *(_choice(one) for one in form.choices),
                *(_written(one, people[one.person]) for one in form.written),
            ],
        }
        versions = {form.id: form.version()} | {name: one.version() for name, one in self._vignettes.items()}
        super().__init__("form", card, versions, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing: what is to be said comes with the summary, after the tenth."""
        if item not in self._vignettes:
            raise ValueError("only a vignette can be answered")
        sitting.check(self._vignettes[item], act, data)
        sat = sitting.sitting(self._form, self.record.events())
        if act == "placed" and not (sat.over and item in sat.answers):
            raise ValueError("a reply is placed once all ten are done")
        if act == "answer" and item in sat.closed and data != sat.answers.get(item):  # the same again is a retry
            raise NotSaved(self._words.form["closed"])
        return {}

    def reply_again(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
        """What is stored was in time when it was stored."""
        try:
            if item in self._vignettes:
                sitting.check(self._vignettes[item], act, data)
        except (ValueError, TypeError):
            return None
        return {}

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """How far the learner is; after the tenth, what it came to and our reading of every vignette."""
        sat = sitting.sitting(self._form, events)
        said: dict[str, Any] = {"done": sat.done, "over": sat.over}
        if sat.over:
            said["result"] = asdict(sitting.result(self._form, sat))
            said["closing"] = html(self._form.closing)
            said["vignettes"] = {name: _read(one, sat) for name, one in self._vignettes.items()}
        return said


def _choice(one: Chosen) -> dict[str, Any]:
    return {"id": one.id, "prompt": html(one.prompt), "options": [inline(option.text) for option in one.options]}


def _written(one: Written, person: Person) -> dict[str, Any]:
    return {"id": one.id, "client": person.name, "scene": html(one.scene), "says": html(one.says)}


def _read(one: Chosen | Written, sat: sitting.Sitting) -> dict[str, Any]:
    """Our reading of a vignette, and what the learner did with it."""
    said = {"skill": one.skill, "answer": sat.answers.get(one.id)}
    if isinstance(one, Written):
        return {**said, **reading(one), "risk": one.risk, "placed": sat.placed.get(one.id)}
    return {
        **said,
        "options": [{"right": option.correct, "feedback": html(option.feedback)} for option in one.options],
    }
