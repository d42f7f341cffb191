"""What was asked, in words, for everything in the course that a learner can answer."""

from __future__ import annotations

from course_lib.content.reader import Content
from course_lib.kinds import ACTIVITIES
from course_lib.models import Claims, Codebook, Rating, Scale, Units
from course_lib.models.legend import Legend


def legends(content: Content) -> dict[str, Legend]:
    """By id of whatever can be answered, what was asked. Raises ContentError."""
    found: dict[str, Legend] = {}
    for shape in ACTIVITIES:
        for one in content.all(shape):
            found |= one.legends()
    for rating in content.all(Rating):
        levels = content.one(Scale, rating.scale).levels
        names = {f"level {number}": level.name for number, level in enumerate(levels, 1)}
        found |= {one.id: Legend(found[one.id].title, names) for one in rating.replies}
    found |= content.only(Claims).legends()
    everywhere = {code.id: code.name for code in content.only(Codebook).codes}
    everywhere |= {unit.id: unit.name for unit in content.only(Units).units}
    everywhere |= content.words()["answers"]
    return {name: Legend(one.title, {**everywhere, **one.names}) for name, one in found.items()}
