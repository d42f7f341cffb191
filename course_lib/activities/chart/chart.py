"""A chart that teaches: the picture for light and dark pages, what it shows in words, and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Figure, Table


class ChartActivity(Activity):
    """`read` gives the pictures by theme for a page with so much room. They come drawn with the course."""

    def __init__(
        self,
        figure: Figure,
        table: Table,
        read: Callable[[object], Mapping[str, str]],
        frame: Frame,
    ) -> None:
        self._read = read
        card = {
            "title": figure.title,
            "first": figure.first,
            "look": html(figure.look),
            "description": html(figure.description),
            "alt": figure.description,
            "origin": html(figure.origin),
            "heads": list(table.heads),
            "rows": [list(row) for row in table.rows],
        }
        super().__init__("chart", card, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw":
            return super().perform(ask, data)
        return {"drawings": dict(self._read(data.get("width")))}
