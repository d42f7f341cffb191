"""Empathy in Practice: the verbs a lesson may call. Each shows one activity, by the id of its file in `data/`.

>>> import course_lib as course
>>> course.quiz("open-or-closed")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_lib.desk import Desk
    from course_lib.notice import Notice
    from course_lib.widgets.frame import Activity

__version__ = "0.1.0"
__all__ = [
    "chart",
    "claim",
    "code",
    "cue",
    "face",
    "form",
    "graded",
    "kept",
    "order",
    "progress",
    "quiz",
    "rate",
    "reflect",
    "respond",
    "review",
    "safety",
    "sort",
]


def quiz(name: str) -> Activity | Notice:
    """Choice questions with feedback for each answer."""
    return _show(lambda desk: desk.quiz(name))


def code(name: str) -> Activity | Notice:
    """Code each thing a counsellor says, and see your agreement with our key."""
    return _show(lambda desk: desk.code(name))


def sort(name: str) -> Activity | Notice:
    """Sort replies or short scenes into categories, and read why each belongs where it does."""
    return _show(lambda desk: desk.sort(name))


def order(name: str) -> Activity | Notice:
    """Put steps in order, and read why each comes where it does."""
    return _show(lambda desk: desk.order(name))


def rate(name: str) -> Activity | Notice:
    """Rate replies on a scale, and see how near you come to our key."""
    return _show(lambda desk: desk.rate(name))


def face(name: str) -> Activity | Notice:
    """Move a drawn face by its action units, and learn their names."""
    return _show(lambda desk: desk.face(name))


def cue(name: str) -> Activity | Notice:
    """Say what a face or a voice might mean, how likely each reading is, and check it in words."""
    return _show(lambda desk: desk.cue(name))


def respond(name: str) -> Activity | Notice:
    """Answer a client in your own words, rate it, compare, try again."""
    return _show(lambda desk: desk.respond(name))


def form(name: str) -> Activity | Notice:
    """Ten vignettes before or after the course. What we think of each is shown after the last."""
    return _show(lambda desk: desk.form(name))


def reflect(name: str) -> Activity | Notice:
    """Write for yourself, in stages. Kept only if you ask for it."""
    return _show(lambda desk: desk.reflect(name))


def claim(name: str) -> Activity | Notice:
    """Judge a claim, then see the evidence and a fair wording."""
    return _show(lambda desk: desk.claim(name))


def safety(name: str) -> Activity | Notice:
    """What the lesson holds, and where help is."""
    return _show(lambda desk: desk.safety(name))


def chart(name: str) -> Activity | Notice:
    """A picture that teaches, with its description and its numbers."""
    return _show(lambda desk: desk.chart(name))


def review() -> Activity | Notice:
    """A few questions that you missed, on the day when they are due."""
    return _show(lambda desk: desk.review())


def progress() -> Activity | Notice:
    """Where you are, what you have done, and how well your confidence fits."""
    return _show(lambda desk: desk.progress())


def kept() -> Activity | Notice:
    """All that is kept about you: see it, take it with you, delete it."""
    return _show(lambda desk: desk.kept())


def graded(name: str) -> Activity | Notice:
    """A question of an assignment; the answer is kept beside the notebook and handed in with it."""
    return _show(lambda desk: desk.graded(name))


def _show(build: Callable[[Desk], Activity]) -> Activity | Notice:
    from course_lib.desk import show  # heavy parts load on first use

    return show(build)
