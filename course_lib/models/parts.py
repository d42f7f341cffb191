"""What is answered piece by piece: the keys under which a content type has parts with ids of their own."""

from __future__ import annotations

from typing import Any

from course_lib.models.cue import Cue
from course_lib.models.face import Face
from course_lib.models.form import Form
from course_lib.models.ordering import Ordering
from course_lib.models.quiz import Quiz
from course_lib.models.rating import Rating
from course_lib.models.reflection import Reflection
from course_lib.models.sorting import Sorting

PARTS: dict[type[Any], tuple[str, ...]] = {
    Quiz: ("items",),
    Sorting: ("cards",),
    Ordering: ("steps",),
    Rating: ("replies",),
    Face: ("tasks",),
    Cue: ("contexts",),
    Form: ("choices", "written"),
    Reflection: ("stages",),
}
