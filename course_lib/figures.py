"""What each chart of a lesson is drawn from: the numbers in its file, or numbers counted in other content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from course_lib.content import Content
from course_lib.letters import ContentError, Letter
from course_lib.measures.talk import words_after
from course_lib.models import Code, Figure, Transcript
from course_lib.widgets.chart import Table

Draw = Callable[[], Mapping[str, str]]
#: One module a drawing. It is looked for as a file: to ask Python for it would load Altair, which takes seconds.
DRAWINGS = Path(__file__).with_name("charts")
#: What a transcript's families of codes are called in a chart.
FAMILIES = {"oars": "OARS", "other": "Other", "roadblock": "Roadblock"}


def prepare(figure: Figure, content: Content, codes: Mapping[str, Code]) -> tuple[Table, Draw]:
    """The table of a chart and the function that draws it by theme. Raises ContentError where either is missing."""
    if not (DRAWINGS / f"{figure.id.replace('-', '_')}.py").is_file():
        raise _letter(figure, "no drawing has this name yet; add it as a module of course_lib/charts/")
    table = _table(figure, content, codes)
    return table, lambda: draw(figure.id, table.rows)


def draw(name: str, rows: Sequence[Sequence[str | int | float]]) -> Mapping[str, str]:
    """The chart `name` as SVG texts by theme."""
    from course_lib import charts  # Altair takes a second to load; only a chart that is looked at pays for it

    return charts.draw(name, rows)


def _table(figure: Figure, content: Content, codes: Mapping[str, Code]) -> Table:
    if figure.rows:
        return Table(figure.heads, figure.rows)
    if figure.id == "two-ways-to-listen":
        return _two_ways_to_listen(content, codes)
    raise _letter(figure, "it has no `heads` and `rows`, and nothing counts them; write them here")


def _two_ways_to_listen(content: Content, codes: Mapping[str, Code]) -> Table:
    rows = words_after(content.one(Transcript, "evenings-in-the-kitchen"), codes)
    return Table(
        heads=["Turn", "What the counsellor does", "Kind", "Words the client says next"],
        rows=[[row["turn"], row["code"], FAMILIES[row["family"]], row["words"]] for row in rows],
    )


def _letter(figure: Figure, says: str) -> ContentError:
    return ContentError([Letter(f"charts/{figure.id}.yml", 1, "", says)])
