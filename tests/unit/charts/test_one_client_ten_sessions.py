"""The client of lesson 13: what the chart's table says of her changes is what the reliable change index gives."""

from __future__ import annotations

from course_lib import paths
from course_lib.charts.lessons.one_client_ten_sessions import RELIABILITY, SD
from course_lib.content.reader import Content
from course_lib.measures.reliability import reliable_change
from course_lib.models import Figure


def test_every_change_is_computed_and_called_what_it_is() -> None:
    figure = Content(paths.data()).one(Figure, "one-client-ten-sessions")
    totals = [int(row[1]) for row in figure.rows]

    for place, row in enumerate(figure.rows):
        found = reliable_change(totals[0], totals[place], SD, RELIABILITY)
        said = figure.words["outside" if found.reliable else "inside"]
        assert list(row) == [place + 1, totals[place], totals[place] - totals[0], said]
    assert round(reliable_change(0, 0, SD, RELIABILITY).least, 1) == 5.3
