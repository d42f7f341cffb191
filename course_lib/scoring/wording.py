"""How much a sentence claims: whether its verb names a cause, and whether it leaves exceptions.

A verb such as “builds” says that one thing brings about another; “goes with” says that two things are found together.
Readers, and writers of press releases, slide from the second to the first (Sumner et al. 2014, doi 10.1136/bmj.g7015).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from course_lib.models import ClaimVerbs

#: What takes a verb back when it stands among so many words before it: “is not known to build”.
DENIES = frozenset(["not", "no", "never", "nothing", "neither", "nor", "without", "whether", "if"])
BEFORE = 5


@dataclass(frozen=True)
class Wording:
    """The first word of each sort that a sentence uses, as it stands there; None where there is none.

    `hedge` is what stands before the causal verb and leaves it open, as “may” does.
    """

    causal: str | None = None
    hedge: str | None = None
    associative: str | None = None
    absolute: str | None = None


def read(text: str, verbs: ClaimVerbs) -> Wording:
    """What a learner's wording claims. A causal verb that is denied, as in “doesn't build”, is none."""
    line = text.replace("’", "'")
    causal = next((found for found in _finds(line, verbs.causal) if not _denied(line, found)), None)
    before = line[: causal.start()] if causal else ""
    return Wording(
        causal[0] if causal else None,
        _first(_sentence(before), verbs.hedges) if causal else None,
        _first(line, verbs.associative),
        next((found[0] for found in _finds(line, verbs.absolute) if not _denied(line, found)), None),
    )


def _finds(line: str, phrases: Sequence[str]) -> Sequence[re.Match[str]]:
    any_of = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return list(re.finditer(rf"(?<![\w'])(?:{any_of})(?![\w'])", line, re.IGNORECASE))


def _first(line: str, phrases: Sequence[str]) -> str | None:
    return next((found[0] for found in _finds(line, phrases)), None)


def _denied(line: str, found: re.Match[str]) -> bool:
    words = re.findall(r"[\w']+", _sentence(line[: found.start()]).lower())[-BEFORE:]
    return any(word in DENIES or word.endswith("n't") for word in words)


def _sentence(before: str) -> str:
    """The part of the last sentence that has been said so far."""
    return re.split(r"[.;:!?]", before)[-1]
