"""Coding a transcript: one label for each counsellor turn, agreement with our key, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib import scoring
from course_lib.markdown import html
from course_lib.models import Code, Help, Person, Transcript, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end


class CodeActivity(Activity):
    """The key stays in the kernel. The first check tells where the codes differ, the second also what ours are."""

    _esm, _css = front_end("code")

    def __init__(
        self,
        transcript: Transcript,
        codes: Mapping[str, Code],
        person: Person,
        *,
        words: Words,
        help: Help,
        record: Record,
    ) -> None:
        self._transcript = transcript
        card = {
            "id": transcript.id,
            "title": transcript.title,
            "intro": html(transcript.intro),
            "goal": transcript.goal,
            "client": person.name,
            "codes": [
                {"id": code, "name": codes[code].name, "means": html(codes[code].means), "example": codes[code].example}
                for code in transcript.codes
            ],
            "turns": [{"speaker": turn.speaker, "text": html(turn.text)} for turn in transcript.turns],
        }
        super().__init__("code", card, {transcript.id: transcript.version()}, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        codes = {int(turn): code for turn, code in data["codes"].items()}
        result = scoring.coding(self._transcript, codes)
        if act == "draft":
            return {}
        if act != "answer":
            raise ValueError(f"coding has no act {act!r}")
        if result.coded < result.turns:
            raise ValueError("code every counsellor turn before checking")
        shown = data.get("attempt", 1) > 1 or result.agreed == result.turns
        return {
            "kappa": result.kappa,
            "agreed": result.agreed,
            "of": result.turns,
            "reached": result.kappa is not None and result.kappa >= self._transcript.goal,
            "by_code": [[code, count, met] for code, (count, met) in result.by_code.items()],
            "shown": shown,
            "turns": {str(index): self._said(index, code, shown) for index, code in codes.items()},
        }

    def _said(self, index: int, code: str, shown: bool) -> dict[str, Any]:
        turn = self._transcript.turns[index]
        same = turn.code == code
        said: dict[str, Any] = {"same": same, "hard": turn.hard}
        if same or shown:
            said |= {"code": turn.code, "reason": html(turn.reason or "")}
        return said
