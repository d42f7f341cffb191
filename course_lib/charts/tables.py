"""What each chart of a lesson is drawn from: the numbers in its file, or numbers counted in other content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_lib import grammars
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.measures.talk import words_after
from course_lib.models import Code, Figure, Table, Transcript
from course_lib.models.question_sheet import Question

if TYPE_CHECKING:
    from course_lib.charts.drawing import Folder

#: One module a drawing. It is looked for as a file: to ask Python for it would load Altair, which takes seconds.
DRAWINGS = Path(__file__).with_name("lessons")


def draw(name: str, table: Table, folder: Folder = "lessons", width: object = None) -> Mapping[str, str]:
    """The chart `name` as SVG texts by theme. `width` is what a page said of its room, in pixels."""
    grammars.leave_out()
    from course_lib.charts import drawing  # Altair takes seconds to load; only a chart that is drawn anew pays for it

    return drawing.draw(name, table, folder, width)


def own(name: str, rows: Sequence[Sequence[Any]], width: object = None) -> Mapping[str, str]:
    """A chart of a learner's own doings as SVG texts by theme, from its rows."""
    return draw(name, Table((), rows), "progress", width)


def of_question(question: Question, place: int, width: object = None) -> Mapping[str, str]:
    """One of the charts of a marked question, by its place from 0, as SVG texts by theme."""
    chart = question.charts[place]
    return draw(chart.id, Table(chart.heads, chart.rows, chart.words), "questions", width)


def module(figure: Figure) -> Path:
    """Where the drawing of a chart has its place."""
    return DRAWINGS / f"{figure.id.replace('-', '_')}.py"


def table(figure: Figure, content: Content, codes: Mapping[str, Code]) -> Table:
    """The table that a chart of a lesson shows and is drawn from. Raises ContentError for what it needs and lacks."""
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
