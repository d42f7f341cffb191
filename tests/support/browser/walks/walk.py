"""What the browser's tests know of one kind of activity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from course_lib.learner.record import Record


@dataclass(frozen=True)
class Walk:
    """An activity of one kind, and a way through it by keyboard.

    `call` is the lesson's line that shows it, `tree` the aria snapshot of what a screen reader meets first, and
    `through` goes the way, in a page and the activity's section. `before` puts into a record what must be there before
    such an activity has something to show.
    """

    call: str
    tree: str
    through: Callable[[Page, Locator], None]
    before: Callable[[Record], object] | None = None
