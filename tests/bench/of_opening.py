"""How a lesson opens: when it can be read, when its first activity can be used, and when all can; cold and warm.

Cold is a browser that was never here; warm is the same once more. Both times no kernel runs. Beside it stands a
notebook with the same prose and one label of ipywidgets, which the harness runs as soon as its kernel is idle.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page, expect

from tests.bench.figures import line, p50
from tests.bench.of_pages import run_all
from tests.support import jupyter
from tests.support.places import ROOT

RUNS = 3
LESSONS = ("00-welcome.ipynb", "05-active-listening.ipynb")
READY = "section.eip[data-ready=true]"
LONG_MS = 90_000


def measure() -> None:
    with tempfile.TemporaryDirectory() as place, jupyter.launch_chromium() as chromium:
        folder = Path(place) / "course"
        folder.mkdir()
        for name in LESSONS:
            (folder / name).write_bytes((ROOT / "notebooks" / name).read_bytes())
            _write_empty(folder, name)
        with jupyter.serve(folder, Path(place)) as server:
            for name in LESSONS:
                _lesson(chromium, server, name)


def _write_empty(folder: Path, name: str) -> None:
    book = nbformat.read(folder / name, as_version=4)
    prose = [cell for cell in book.cells if cell.cell_type == "markdown"]
    cells = [new_code_cell("import ipywidgets as w"), *prose, new_code_cell("w.Label('ready')")]
    nbformat.write(
        new_notebook(cells=cells, metadata={"kernelspec": book.metadata.kernelspec}), folder / f"empty-{name}"
    )


def _lesson(chromium: Browser, server: jupyter.CourseServer, name: str) -> None:
    print(f"\n{name}, seconds from navigation (median of {RUNS})")
    cells = nbformat.read(server.folder / name, as_version=4).cells
    count = sum(cell.source.startswith("course.") for cell in cells)
    times: dict[str, list[list[float]]] = {"cold": [], "warm": []}
    empty: list[float] = []
    for _ in range(RUNS):
        with jupyter.new_page(chromium) as page:
            for taken in times.values():
                taken.append(_opened(page, server, name, count))
                page.goto("about:blank")
                jupyter.close_everything(server)
        with jupyter.new_page(chromium) as page:
            before = time.monotonic()
            run_all(page, server, f"empty-{name}")
            expect(page.locator(".widget-label")).to_be_attached(timeout=LONG_MS)
            empty.append(time.monotonic() - before)
        jupyter.close_everything(server)
    for how, taken in times.items():
        read, first, last = (p50(one) for one in zip(*taken, strict=True))
        line(f"{how}: read, first of {count} usable, all usable", f"{read:.1f} {first:.1f} {last:.1f} s")
    line("cold: an empty ipywidgets notebook, to its label", f"{p50(empty):.1f} s")


def _opened(page: Page, server: jupyter.CourseServer, name: str, count: int) -> list[float]:
    """Seconds until it can be read, until its first activity, and until all can be used."""
    before, taken = time.monotonic(), []
    jupyter.visit(page, server, name, "lab")
    expect(page.locator(".jp-RenderedMarkdown h1").first).to_be_visible(timeout=LONG_MS)
    expect(page.locator(".eip-Opening")).to_have_count(0, timeout=LONG_MS)
    taken.append(time.monotonic() - before)
    expect(page.locator(READY).first).to_be_attached(timeout=LONG_MS)
    taken.append(time.monotonic() - before)
    expect(page.locator(READY)).to_have_count(count, timeout=LONG_MS)
    return [*taken, time.monotonic() - before]
