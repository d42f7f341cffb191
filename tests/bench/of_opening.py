"""How a lesson opens: when it can be read, when its first activity can be used, and when all can; cold and warm.

Cold is a browser that was never here; warm is the same once more. Both times no kernel runs. Beside it stands a
notebook with the same prose and one label of ipywidgets, which the harness runs as soon as its kernel is idle. Once all
can be used, a picture that comes with the course and one that is drawn of the learner's own answers are asked for.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect

from course_lib.learner.record import Record
from tests.bench.figures import line, p50
from tests.bench.of_pages import run_all
from tests.support import jupyter
from tests.support.browser.missed_questions import missed_before
from tests.support.chromium import launch_chromium, new_page
from tests.support.places import ROOT

RUNS = 3
#: In seconds, for one lesson: after that no run is begun, so that a busy machine gives fewer figures and not none.
ENOUGH_S = 90
#: What a learner who came to look met before: seconds to read, to the first and to the last activity in a cold browser,
#: and to the last in a warm one; the least and the most of three runs, on another day, with 7 to 10 others at work.
BEFORE = {
    "00-welcome.ipynb": "4.4-5.4, 8.7-10.6, 8.7-10.7 s; warm 5.8-8.2 s",
    "05-active-listening.ipynb": "4.1-5.1, 9.1-9.5, 9.1-9.7 s; warm 6.8-11.8 s",
}
#: The same visit, from the press to any picture.
PICTURES_BEFORE = "8.3-19.1 s, and none in 3 of 11 tries"
READY = "section.eip[data-ready=true]"
LONG_MS = 90_000


class Opened(NamedTuple):
    """Seconds from the navigation until the lesson can be read, its first activity and all can be used."""

    read: float
    first: float
    last: float


def measure() -> None:
    with tempfile.TemporaryDirectory() as place, launch_chromium() as chromium:
        folder = Path(place) / "course"
        folder.mkdir()
        for name in BEFORE:
            (folder / name).write_bytes((ROOT / "notebooks" / name).read_bytes())
            _write_empty(folder, name)
        with jupyter.serve(folder, Path(place)) as server:
            missed_before(Record(server.home / "answers"))
            for name in BEFORE:
                _lesson(chromium, server, name)


def _write_empty(folder: Path, name: str) -> None:
    book = nbformat.read(folder / name, as_version=4)
    prose = [cell for cell in book.cells if cell.cell_type == "markdown"]
    cells = [new_code_cell("import ipywidgets as w"), *prose, new_code_cell("w.Label('ready')")]
    nbformat.write(
        new_notebook(cells=cells, metadata={"kernelspec": book.metadata.kernelspec}), folder / f"empty-{name}"
    )


def _lesson(chromium: Browser, server: jupyter.CourseServer, name: str) -> None:
    cells = nbformat.read(server.folder / name, as_version=4).cells
    count = sum(cell.source.startswith("course.") for cell in cells)
    cold: list[Opened] = []
    warm: list[Opened] = []
    empty: list[float] = []
    pictures: list[tuple[float, float]] = []
    begun = time.monotonic()
    while not empty or (len(empty) < RUNS and time.monotonic() - begun < ENOUGH_S):
        with new_page(chromium) as page:
            cold.append(_opened(page, server, name, count))
            pictures.append((_fixed(page), _personal(page)))
            page.goto("about:blank")
            jupyter.close_everything(server)
            warm.append(_opened(page, server, name, count))
        jupyter.close_everything(server)
        with new_page(chromium) as page:
            empty.append(_empty(page, server, name))
        jupyter.close_everything(server)
    print(f"\n{name}, seconds from navigation (median of {len(empty)})")
    for how, taken in (("cold", cold), ("warm", warm)):
        shown = " ".join(f"{p50(values):.1f}" for values in zip(*taken, strict=True))
        line(f"{how}: read, first of {count} usable, all usable", f"{shown} s")
    line("before: the same, cold", BEFORE[name])
    line("cold: an empty ipywidgets notebook, to its label", f"{p50(empty):.1f} s")
    fixed, personal = (p50(values) for values in zip(*pictures, strict=True))
    line("a picture of the lesson, from the press or its coming into view", f"{fixed:.2f} s")
    line("a picture of one's own answers, from the press", f"{personal:.2f} s")
    line("before: any picture, from the press", PICTURES_BEFORE)


def _opened(page: Page, server: jupyter.CourseServer, name: str, count: int) -> Opened:
    before = time.monotonic()
    jupyter.visit(page, server, name, "lab")
    expect(page.locator(".jp-RenderedMarkdown h1").first).to_be_visible(timeout=LONG_MS)
    expect(page.locator(".eip-Opening")).to_have_count(0, timeout=LONG_MS)
    read = time.monotonic() - before
    expect(page.locator(READY).first).to_be_attached(timeout=LONG_MS)
    first = time.monotonic() - before
    expect(page.locator(READY)).to_have_count(count, timeout=LONG_MS)
    return Opened(read, first, time.monotonic() - before)


def _empty(page: Page, server: jupyter.CourseServer, name: str) -> float:
    before = time.monotonic()
    run_all(page, server, f"empty-{name}")
    expect(page.locator(".widget-label")).to_be_attached(timeout=LONG_MS)
    return time.monotonic() - before


def _fixed(page: Page) -> float:
    """Seconds to the lesson's first picture, which comes drawn with the course: from the press, or the way there."""
    chart = page.locator("section.eip-chart").first
    show = chart.get_by_role("button", name="Show the picture")
    if not show.count():
        before = time.monotonic()
        _bring_into_view(chart)
        return _drawn(chart, before)
    _bring_into_view(chart)
    before = time.monotonic()
    show.click()
    return _drawn(chart, before)


def _personal(page: Page) -> float:
    """Seconds to the picture of how sure the learner was and how right, which the kernel draws."""
    progress = page.locator("section.eip-progress")
    _bring_into_view(progress)  # it tells how things stand once it is seen
    show = progress.get_by_role("button", name="Show how sure and how right")
    expect(show).to_be_attached(timeout=LONG_MS)
    before = time.monotonic()
    show.click()
    return _drawn(progress, before)


def _bring_into_view(activity: Locator) -> None:
    """Cells grow when they are drawn on the way there, so it takes more than one go."""
    for _ in range(8):
        activity.evaluate("one => one.scrollIntoView({ block: 'center' })")
        activity.page.wait_for_timeout(200)


def _drawn(activity: Locator, before: float) -> float:
    expect(activity.locator("[role=img] svg").first).to_be_attached(timeout=LONG_MS)
    return time.monotonic() - before
