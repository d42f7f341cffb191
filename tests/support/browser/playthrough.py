"""Going through an activity to its end, whatever it asks, as a learner who tries everything out."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator

from tests.support.browser import by_choosing, by_saying

_KINDS = (
    *(by_choosing.safety, by_choosing.quiz, by_choosing.code, by_choosing.sort, by_choosing.order, by_choosing.face),
    *(by_choosing.rate, by_choosing.work, by_choosing.chart, by_choosing.pool),
    *(
        by_saying.claim,
        by_saying.cue,
        by_saying.respond,
        by_saying.rewrite,
        by_saying.drill,
        by_saying.feeling,
        by_saying.form,
    ),
    *(by_saying.reflect, by_saying.attend, by_saying.talk),
)
#: By kind, a way through it.
THROUGH: dict[str, Callable[[Locator], None]] = {
    **{way.__name__: way for way in _KINDS},
    **dict.fromkeys(("review", "progress", "room", "kept", "home", "closing"), by_choosing.look),
}


def kind_of(section: Locator) -> str:
    kind: str = re.findall(r"eip-([a-z]+)", section.get_attribute("class") or "")[0]
    return kind
