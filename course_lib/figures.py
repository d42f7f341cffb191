"""What each chart of a lesson is drawn from: its rows out of the content, its table, and the drawing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from course_lib.content import Content
from course_lib.letters import ContentError, Letter
from course_lib.measures.talk import words_after
from course_lib.models import Code, Transcript
from course_lib.widgets.chart import Table

Draw = Callable[[], Mapping[str, str]]


def prepare(name: str, content: Content, codes: Mapping[str, Code]) -> tuple[Table, Draw]:
    """The numbers of the chart `name` and the function that draws it by theme. Raises ContentError for other names."""
    if name == "two-ways-to-listen":
        return _two_ways_to_listen(content, codes)
    raise ContentError(
        [Letter(f"charts/{name}.yml", 1, "", "no drawing has this name yet; add it in course_lib/figures.py")]
    )


def _two_ways_to_listen(content: Content, codes: Mapping[str, Code]) -> tuple[Table, Draw]:
    rows = words_after(content.one(Transcript, "evenings-in-the-kitchen"), codes)
    table = Table(
        heads=["Turn", "What the counsellor does", "Words the client says next"],
        rows=[[row["turn"], row["code"], row["words"]] for row in rows],
    )

    def draw() -> Mapping[str, str]:
        from course_lib import charts  # Altair takes a second to load; only a chart that is looked at pays for it

        return {
            theme: charts.svg(charts.words_after_turns(rows, palette), palette)
            for theme, palette in charts.PALETTES.items()
        }

    return table, draw
