"""Whether practice tests draw from files that are there, enough of them, each for one test, and twin an assignment."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.kinds import NEW
from course_lib.models import Part, PracticeTest, Quiz


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Everything that a practice test names and that isn't so. Assignments are looked for where there are any."""
    taken: dict[tuple[str, str], str] = {}
    assignments = sorted(folder.name for folder in course.folder.glob("assignments/*/"))
    for test in course.all(PracticeTest):
        if assignments and test.twin_of not in assignments:
            says = f"there is no assignment `{test.twin_of}`; name one of {', '.join(assignments)}"
            yield course.content.letter(PracticeTest, test.id, ("twin_of",), says)
        for number, part in enumerate(test.parts):
            for place, name in enumerate(part.of):
                if says := _wrong(course, part, name) or _taken(taken, part, name, test.id):
                    yield course.content.letter(PracticeTest, test.id, ("parts", number, "of", place), says)
                taken.setdefault((part.kind, name), test.id)
            if says := _too_few(course, part):
                yield course.content.letter(PracticeTest, test.id, ("parts", number, "ask"), says)


def _wrong(course: ReadableCourse, part: Part, name: str) -> str:
    known = course.content.names(NEW[part.kind])
    if name in known:
        return ""
    near = get_close_matches(name, known, n=1)
    return f"there is no {part.kind} `{name}`; {f'did you mean `{near[0]}`?' if near else 'write it, or name another'}"


def _taken(taken: dict[tuple[str, str], str], part: Part, name: str, test: str) -> str:
    """An answer is kept by what it answers, so two tests that are open at once would share it."""
    other = taken.get((part.kind, name), test)
    return "" if other == test else f"`{other}` draws from `{name}` already; name it in one of the two"


def _too_few(course: ReadableCourse, part: Part) -> str:
    if part.kind != "quiz":
        return ""  # the type has counted the files
    quizzes = course.named(Quiz)
    there = sum(not item.retired for name in part.of if name in quizzes for item in quizzes[name].items)
    readable = all(name in quizzes for name in part.of)
    return f"the quizzes have {there} questions in use, fewer than these" if readable and there < part.ask else ""
