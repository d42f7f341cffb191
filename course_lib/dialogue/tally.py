"""What a session with a client comes to in numbers, as far as a program can count them.

Counted by the volley rule of the MITI 4.2.1 manual: each sort of behaviour once a turn (Moyers, Manuel & Ernst 2014).
How many reflections are complex is told as a range: experts agree on that at kappa .21 only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: The coach's moves by what the manual calls them. Advice after asking for leave is no longer non-adherent.
QUESTIONS, OPEN = frozenset(["open-question", "closed-question"]), "open-question"
REFLECTIONS = frozenset(["reflection", "summary"])
ADHERENT = frozenset(["affirmation", "autonomy", "permission"])
NON_ADHERENT = frozenset(["advice", "confrontation"])


@dataclass(frozen=True)
class Volley:
    """One turn of the learner's: the moves that the coach is sure of, and how many words each of the two said.

    `is_complex` tells it of a turn with a reflection; None where it can't be told.
    """

    moves: frozenset[str]
    words: int
    client_words: int
    is_complex: bool | None = None


@dataclass(frozen=True)
class Tally:
    """Counts over a session. A ratio whose denominator is 0 is None, and shown as “n/a”.

    Of the reflections `surely_complex` are complex at least, and `maybe_complex` at most.
    """

    turns: int
    questions: int
    open_questions: int
    reflections: int
    surely_complex: int
    maybe_complex: int
    adherent: int
    non_adherent: int
    words: int
    client_words: int

    @property
    def reflections_to_questions(self) -> float | None:
        """Reflections for each question."""
        return self.reflections / self.questions if self.questions else None

    @property
    def open_share(self) -> float | None:
        """The share of open questions among all, from 0 to 1."""
        return self.open_questions / self.questions if self.questions else None

    @property
    def talk_share(self) -> float | None:
        """The learner's share of all words, from 0 to 1."""
        whole = self.words + self.client_words
        return self.words / whole if whole else None


def tally(volleys: Iterable[Volley]) -> Tally:
    """Count a session's turns."""
    rows = list(volleys)

    reflecting = [row.is_complex for row in rows if row.moves & REFLECTIONS]

    def having(moves: frozenset[str]) -> int:
        return sum(bool(row.moves & moves) for row in rows)

    return Tally(
        turns=len(rows),
        questions=having(QUESTIONS),
        open_questions=having(frozenset([OPEN])),
        reflections=len(reflecting),
        surely_complex=reflecting.count(True),
        maybe_complex=len(reflecting) - reflecting.count(False),
        adherent=having(ADHERENT),
        non_adherent=sum(bool(row.moves & NON_ADHERENT) and "permission" not in row.moves for row in rows),
        words=sum(row.words for row in rows),
        client_words=sum(row.client_words for row in rows),
    )
