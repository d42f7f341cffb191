"""Whether the course says to learners what its authors have agreed not to say (`data/voice.yml`).

Only its own words are looked at. What somebody says is theirs: the keys that hold speech are left out, and so is what
stands in “quotation marks” or, in a notebook, behind `>`. Retired parts, the questions and options of released items,
and lists of references are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course_lib.authoring import tidy
from course_lib.authoring.check.course import ReadableCourse
from course_lib.content import notebook, source, strict_yaml
from course_lib.content.diagnostics import ContentError, Letter, Place, spoken
from course_lib.content.notebook import Notebook
from course_lib.content.reader import FOLDERS
from course_lib.kinds import ACTIVITIES
from course_lib.models import Claims, Glossary, HouseVoice, Model, Released, Words

#: Keys that hold what people say or might say, wherever they stand.
SPEECH = {"says", "before", "reply", "voice", "meets", "example", "signs", "about", "shows"}
#: Beside these, by folder: a counsellor's turn, replies to be rated, and the scenes of the forms.
ALSO = {"transcripts": {"text"}, "ratings": {"text"}, "forms": {"scene", "prompt", "text"}}
#: In evidence/claims.yml: the article's sentence, and a note that no learner reads.
ARTICLE = {"claim", "teach"}
#: What an item asks and offers: once released it can be changed only by a new item, and a turn isn't worth that. A card
#: with `claim` has the claim's own words.
ASKED = {"prompt", "text"}
#: What somebody says or what is spoken of as a word; in a notebook also a quotation of its own.
QUOTED = re.compile(r"“[^”]*”|^>.*$", re.MULTILINE)


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Each place where an avoided word or turn stands, with the reason and what to write."""
    if not (voice := course.only(HouseVoice)):
        return
    kept = course.only(Released)
    released = frozenset(kept.items if kept else ())
    avoided = [(one.pattern(), f"{one.why}; write instead: {one.write}") for one in voice.avoid]
    for file, skipped in _files(course):
        try:
            data, lines = strict_yaml.read(file)
            rows = source.read(file, strict_yaml.LARGEST).splitlines()
        except ContentError:
            continue  # it has its own letters
        for place, text in _own(data, skipped, released):
            for pattern, says in avoided:
                for found in pattern.finditer(_unquoted(text)):
                    line = _line(rows, lines.get(place, 1), found[0])
                    yield Letter(str(file), line, spoken(place), f"“{_even(found[0])}”: {says}")
    for file in tidy.notebooks(course.folder):
        try:
            yield from _in_notebook(notebook.read(file), avoided)
        except ContentError:
            continue


def _files(course: ReadableCourse) -> Iterator[tuple[Path, set[str]]]:
    """Every file in which the course speaks to learners, with the keys that hold somebody else's words."""
    shapes: list[type[Model]] = [*ACTIVITIES, Words]
    for shape in shapes:
        for name in course.content.names(shape):
            yield course.content.file(shape, name), SPEECH | ALSO.get(FOLDERS[shape], set())
    yield course.content.file(Claims), ARTICLE
    yield course.content.file(Glossary), set()
    yield from ((file, set()) for file in sorted((course.folder / "banks").glob("*.yml")))


def _in_notebook(book: Notebook, avoided: list[tuple[re.Pattern[str], str]]) -> Iterator[Letter]:
    rows = notebook.text(book.file).splitlines()
    for cell in book.cells:
        if cell.kind != "markdown" or (2, "References") in cell.headings:
            continue
        for pattern, says in avoided:
            for found in pattern.finditer(_unquoted(cell.source)):
                line = _line(rows, cell.line, found[0].split("\n")[0])
                yield Letter(str(book.file), line, f"cell `{cell.id}`", f"“{_even(found[0])}”: {says}")


def _own(data: object, skipped: set[str], released: frozenset[str], place: Place = ()) -> Iterator[tuple[Place, str]]:
    """All texts of a file in which the course itself speaks, and where each stands."""
    if isinstance(data, dict):
        if data.get("retired"):
            return
        if data.get("id") in released or "claim" in data:
            skipped = skipped | ASKED
        for key, value in data.items():
            if key not in skipped:
                yield from _own(value, skipped, released, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _own(value, skipped, released, (*place, number))
    elif isinstance(data, str) and " " in data:  # one word may be an id
        yield place, data


def _unquoted(text: str) -> str:
    """The text with blanks where somebody speaks."""
    return QUOTED.sub(lambda found: " · " + "\n" * found[0].count("\n"), text)


def _line(rows: list[str], start: int, words: str) -> int:
    """The line from `start` on in which these words begin; `start` where they can't be found again."""
    for number in range(start - 1, len(rows)):
        if _even(words) in _even(" ".join(rows[number : number + 2])) and words.split(maxsplit=1)[0] in rows[number]:
            return number + 1
    return start


def _even(text: str) -> str:
    return " ".join(text.split())
