"""Coding a transcript: one label for each counsellor turn, agreement with our key, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Code, Person, Transcript
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded
from course_lib.scoring.coding import score_coding


class CodeActivity(Activity):
    """The key stays in the kernel. The first check tells where the codes differ, the second also what ours are."""

    records: ClassVar = {Act.DRAFT: Coded, Act.ANSWER: Coded}

    def __init__(
        self,
        transcript: Transcript,
        codes: Mapping[str, Code],
        person: Person,
        frame: Frame,
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
        super().__init__("code", card, {transcript.id: transcript.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Coded)
        codes = answer.by_turn()
        result = score_coding(self._transcript.key(), self._transcript.codes, codes)
        if act is Act.DRAFT:
            return {}
        if result.coded < result.turns:
            raise ValueError("code every counsellor turn before checking")
        shown = answer.attempt > 1 or result.agreed == result.turns
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
        feedback: dict[str, Any] = {"same": same, "hard": turn.hard}
        if same or shown:
            feedback |= {"code": turn.code, "reason": html(turn.reason or "")}
        return feedback
