"""Whether the coach has its numbers, and whether they come from today's exemplars and cues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course_lib.authoring.check.course import ReadableCourse
from course_lib.coach.detect import Detectors
from course_lib.coach.loading import MODEL
from course_lib.coach.origin import trained_on
from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.models import Exemplars, Lists, Rule

#: In bytes; the tests keep the shipped file below 2 million.
LARGEST = 5_000_000
REMEDY = "make them anew with `python -m course_lib coach train`"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Without these numbers no learner has a coach, and nothing else would tell."""
    try:
        Detectors.load(_numbers(course))
    except ContentError as error:
        yield from error.letters
    except (KeyError, TypeError, ValueError, AttributeError):
        yield Letter(str(_file(course)), 1, "", f"these are no numbers of the coach; {REMEDY}")


def hints(course: ReadableCourse) -> Iterator[Letter]:
    """Numbers of other exemplars or cues still read replies, only not as the files beside them say."""
    rules, exemplars, lists = course.all(Rule), course.all(Exemplars), course.only(Lists)
    whole = len(exemplars) == len(course.content.names(Exemplars)) and len(rules) == len(course.content.names(Rule))
    if not lists or not whole:
        return  # what can't be read has its own letter
    try:
        known = _numbers(course).get("trained_on")
    except (ContentError, AttributeError):
        return
    if known != trained_on([one for file in exemplars for one in file.exemplars], rules, lists.lists):
        says = f"exemplars or cues have changed since these numbers were made; {REMEDY}"
        yield Letter(str(_file(course)), 1, "", says)


def _numbers(course: ReadableCourse) -> Any:
    file = _file(course)
    if not file.exists():
        raise ContentError([Letter(str(file), 1, "", f"the numbers of the coach are missing; {REMEDY}")])
    try:
        return json.loads(source.read(file, LARGEST))
    except (ValueError, RecursionError) as problem:
        says = f"the numbers of the coach are no JSON; {REMEDY}"
        raise ContentError([Letter(str(file), getattr(problem, "lineno", 1), "", says)]) from problem


def _file(course: ReadableCourse) -> Path:
    return course.content.root / MODEL
