"""The pictures of lessons, which come drawn with the course: SVG texts in `data/drawings/`, a folder for each chart.

Each says, by a number, what it was drawn from: its table, its module, and what all drawings share. So an author is told
when a picture is older than that, without a clock and without drawing. Loads nothing that draws.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from course_lib.charts import page
from course_lib.charts.tables import module
from course_lib.content import source
from course_lib.models import Figure, Table

#: What all drawings share, beside their modules.
SHARED = [Path(__file__).with_name(f"{name}.py") for name in ("drawing", "page", "rows", "scales")]
#: A picture may have so many bytes.
MOST = 1_000_000


def folder(data: Path, name: str) -> Path:
    """Where the pictures of a chart are."""
    return data / "drawings" / name


def files(data: Path, name: str) -> Iterator[tuple[str, str, Path]]:
    """The width, the theme and the place of each picture of a chart."""
    for size in page.WIDTHS:
        for theme in page.PALETTES:
            yield size, theme, folder(data, name) / f"{size}-{theme}.svg"


def read(data: Path, name: str, width: object = None) -> dict[str, str]:
    """The pictures of a chart by theme, for a page with so much room. Raises ContentError where one is missing."""
    wanted = "narrow" if page.pages(width)["light"].narrow else "wide"
    return {theme: source.read(file, MOST) for size, theme, file in files(data, name) if size == wanted}


def is_current(data: Path, figure: Figure, table: Table) -> bool:
    """Whether every picture of a chart was drawn from what it would be drawn from now."""
    mark = _mark(figure, table)
    return all(file.is_file() and source.read(file, MOST).startswith(mark) for *_, file in files(data, figure.id))


def write(data: Path, figure: Figure, table: Table, drawings: Mapping[str, Mapping[str, str]]) -> None:
    """Put the pictures of a chart, by width and theme, in their places, each with the number of its origin."""
    folder(data, figure.id).mkdir(parents=True, exist_ok=True)
    mark = _mark(figure, table)
    for size, theme, file in files(data, figure.id):
        source.write(file, drawings[size][theme].replace("<svg", mark, 1) + "\n")


def strangers(data: Path, names: Collection[str]) -> list[Path]:
    """Folders of pictures that belong to none of these charts."""
    return sorted(one for one in (data / "drawings").glob("*") if one.is_dir() and one.name not in names)


def _mark(figure: Figure, table: Table) -> str:
    """How the text of a picture begins: with the number of what it was drawn from."""
    said = [table.heads, table.rows, table.words, *(file.read_text("utf-8") for file in (module(figure), *SHARED))]
    number = hashlib.sha256(json.dumps(said, default=dict).encode()).hexdigest()[:16]
    return f'<svg data-drawn-from="{number}"'
