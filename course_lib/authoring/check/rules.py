"""Whether every list that a phrase of the coach's rules names is there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Lists, Rule
from course_lib.phrases import named


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each list that a phrase names and that `coach/lists.yml` doesn't have."""
    known = course.only(Lists)
    for rule in course.all(Rule) if known else ():
        for place, phrase in rule.phrases():
            for name in named(phrase):
                if known and name not in known.lists:
                    near = get_close_matches(name, known.lists, n=1)
                    hint = f"; did you mean `{near[0]}`?" if near else "; write it there"
                    says = f"there is no list `{name}` in data/coach/lists.yml{hint}"
                    yield course.content.letter(Rule, rule.id, place, says)
