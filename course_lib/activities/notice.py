"""What a learner sees in place of an activity that can't be shown: words, never a traceback.

Its words stand here and not in `data/`, because `data/` may be what is broken.
"""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """A message for the learner, with the letters to the author folded away below it."""

    letters: str

    def __repr__(self) -> str:
        return f"This activity can't be shown just now. Nothing you saved is lost.\n{self.letters}"

    def _repr_html_(self) -> str:
        return (
            "<div role='alert'><p><strong>This activity can’t be shown just now.</strong> Nothing you saved is "
            "lost, and the rest of the lesson works. If somebody runs this course for you, show them the lines "
            "below.</p>"
            f"<details><summary>For the course’s author</summary><pre>{html.escape(self.letters)}</pre></details></div>"
        )
