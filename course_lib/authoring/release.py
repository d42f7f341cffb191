"""A release: from now on, learners' answers may name the ids that the course has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from course_lib.authoring.check import check
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.check.ids import current
from course_lib.content import source
from course_lib.content.diagnostics import ContentError
from course_lib.models import Released

HEAD = """\
# The ids that learners' stored answers may name, and for items a mark of what they mean.
# Written by `python -m course_lib released` at a release; ids are for ever, so nothing leaves this list.
"""


def release(folder: Path, today: date) -> list[str]:
    """Add all ids to data/released.yml and return those that are new, as `kind: id`. Twice changes nothing.

    `today` is the day of the release; a help line that was read too long before it is a letter.

    Raises ContentError, and writes nothing, where the course has letters: what is released can't be taken back.
    """
    if letters := check(folder, today).letters:
        raise ContentError(list(letters))
    course = ReadableCourse(folder)
    before, now = course.only(Released) or Released(), current(course)
    earlier, current_ids = before.all(), now.all()
    lists = {kind: sorted({*before.ids.get(kind, ()), *now.ids.get(kind, ())}) for kind in {**before.ids, **now.ids}}
    both = {"items": dict(sorted({**now.items, **before.items}.items())), "ids": lists}
    text = yaml.safe_dump(both, sort_keys=False, allow_unicode=True)
    source.write(course.content.file(Released), HEAD + text)
    return [
        f"{kind}: {name}" for kind, names in current_ids.items() for name in sorted(names - earlier.get(kind, set()))
    ]
