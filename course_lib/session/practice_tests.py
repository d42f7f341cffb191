"""What a practice test can draw, read from the files that it names."""

from __future__ import annotations

from typing import Any

from course_lib.content.reader import Content
from course_lib.kinds import NEW
from course_lib.learner.practice_test import Stock
from course_lib.models import Instrument, Model, PracticeTest, Quiz, Worksheet
from course_lib.scoring.worksheet import Filled


def stock(content: Content, test: PracticeTest) -> list[Stock]:
    """By part, all that can be drawn: the questions in use of quizzes, and of the other kinds whole files."""
    found = []
    for part in test.parts:
        named: list[Any] = [content.one(NEW[part.kind], name) for name in part.of]
        things = [item for quiz in named for item in quiz.items if not item.retired] if part.kind == "quiz" else named
        found.append(Stock(part, things))
    return found


def files(content: Content, test: PracticeTest) -> list[Model]:
    """Every file that is drawn from."""
    return [content.one(NEW[part.kind], name) for part in test.parts for name in part.of]


def titles(content: Content, test: PracticeTest) -> dict[str, tuple[str, str]]:
    """By id of all that can be drawn, the file it stands in and that file's title."""
    found: dict[str, tuple[str, str]] = {}
    for part in test.parts:
        for name in part.of:
            file: Any = content.one(NEW[part.kind], name)
            names = [item.id for item in file.items] if isinstance(file, Quiz) else [name]
            found |= dict.fromkeys(names, (name, file.title))
    return found


def questions(content: Content) -> dict[str, set[str]]:
    """By practice test, the questions that it can draw: what the daily review can ask again."""
    return {
        test.id: {
            item.id
            for part in test.parts
            if part.kind == "quiz"
            for name in part.of
            for item in content.one(Quiz, name).items
        }
        for test in content.all(PracticeTest)
    }


def sheets(content: Content, test: PracticeTest) -> dict[str, Filled]:
    """By id of worksheet, the form that it is worked out from, where it has one."""
    named = [name for part in test.parts if part.kind == "worksheet" for name in part.of]
    return {
        one.id: Filled(content.one(Instrument, one.sheet.instrument), one.sheet.answers)
        for one in (content.one(Worksheet, name) for name in named)
        if one.sheet
    }
