"""Whether the choice items can be guessed from their shape or ask the same twice, and how hard the prose reads."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring import item_quality
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Quiz

EXTRAS = 'this check needs the author\'s packages; install them with `pip install -e ".[author]"` in the course folder'


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """What is wrong with the bank of items as a whole. One letter says so where the author's packages are missing."""
    items = [item for *_, item in course.asked.values()]
    folder = str(course.folder / "data" / "quizzes")
    try:
        for one, other, alike in item_quality.alike(items):
            shape, name, place, _ = course.asked[other]
            says = f"asks nearly the same as `{one}` ({alike:.0f} of 100 alike); change or remove one"
            yield course.content.letter(shape, name, place, f"`{other}` {says}")
        if len(item_quality.choices(items)) < item_quality.ENOUGH:
            return
        found = item_quality.guessing(items)
    except ImportError:
        yield Letter(folder, 1, "", EXTRAS)
        return
    if not found.fair:
        says = (
            f"a guesser that sees only the options' shape is right in {found.accuracy:.0%} of items, chance is "
            f"{found.chance:.0%}; make options alike in length and punctuation, and vary the place of the right one"
        )
        yield Letter(folder, 1, "", says)
    longest = item_quality.longest_right(items)
    if longest > item_quality.LONGEST:
        says = f"the right option is the longest in {longest:.0%} of items, at most {item_quality.LONGEST:.0%} may be"
        yield Letter(folder, 1, "", f"{says}; shorten right ones or lengthen wrong ones")


def report(course: ReadableCourse) -> Iterator[str]:
    """The same in numbers, for a course without letters, and the reading level of each quiz and lesson."""
    items = [item for *_, item in course.asked.values()]
    asked = len(item_quality.choices(items))
    if asked < item_quality.ENOUGH:
        yield f"Guessing: {asked} choice items are too few to tell; the guesser is asked from {item_quality.ENOUGH} on."
    else:
        found = item_quality.guessing(items)
        yield (
            f"Guessing from shape alone: {found.accuracy:.0%} right over {asked} choice items "
            f"(95 % interval {found.low:.0%} to {found.high:.0%}); chance {found.chance:.0%}."
        )
        longest = item_quality.longest_right(items)
        yield f"Right option the longest: {longest:.0%} of items (at most {item_quality.LONGEST:.0%})."
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
