"""Which words a learner reads about a sentence of theirs: ids of data/words/feeling.yml and what is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_lib.models import FeelingLine
from course_lib.models.coach import STRENGTHS

if TYPE_CHECKING:
    from course_lib.coach import Naming


def remarks(line: FeelingLine, seen: Naming) -> list[dict[str, Any]]:
    """What is told of a sentence, in its order: a title (`about`), what was found (`says`, with `values` to fill in) or
    what the coach says of it (`text`).

    Where no feeling is to be named, little is told: a few words or a question may be just right.
    """
    if seen.stop:
        return [_coach("stopped", seen.stop)]
    if line.silent:
        near = seen.closeness in ("parrots", "adds")
        found = [_feeling(line, seen), _remark("closeness", f"closeness-{seen.closeness}") if near else None]
        return [one for one in found if one]
    told = [_feeling(line, seen), _size(line, seen)]
    if seen.theirs or seen.feelings:
        words = ", ".join(seen.theirs)
        told.append(_remark("object", "object-there" if words else "object-missing", words=words))
    known = seen.form == "check" and seen.said
    told.append(_remark("form", "form-check-said" if known else f"form-{seen.form}"))
    if seen.form != "question":
        told.append(_remark("room", f"room-{seen.room}"))
    told.append(_remark("closeness", f"closeness-{seen.closeness}"))
    if seen.to_try:
        told.append(_coach("to-try", seen.to_try))
    return [one for one in told if one]


def _coach(about: str, text: str) -> dict[str, Any]:
    return {"about": f"about-{about}", "text": text}


def _remark(about: str, says: str, **values: str) -> dict[str, Any]:
    return {"about": f"about-{about}", "says": says, "values": values}


def _feeling(line: FeelingLine, seen: Naming) -> dict[str, Any]:
    """The first word for a family that is there, or else for one that may be, or else for one that isn't."""
    heard: dict[str, str] = {family.name: family.heard for family in line.families}
    ranks = ("there", "perhaps", "absent")
    ranked = sorted(seen.feelings, key=lambda one: ranks.index(heard.get(one[1], "absent")))
    if not ranked:
        return _remark("feeling", "feeling-none-right" if line.silent else "feeling-none")
    word, family, _, fits = ranked[0]
    if line.silent:
        return _remark("feeling", "feeling-early", words=word, family=family)
    if not fits:
        return _remark("feeling", "feeling-other", words=word, family=family)
    other = next((one for one in seen.feelings if not one[3]), None)
    if other:
        return _remark("feeling", "feeling-and-other", words=word, family=family, other=other[0], wrong=other[1])
    if heard[family] == "perhaps":
        return _remark("feeling", "feeling-perhaps", words=word, family=family)
    named = {name for _, name, *_ in seen.feelings}
    left = [name for name, presence in heard.items() if presence == "there" and name not in named]
    if left:
        return _remark("feeling", "feeling-half", words=word, family=family, other=", ".join(left))
    return _remark("feeling", "feeling-fits", words=word, family=family)


def _size(line: FeelingLine, seen: Naming) -> dict[str, Any] | None:
    """How the words for the family whose size was asked lie to what fits."""
    if not line.size:
        return None
    mine = [(word, strength) for word, family, strength, _ in seen.feelings if family == line.size.family]
    if not mine:
        return None
    fitting = [STRENGTHS.index(one) for one in line.size.range]
    for word, strength in mine:
        if strength in fitting:
            return _remark("size", "size-fits", words=word)
    word, strength = mine[0]
    return _remark("size", "size-small" if strength < min(fitting) else "size-large", words=word)
