"""The examples of the author's manual (data/README.md): skeletons are written from them, and `check` knows them again.

So the manual and the skeletons can't differ. Must not: write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course_lib.content import source, strict_yaml
from course_lib.content.diagnostics import ContentError, Letter, Place
from course_lib.content.reader import FILES, FOLDERS
from course_lib.models import Course, Model


def example(course: Path, shape: type[Model]) -> str:
    """The YAML example of a kind. Raises ContentError where the manual has none."""
    return _block(course, shape, "```yaml", "```")


def cells(course: Path) -> list[tuple[str, str]]:
    """Type and source of each cell of the example of a lesson, in order. Raises ContentError where there is none."""
    parts = re.split(
        r"^```python$(.*?)^```$", _block(course, Course, "~~~markdown", "~~~"), flags=re.MULTILINE | re.DOTALL
    )
    return [("code" if place % 2 else "markdown", part.strip()) for place, part in enumerate(parts) if part.strip()]


def sentences(course: Path, shape: type[Model]) -> set[str]:
    """What the example of a kind says in words. Raises ContentError where it can't be read."""
    data, _ = strict_yaml.parse(example(course, shape), _file(course))
    return {text for _, text in texts(data)}


def texts(data: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """All words in the data of a YAML file, white space evened, and where each stands.

    One word alone is left out: it may be an id, or what anybody would write there.
    """
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, (*place, number))
    elif isinstance(data, str) and " " in (text := " ".join(data.split())):
        yield place, text


def paragraphs(prose: str) -> list[str]:
    """The paragraphs of a Markdown cell, white space evened. Headings are left out: many lessons share one."""
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", prose))
    return [part for part in found if part and not part.startswith("#")]


def _block(course: Path, shape: type[Model], opening: str, closing: str) -> str:
    """The first block between two fences in the section of a kind."""
    file = _file(course)
    heading = FILES[shape] if shape in FILES else f"{FOLDERS[shape]}/"
    pattern = rf"^## {re.escape(heading)}$.*?^{opening}\n(.*?)^{closing}$"
    found = re.search(pattern, source.read(file, strict_yaml.LARGEST), re.MULTILINE | re.DOTALL)
    if not found:
        says = f"the section `## {heading}` has no example ({opening}); put it back from git"
        raise ContentError([Letter(str(file), 1, "", says)])
    return found[1]


def _file(course: Path) -> Path:
    return course / "data" / "README.md"
