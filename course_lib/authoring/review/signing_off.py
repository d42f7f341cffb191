"""A signed sheet read back: every row in order is kept in data/reviews.yml, or none is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import ValidationError

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.review.sheet import VERSION
from course_lib.authoring.review.table import Line, signed_lines
from course_lib.content import signing, source
from course_lib.content.diagnostics import ContentError, Letter, from_validation
from course_lib.models import Review, Reviews

HEAD = """\
# Who has reviewed what: clinicians' words on the items of the course, each with a mark of what the item was then.
# Written by `python -m course_lib review read`; an item that has changed since is no longer counted as reviewed.
"""


def read(folder: Path, file: Path, today: date) -> list[str]:
    """Keep what a sheet says in the course's data/reviews.yml, and return what was read, in words.

    A reviewer's earlier word on an item gives way. Raises ContentError with a letter for everything that is wrong, and
    then writes nothing. `today` is the last day on which a sheet can have been signed.
    """
    course = ReadableCourse(folder)
    if letters := course.content.letters():
        raise ContentError(letters)
    content = course.content
    marks = {one.id: one.version for thing in signing.things(content) for one in signing.signed(content, thing)}
    kept = {(one.item, one.reviewer): one for one in content.only(Reviews).reviews}
    read: dict[tuple[str, tuple[str, str]], Review] = {}
    lines: dict[tuple[str, tuple[str, str]], int] = {}
    for line in signed_lines(file, letters):
        wrong = [*_not_this_course(line, marks, file), *_not_a_day(line, today, file)]
        review = None if wrong else _review(line, file, wrong)
        if review:
            key = (review.item, review.reviewer)
            wrong += _said_already(review, line, lines.get(key), kept.get(key), file)
            read[key] = review
            lines.setdefault(key, line.number)
        letters += wrong
    if letters:
        raise ContentError(letters)
    if read:
        reviews = sorted({**kept, **read}.values(), key=lambda one: (one.item, one.date, one.reviewer))
        source.write(content.file(Reviews), HEAD + _yaml(reviews))
    return [*_told(list(read.values()))]


def _not_this_course(line: Line, marks: dict[str, str], file: Path) -> Iterator[Letter]:
    name = line.cells["id"]
    if name not in marks:
        near = get_close_matches(name, marks, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "take the row back from the pack"
        yield Letter(str(file), line.number, "id", f"“{name[:60]}” is nothing that can be signed; {hint}")
    elif line.cells["version"] != VERSION + marks[name]:
        says = f"`{name}` is not what it was in this sheet; make a new pack, read it there again and sign that"
        yield Letter(str(file), line.number, "version", says)


def _not_a_day(line: Line, today: date, file: Path) -> Iterator[Letter]:
    """29/11 and 11/29 can't be told apart in general, so only one form is taken, and no day is guessed."""
    given = line.cells["date"]
    says = ""
    if not _is_day(given):
        says = "is no date that can be read only one way; write year-month-day, such as 2026-11-29, in a column of text"
    elif date.fromisoformat(given) > today:
        says = "is still to come; write the day of signing"
    if says:
        yield Letter(str(file), line.number, "date", f"“{given[:60]}” {says}")


def _is_day(given: str) -> bool:
    try:
        return date.fromisoformat(given).isoformat() == given  # it takes other forms of ISO 8601 too
    except ValueError:
        return False


def _review(line: Line, file: Path, letters: list[Letter]) -> Review | None:
    cells = line.cells
    said = {
        "item": cells["id"],
        "mark": cells["version"].removeprefix(VERSION),
        "verdict": cells["verdict"].lower(),  # spreadsheets like to begin a cell with a capital
        "comment": cells["comment"] or None,
        **{name: cells[name] for name in ("role", "initials", "date")},
    }
    try:
        return Review.model_validate(said)
    except ValidationError as problem:
        letters += from_validation(problem, file, {(): line.number}, Review)
    return None


def _said_already(review: Review, line: Line, first: int | None, kept: Review | None, file: Path) -> Iterator[Letter]:
    if first:
        says = f"{review.initials} has signed `{review.item}` twice in this sheet (first in line {first}); keep one"
        yield Letter(str(file), line.number, "", says)
    if kept and kept.date > review.date:
        says = f"{review.initials} has signed `{review.item}` again since, on {kept.date}; this sheet is older"
        yield Letter(str(file), line.number, "date", says)


def _told(reviews: list[Review]) -> Iterator[str]:
    against = [one for one in reviews if one.verdict == "object"]
    yield f"Signed: {len(reviews) - len(against)} agree, {len(against)} object."
    for one in against:
        yield f"{one.item}: {one.initials} objects: {' '.join((one.comment or '').split())}"


class _Quoted(str):
    """Text that stands in quotes, so that no reader of YAML takes a word for anything else."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes quoted text as such."""


_Dumper.add_representer(_Quoted, lambda to, text: to.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _yaml(reviews: list[Review]) -> str:
    rows = [{key: _Quoted(value) for key, value in one.as_written().items()} for one in reviews]
    return yaml.dump({"reviews": rows}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
