"""A file to start from. What it says is the example in the author's manual, see `course_lib.authoring.manual`.

Nothing is ever overwritten. What is written passes the reader; `check` then tells what is still to be done.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from course_lib.authoring import manual
from course_lib.authoring.tidy import tidied
from course_lib.content import source, strict_yaml
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content, load
from course_lib.kinds import FILED, NEW
from course_lib.models import Course, Instrument, Person, Rule, Scale
from course_lib.models.base import Id

#: How alike two ids may be (0 to 1): `hearing-anger` and `hearing-angers` are .96 alike, and `hearing-fear` .80.
ALIKE = 0.9


def new(course: Path, kind: str, name: str) -> list[Path]:
    """Write the skeleton of a thing, or of a lesson with its notebook, and return the files written.

    `kind` is a name in NEW or "lesson". Raises ContentError for an id that is badly formed, taken, or nearly taken.
    """
    content = Content(course / "data")
    if kind == "lesson":
        return _lesson(content, course / "notebooks", name)
    shape = NEW[kind]
    file = content.file(shape, name)
    # Activities share one space of ids, whatever their kind: answers are kept by id alone.
    own = (Person, Scale, Instrument, Rule)
    kinds = [shape] if shape in own else [other for other in FILED if other not in own]
    taken = {one: (content.file(other, one), 1) for other in kinds for one in content.names(other)}
    _refuse_unless_free(name, taken, file.parent)
    file.parent.mkdir(parents=True, exist_ok=True)
    source.write(file, manual.example(course, shape).replace(f"your-{kind}", name))
    return [file]


def _refuse_unless_free(name: str, taken: Mapping[str, tuple[Path, int]], place: Path) -> None:
    """`taken` gives the file and the line of each id; `place` is where the new one would go. Raises ContentError."""
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        says = f"`{name}` is no id: small letters only, in words joined by single hyphens, such as hearing-feelings"
        raise ContentError([Letter(str(place), 1, "", says)]) from None
    if near := get_close_matches(name, taken, n=1, cutoff=ALIKE):
        file, line = taken[near[0]]
        says = f"`{name}` and `{near[0]}` are too alike to tell apart; open this one, or choose another id"
        if near[0] == name:
            says = f"`{name}` is there already; open it, or choose another id"
        raise ContentError([Letter(str(file), line, "", says)])


def _lesson(content: Content, notebooks: Path, name: str) -> list[Path]:
    """Fill in a lesson that the map keeps a place for, or add one at its end."""
    file, course = content.file(Course), content.root.parent
    lessons = content.only(Course).lessons
    place = next((number for number, lesson in enumerate(lessons) if lesson.id == name), len(lessons))
    kept = lessons[place] if place < len(lessons) and not lessons[place].notebook else None
    if not kept:
        lines = strict_yaml.read(file)[1]
        taken = {lesson.id: (file, lines["lessons", number]) for number, lesson in enumerate(lessons)}
        _refuse_unless_free(name, taken, file)
    title = kept.title if kept else name.replace("-", " ").capitalize()
    book = notebooks / f"{place:02}-{name}.ipynb"
    if book.exists():
        says = "this notebook is there already; add it to data/course.yml by hand"
        raise ContentError([Letter(str(book), 1, "", says)])
    cells = _notebook(course, name, title)
    rows = manual.example(course, Course).split("lessons:\n")[1]
    rows = rows.replace("00-your-lesson", f"{place:02}-your-lesson").replace("your-lesson", name)
    rows = rows.replace("title: Your lesson", f"title: {title}")
    if kept:
        rows = rows[rows.index("    notebook:") :]
    notebooks.mkdir(exist_ok=True)
    source.write(book, cells)
    try:
        _insert(file, rows, place + bool(kept))
    except ContentError:
        book.unlink()
        raise
    return [file, book]


def _insert(file: Path, rows: str, place: int) -> None:
    """Put lines before the lesson at `place` of the course map, or at its end; see that it can be read, then write."""
    before = source.read(file, strict_yaml.LARGEST).splitlines(keepends=True)
    _, lines = strict_yaml.read(file)
    end = lines.get(("lessons", place), len(before) + 1) - 1
    while before[end - 1].lstrip().startswith("#") or not before[end - 1].strip():
        end -= 1  # a comment above a lesson stays with it
    trial = file.with_suffix(".trial")
    source.write(trial, "".join([*before[:end], rows, *before[end:]]))
    try:
        load(trial, Course)
        trial.replace(file)
    except ContentError as error:
        says = "this could not be put in; write the lesson's entry by hand, after the example in data/README.md"
        raise ContentError([Letter(str(file), end, "", says)]) from error
    finally:
        trial.unlink(missing_ok=True)


def _notebook(course: Path, name: str, title: str) -> str:
    """The text of a lesson's notebook, with the cells of the manual's example."""
    cells = [
        {"cell_type": kind, "id": "", "metadata": {}, "source": _named(said, name, title)}
        for kind, said in manual.cells(course)
    ]
    return tidied({"cells": cells, "metadata": {"empathy_in_practice": {"lesson": name}}})


def _named(said: str, name: str, title: str) -> str:
    return said.replace("# Your lesson", f"# {title}").replace('"your-lesson"', f'"{name}"')
