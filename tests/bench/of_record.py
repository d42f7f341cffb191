"""The record: what saving costs, what a kill costs, and how fast a long history is there again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from course_lib import paths
from course_lib import session as session_module
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.bench.figures import line, milliseconds, p50, p95, seconds
from tests.support.events import keep
from tests.support.killed_writers import saved_through_kills, start_writer


def measure() -> None:
    print("\nThe record")
    with tempfile.TemporaryDirectory() as place:
        _saving(Path(place) / "saving")
        _kills(Path(place) / "kills")
        _two_writers(Path(place) / "two")
        _long_history(Path(place) / "long")


def _saving(folder: Path) -> None:
    record = Record(folder)
    times = [seconds(lambda: keep(record, "an-item", "answer", {"picked": [1]})) for _ in range(300)]
    line("one answer on disk (with fsync), p50", milliseconds(p50(times)))
    line("one answer on disk (with fsync), p95", milliseconds(p95(times)))


def _kills(folder: Path) -> None:
    told, kills = saved_through_kills(folder, 1000, seed=11, longest=0.05)
    kept = {event.id for event in Record(folder).events()}
    lost = sum(id not in kept for id in told)
    line(f"answers lost of {len(told):,} acknowledged, writer killed {kills} times", str(lost))


def _two_writers(folder: Path) -> None:
    writers = [start_writer(folder, name, 500) for name in ("left", "right")]
    told = [row for writer in writers for row in writer.communicate()[0].split()]
    kept = {event.id for event in Record(folder).events()}
    line(f"answers lost of {len(told):,}, two processes at once", str(sum(id not in kept for id in told)))


def _long_history(folder: Path) -> None:
    content = Content(paths.data())
    session = Session(content, Record(folder), Record(folder.parent / "private"))
    items = list(session.quiz("listening-check").versions.items())
    record = Record(folder)
    for number in range(10_000):
        item, version = items[number % (len(items) - 1) + 1]
        keep(record, item, "answer", {"picked": [number % 3]}, version=version)
    line("10,000 events, read", milliseconds(min(seconds(lambda: Record(folder).events()) for _ in range(3))))

    def repaint() -> None:
        fresh = session_module.Session(content, Record(folder), Record(folder.parent / "private"))
        quiz = fresh.quiz("listening-check")
        quiz._answer({"type": "open"})

    line(
        "10,000 events, read and an activity repainted",
        milliseconds(min(seconds(repaint) for _ in range(3))),
        "bar: 200 ms",
    )
