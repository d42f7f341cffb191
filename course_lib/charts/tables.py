"""What each chart of a lesson is drawn from: the numbers in its file, or numbers counted in other content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.measures.talk import words_after
from course_lib.models import Code, Figure, Table, Transcript
from course_lib.models.question_sheet import Question

if TYPE_CHECKING:
    from course_lib.charts.drawing import Folder

Draw = Callable[[], Mapping[str, str]]
#: One module a drawing. It is looked for as a file: to ask Python for it would load Altair, which takes seconds.
DRAWINGS = Path(__file__).with_name("lessons")


def prepare(figure: Figure, content: Content, codes: Mapping[str, Code]) -> tuple[Table, Draw]:
    """The table of a chart and the function that draws it by theme. Raises ContentError where either is missing."""
    if not module(figure).is_file():
        raise _error(figure, "no drawing has this name yet; add it as a module of course_lib/charts/lessons/")
    table = _table(figure, content, codes)
    return table, lambda: draw(figure.id, table)


def draw(name: str, table: Table, folder: Folder = "lessons") -> Mapping[str, str]:
    """The chart `name` as SVG texts by theme."""
    from course_lib.charts import drawing  # Altair takes a second to load; only a chart that is looked at pays for it

    return drawing.draw(name, table, folder)


def own(name: str, rows: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """A chart of a learner's own doings as SVG texts by theme, from its rows."""
    return draw(name, Table((), rows), "progress")


def of_question(question: Question, place: int) -> Mapping[str, str]:
    """One of the charts of a marked question, by its place from 0, as SVG texts by theme."""
    chart = question.charts[place]
    return draw(chart.id, Table(chart.heads, chart.rows, chart.words), "questions")


def module(figure: Figure) -> Path:
    """Where the drawing of a chart has its place."""
    return DRAWINGS / f"{figure.id.replace('-', '_')}.py"


def _table(figure: Figure, content: Content, codes: Mapping[str, Code]) -> Table:
    if not figure.counted:
        return Table(figure.heads, figure.rows, figure.words)
    transcript = content.one(Transcript, figure.counted.words_after)
    if missing := {turn.code for turn in transcript.turns if turn.code} - set(codes):
        raise _error(figure, f"`{transcript.id}` has codes that data/codes.yml lacks: {', '.join(sorted(missing))}")
    names = figure.counted.families
    counted = words_after(transcript, codes)
    rows = [[one["turn"], one["code"], getattr(names, one["family"]), one["words"]] for one in counted]
    return Table(figure.heads, rows, {**figure.words, **names.model_dump()})


def _error(figure: Figure, says: str) -> ContentError:
    return ContentError([Letter(f"charts/{figure.id}.yml", 1, "", says)])
