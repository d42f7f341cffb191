"""A note written again in the learner's own words: what still judges, what is left out, and then once more."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Note, NoteWords
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Written
from course_lib.models.note import NOTE_WORDS
from course_lib.scoring import note as scoring
from course_lib.scoring.note import Noted


class RewriteActivity(Activity):
    """Facts, the words that judge and our example stay in the kernel until the learner has written a note."""

    records: ClassVar = dict.fromkeys((Act.DRAFT, Act.FIRST, Act.SECOND), Written)

    def __init__(self, note: Note, lists: NoteWords, frame: Frame) -> None:
        self._note, self._lists = note, lists
        card = {
            "id": note.id,
            "title": note.title,
            "scene": html(note.scene),
            "seen": [html(one) for one in note.seen],
            "note": html(note.note),
            "task": html(note.task),
            "words": list(NOTE_WORDS),
        }
        super().__init__("rewrite", card, {note.id: note.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Written)
        if act is Act.DRAFT:
            return {}
        if not answer.text.strip():
            raise ValueError("a note has words")
        now = self._read(answer.text)
        before = [e.answer for e in self.events() if e.act is Act.FIRST and isinstance(e.answer, Written)]
        changed = self._changed(self._read(before[-1].text), now) if act is Act.SECOND and before else None
        return {
            "judging": [{"words": words, "why": html(label.why)} for words, label in now.judging],
            "missing": [{"name": fact.name, "why": html(fact.why)} for fact in now.missing],
            "kept": [fact.name for fact in now.kept],
            "concluded": [
                {"sentence": one.sentence, "words": one.words, "marked": one.marked} for one in now.concluded
            ],
            "changed": changed,
            "example": html(self._note.example),
            "about_example": html(self._note.about_example),
            "retry": html(self._note.retry),
        }

    def _read(self, text: str) -> Noted:
        return scoring.read(text, self._note, self._lists)

    def _changed(self, first: Noted, second: Noted) -> dict[str, Any]:
        """What is gone of the words that judged, and which facts have come in or were lost since the first note."""
        judged = {words for words, _ in second.judging}
        return {
            "gone": [words for words, _ in first.judging if words not in judged],
            "found": [fact.name for fact in second.kept if fact in first.missing],
            "lost": [fact.name for fact in second.missing if fact in first.kept],
        }
