"""Whether a chart, as the plain data of Vega-Lite, shows what it has to. A learner's code made it; trust nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib.models.tasks.function import Drawn

#: Where charts may lie in one another.
INSIDE = ("layer", "hconcat", "vconcat", "concat")
AXES = (("x", "y"), ("y", "x"))


@dataclass(frozen=True)
class View:
    """One mark, with the encodings and the data of all that it lies in."""

    mark: str
    encoding: Mapping[str, Mapping[str, Any]]
    rows: Sequence[Any]

    def field(self, channel: str) -> Any:
        return self.encoding.get(channel, {}).get("field")

    def begins_late(self, channel: str) -> bool:
        """Whether somebody has set this axis to begin above 0; left alone, Vega-Lite begins at 0."""
        scale = self.encoding.get(channel, {}).get("scale")
        if not isinstance(scale, dict):
            return False
        domain = scale.get("domain")
        if isinstance(domain, list) and domain:
            return not isinstance(domain[0], int | float) or domain[0] > 0
        return domain is not None or scale.get("domainMin", 0) != 0 or scale.get("zero") is False


def draws(chart: Any, wanted: Drawn, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the chart has what is wanted of `rows`, in whichever direction. Never raises for anything it may be."""
    found = list(_views(chart))
    return any(
        any(_shows(view, along, by, wanted, rows) for view in found)
        and not (wanted.zero and any(view.begins_late(along) for view in found))
        for along, by in AXES
    )


def _shows(view: View, along: str, by: str, wanted: Drawn, rows: Sequence[Mapping[str, Any]]) -> bool:
    ends = [view.field(along)] + ([view.field(f"{along}2")] if f"{along}2" in view.encoding else [])
    names = [wanted.field] if wanted.to is None else [wanted.field, wanted.to]
    needed = [wanted.by, *names]
    there = [[row.get(name) for name in needed] for row in view.rows if isinstance(row, dict)]
    return (
        view.mark in wanted.marks
        and sorted(map(str, ends)) == sorted(names)
        and view.encoding.get(along, {}).get("type") == "quantitative"
        and view.field(by) == wanted.by
        and all([row[name] for name in needed] in there for row in rows)
    )


def _views(chart: Any) -> Iterator[View]:
    """All marks in a chart. Not by recursion: somebody may have put charts into charts a thousand deep."""
    named = chart.get("datasets") if isinstance(chart, dict) else None
    waiting: list[tuple[Any, dict[str, Any], Any]] = [(chart, {}, None)]
    while waiting:
        one, around, data = waiting.pop()
        if not isinstance(one, dict):
            continue
        own = one.get("encoding")
        encoding = around | (own if isinstance(own, dict) else {})
        data = one.get("data", data)
        inner = [part for place in INSIDE if isinstance(one.get(place), list) for part in one[place]]
        waiting += [(part, encoding, data) for part in inner]
        mark = one.get("mark")
        kind = mark.get("type") if isinstance(mark, dict) else mark
        if isinstance(kind, str):
            channels = {name: channel for name, channel in encoding.items() if isinstance(channel, dict)}
            yield View(kind, channels, _rows(data, named))


def _rows(data: Any, named: Any) -> Sequence[Any]:
    if not isinstance(data, dict):
        return ()
    name = data.get("name")
    values = named.get(name) if isinstance(named, dict) and isinstance(name, str) else data.get("values")
    return values if isinstance(values, list) else ()
