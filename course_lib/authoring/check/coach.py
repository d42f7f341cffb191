"""Whether the coach has its numbers, and whether they come from today's exemplars and cues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course_lib.authoring.check.course import ReadableCourse
from course_lib.coach.detect import Detectors
from course_lib.coach.faults import Faults
from course_lib.coach.loading import MODEL
from course_lib.coach.origin import Origin
from course_lib.coach.owed import Owed
from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.models import Exemplars, Lists, Moment, Pool, Rule
from course_lib.phrases import WordLists

#: In bytes; the tests keep the shipped file below 2 million.
LARGEST = 5_000_000
REMEDY = "make them anew with `python -m course_lib coach train`"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Without these numbers no learner has a coach, and nothing else would tell."""
    try:
        numbers = _numbers(course)
        Detectors.load(numbers)
        Faults.load(numbers["faults"])
        Owed.load(numbers["owed"], WordLists({}))
    except ContentError as error:
        yield from error.letters
    except (KeyError, TypeError, ValueError, AttributeError):
        yield Letter(str(_file(course)), 1, "", f"these are no numbers of the coach; {REMEDY}")


def hints(course: ReadableCourse) -> Iterator[Letter]:
    """Numbers of other exemplars or cues still read replies, only not as the files beside them say."""
    rules, pools, moments, lists = course.all(Rule), course.all(Pool), course.all(Moment), course.only(Lists)
    exemplars = course.all(Exemplars)
    read = len(rules) + len(pools) + len(moments) + len(exemplars)
    if not lists or read < sum(len(course.content.names(shape)) for shape in (Rule, Pool, Moment, Exemplars)):
        return  # what can't be read has its own letter
    try:
        known = _numbers(course).get("trained_on")
    except (ContentError, AttributeError):
        return
    written = [one for file in exemplars for one in file.exemplars]
    if known != Origin(written, pools, moments, rules, lists.lists).mark():
        says = f"what the coach learns from has changed since these numbers were made; {REMEDY}"
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
