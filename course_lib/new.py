"""A file to start from. What it says is the example in data/README.md, so the manual and the skeletons can't differ.

Nothing is ever overwritten. What is written passes the reader; `check` then tells what is still to be done.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from course_lib import strict_yaml
from course_lib.content import FILES, FOLDERS, Content, load
from course_lib.letters import ContentError, Letter
from course_lib.models import (
    Course,
    Cue,
    Exemplars,
    Face,
    Figure,
    Form,
    Gate,
    Model,
    Moment,
    Ordering,
    Person,
    Quiz,
    Rating,
    Reflection,
    Scale,
    Sorting,
    Transcript,
)
from course_lib.models.base import Id
from course_lib.tidy import tidied

KINDS: dict[str, type[Model]] = {
    "quiz": Quiz,
    "moment": Moment,
    "transcript": Transcript,
    "sorting": Sorting,
    "ordering": Ordering,
    "rating": Rating,
    "scale": Scale,
    "face": Face,
    "cue": Cue,
    "form": Form,
    "reflection": Reflection,
    "person": Person,
    "chart": Figure,
    "gate": Gate,
    "exemplars": Exemplars,
}
#: How alike two ids may be (0 to 1): `hearing-anger` and `hearing-angers` are .96 alike, and `hearing-fear` .80.
ALIKE = 0.9


def new(course: Path, kind: str, name: str) -> list[Path]:
    """Write the skeleton of a thing, or of a lesson with its notebook, and return the files written.

    `kind` is one of KINDS or "lesson". Raises ContentError for an id that is badly formed, taken, or nearly taken.
    """
    content = Content(course / "data")
    if kind == "lesson":
        return _lesson(content, course / "notebooks", name)
    shape = KINDS[kind]
    file = content.file(shape, name)
    # Activities share one space of ids, whatever their kind: answers are kept by id alone.
    own = (Person, Scale)
    kinds = [shape] if shape in own else [other for other in FOLDERS if other not in own]
    _see_to_it_that_it_is_free(name, [taken for other in kinds for taken in content.names(other)], file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as out:
        out.write(example(course, shape).replace(f"your-{kind}", name))
    return [file]


def example(course: Path, shape: type[Model]) -> str:
    """The example of a kind in the author's manual."""
    manual = course / "data" / "README.md"
    heading = re.escape(FILES[shape] if shape in FILES else f"{FOLDERS[shape]}/")
    found = re.search(rf"^## {heading}$.*?^```yaml\n(.*?)^```$", manual.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if not found:
        says = f"the section `## {heading}` has no example; put it back from git"
        raise ContentError([Letter(str(manual), 1, "", says)])
    return found[1]


def _see_to_it_that_it_is_free(name: str, taken: list[str], file: Path) -> None:
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        says = f"`{name}` is no id: small letters only, in words joined by single hyphens, such as hearing-feelings"
        raise ContentError([Letter(str(file), 1, "", says)]) from None
    if name in taken:
        raise ContentError([Letter(str(file), 1, "", f"`{name}` is there already; open it, or choose another id")])
    if near := get_close_matches(name, taken, n=1, cutoff=ALIKE):
        says = f"`{name}` and `{near[0]}` are too alike to tell apart; open that one, or choose another id"
        raise ContentError([Letter(str(file), 1, "", says)])


def _lesson(content: Content, notebooks: Path, name: str) -> list[Path]:
    """Fill in a lesson that the map keeps a place for, or add one at its end."""
    file = content.file(Course)
    lessons = content.only(Course).lessons
    place = next((number for number, lesson in enumerate(lessons) if lesson.id == name), len(lessons))
    kept = lessons[place] if place < len(lessons) and not lessons[place].notebook else None
    if not kept:
        _see_to_it_that_it_is_free(name, [lesson.id for lesson in lessons], file)
    title = kept.title if kept else name.replace("-", " ").capitalize()
    book = notebooks / f"{place:02}-{name}.ipynb"
    if book.exists():
        says = "this notebook is there already; add it to data/course.yml by hand"
        raise ContentError([Letter(str(book), 1, "", says)])
    rows = example(content.root.parent, Course).split("lessons:\n")[1]
    rows = rows.replace("00-your-lesson", f"{place:02}-your-lesson").replace("your-lesson", name)
    rows = rows.replace("title: Your lesson", f"title: {title}")
    if kept:
        rows = rows[rows.index("    notebook:") :]
    _insert(file, rows, place + bool(kept))
    notebooks.mkdir(exist_ok=True)
    with book.open("x", encoding="utf-8", newline="\n") as out:
        out.write(_notebook(name, title))
    return [file, book]


def _insert(file: Path, rows: str, place: int) -> None:
    """Put lines before the lesson at `place` of the course map, or at its end; see that it can be read, then write."""
    before = file.read_text(encoding="utf-8").splitlines(keepends=True)
    _, lines = strict_yaml.read(file)
    end = lines.get(("lessons", place), len(before) + 1) - 1
    while before[end - 1].lstrip().startswith("#") or not before[end - 1].strip():
        end -= 1  # a comment above a lesson stays with it
    trial = file.with_suffix(".trial")
    try:
        trial.write_text("".join([*before[:end], rows, *before[end:]]), encoding="utf-8", newline="\n")
        load(trial, Course)
        trial.replace(file)
    except ContentError as error:
        says = "this could not be put in; write the lesson's entry by hand, after the example in data/README.md"
        raise ContentError([Letter(str(file), end, "", says)]) from error
    finally:
        trial.unlink(missing_ok=True)


def _notebook(name: str, title: str) -> str:
    """The first cells of a lesson, and its last."""
    cells = [
        ("markdown", f"# {title}\n\nWhat you will be able to do, how many minutes it takes, and what to expect."),
        ("code", "import course_lib as course"),
        ("markdown", "### What comes back\n\nOne line that introduces the daily review."),
        ("code", "course.review()"),
        ("markdown", "## One new idea\n\nProse first, then the smallest thing to do that shows it."),
        ("code", 'course.quiz("your-quiz")'),
        ("markdown", "## To carry away\n\nWhat to carry away, and the next lesson."),
    ]
    said = [{"cell_type": kind, "id": "", "metadata": {}, "source": source} for kind, source in cells]
    return tidied({"cells": said, "metadata": {"empathy_in_practice": {"lesson": name}}})
