"""Whether two items ask the same or the longest option is the right one too often, and how hard the prose reads."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring import item_quality
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.testwiseness import ENOUGH, choices
from course_lib.content.diagnostics import Letter
from course_lib.models import Quiz

EXTRAS = 'this check needs the author\'s packages; install them with `pip install -e ".[author]"` in the course folder'


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each pair of items that ask the same, and one where the longest option is right too often."""
    items = [item for *_, item in course.asked.values()]
    folder = str(course.folder / "data" / "quizzes")
    try:
        for one, other, alike in item_quality.alike(items):
            shape, name, place, _ = course.asked[other]
            says = f"asks nearly the same as `{one}` ({alike:.0f} of 100 alike); change or remove one"
            yield course.content.letter(shape, name, place, f"`{other}` {says}")
    except ImportError:
        yield Letter(folder, 1, "", EXTRAS)
    if len(choices(items)) < ENOUGH:
        return
    longest = item_quality.longest_right(items)
    if longest > item_quality.LONGEST:
        says = f"the right option is the longest in {longest:.0%} of items, at most {item_quality.LONGEST:.0%} may be"
        yield Letter(folder, 1, "", f"{says}; shorten right ones or lengthen wrong ones")


def report(course: ReadableCourse) -> Iterator[str]:
    """The reading level of each lesson and quiz."""
    yield "Reading level in years of schooling (Coleman-Liau; reported, not judged):"
    for name, prose in _prose(course):
        yield f"  {item_quality.grade(prose):4.1f}  {name}"


def _prose(course: ReadableCourse) -> Iterator[tuple[str, str]]:
    """What learners read in each lesson and each quiz."""
    for lesson in course.lessons:
        if book := course.notebook(lesson):
            prose = [cell.source for cell in book.cells if cell.kind == "markdown"]
            yield f"notebooks/{lesson.notebook}", "\n".join(prose)
    for quiz in course.all(Quiz):
        said = [quiz.intro]
        for item in quiz.items:
            said += [item.prompt, *(part for option in item.options for part in (option.text, option.feedback))]
        yield f"data/quizzes/{quiz.id}.yml", "\n".join(said)
