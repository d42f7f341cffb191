"""Real pages: how long a lesson takes to open and an answer to be saved, and the same question in two peers.

Our page starts by itself. For jupyterquiz and for stock ipywidgets the harness runs all cells as soon as the kernel
is idle, which is kinder to them than a learner could be.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Page, WebSocket, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Item, Quiz
from tests.bench.figures import line, milliseconds, p50, p95
from tests.support import jupyter
from tests.support.chromium import launch_chromium, new_page
from tests.support.places import ROOT

RUNS = 5
CLICKS = 40
FIFTEEN = 15
LESSON = ROOT / "notebooks" / "05-active-listening.ipynb"


def measure() -> None:
    with tempfile.TemporaryDirectory() as place, launch_chromium() as chromium:
        folder = Path(place) / "course"
        folder.mkdir()
        (folder / LESSON.name).write_bytes(LESSON.read_bytes())
        _write_peers(folder)
        with jupyter.serve(folder, Path(place)) as server:
            _lesson(chromium, server)
            _fifteen(chromium, server)
            _saving(chromium, server)
            _peers(chromium, server)


def _write_peers(folder: Path) -> None:
    """One choice question, the same words, three ways."""
    item = Content(paths.data()).one(Quiz, "open-or-closed").items[0]
    _write_fifteen(folder)
    _write(folder / "ours.ipynb", "import course_lib as course", 'course.quiz("open-or-closed")', lesson=True)
    shown = f"display_quiz({_for_jupyterquiz(item)!r})"
    _write(folder / "jupyterquiz.ipynb", "from jupyterquiz import display_quiz", shown)
    _write(folder / "ipywidgets.ipynb", "import ipywidgets as w", _for_ipywidgets(item))


def _write_fifteen(folder: Path) -> None:
    """Lesson 05 with its first fifteen activities, and its prose alone with one label of ipywidgets."""
    book = nbformat.read(LESSON, as_version=4)
    prose = [cell for cell in book.cells if cell.cell_type == "markdown"]
    calls = [cell for cell in book.cells if cell.source.startswith("course.")]
    dropped = {cell.id for cell in calls[FIFTEEN:]}
    book.cells = [cell for cell in book.cells if cell.id not in dropped]
    nbformat.write(book, folder / "fifteen.ipynb")
    empty = [new_code_cell("import ipywidgets as w"), *prose, new_code_cell("w.Label('ready')")]
    nbformat.write(new_notebook(cells=empty, metadata={"kernelspec": book.metadata.kernelspec}), folder / "empty.ipynb")


def _write(file: Path, *cells: str, lesson: bool = False) -> None:
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    metadata = {"kernelspec": kernel} | ({"empathy_in_practice": {"lesson": "bench"}} if lesson else {})
    book = new_notebook(cells=[new_markdown_cell("# One question"), *map(new_code_cell, cells)], metadata=metadata)
    nbformat.write(book, file)


def _for_jupyterquiz(item: Item) -> list[dict[str, object]]:
    answers = [{"answer": one.text, "correct": one.correct, "feedback": one.feedback} for one in item.options]
    return [{"question": item.prompt, "type": "multiple_choice", "answers": answers}]


def _for_ipywidgets(item: Item) -> str:
    texts, said = [one.text for one in item.options], [one.feedback for one in item.options]
    return (
        f"texts, said = {json.dumps(texts)}, {json.dumps(said)}\n"
        "pick, check, out = w.RadioButtons(options=texts, value=None), w.Button(description='Check'), w.HTML()\n"
        "check.on_click(lambda _: setattr(out, 'value', said[pick.index]))\n"
        f"w.VBox([w.HTML({item.prompt!r}), pick, check, out])"
    )


def _lesson(chromium: Browser, server: jupyter.CourseServer) -> None:
    print(f"\nLesson 05, from navigation to its last activity usable (median of {RUNS}, cold)")
    for app in ("lab", "notebook"):
        times = []
        for _ in range(RUNS):
            with new_page(chromium) as page:
                before = time.monotonic()
                jupyter.visit(page, server, LESSON.name, app)
                last = page.locator("section.eip-kept[data-ready=true]")
                expect(last).to_be_attached(timeout=60_000)
                times.append(time.monotonic() - before)
                count = page.locator("section.eip[data-ready=true]").count()
            jupyter.close_everything(server)
        line({"lab": "JupyterLab", "notebook": "Notebook 7"}[app], f"{p50(times):.1f} s", f"{count} activities")


def _fifteen(chromium: Browser, server: jupyter.CourseServer) -> None:
    """Ours starts by itself; the other is run by the harness as soon as its kernel is idle, and shows one label."""
    print(f"\n{FIFTEEN} activities beside an empty ipywidgets notebook with the same prose (median of {RUNS}, cold)")
    ours: list[float] = []
    empty: list[float] = []
    for run in range(RUNS):
        for times, name in ((ours, "fifteen"), (empty, "empty")):
            fresh = f"{run}-{name}.ipynb"
            (server.folder / fresh).write_bytes((server.folder / f"{name}.ipynb").read_bytes())
            with new_page(chromium) as page:
                before = time.monotonic()
                if name == "fifteen":
                    jupyter.visit(page, server, fresh, "lab")
                    ready = page.locator("section.eip[data-ready=true]")
                    expect(ready).to_have_count(FIFTEEN, timeout=60_000)
                else:
                    run_all(page, server, fresh)
                    expect(page.locator(".widget-label")).to_be_attached(timeout=60_000)
                times.append(time.monotonic() - before)
            jupyter.close_everything(server)
    line("this course: navigation to all usable", f"{p50(ours):.1f} s", f"{p50(ours) / p50(empty):.2f} times the other")
    line("empty ipywidgets notebook: navigation to its label", f"{p50(empty):.1f} s")


def _saving(chromium: Browser, server: jupyter.CourseServer) -> None:
    print(f"\nAn answer, from click to “Saved” in the page ({CLICKS} answers)")
    with new_page(chromium) as page:
        frames: list[bytes] = []
        page.on("websocket", lambda socket: _listen(socket, frames))
        jupyter.open_lesson(page, server, "ours.ipynb")
        wrong = page.get_by_role("radio")
        times = []
        for number in range(CLICKS):
            wrong.nth(number % 2).check()
            frames.clear()
            times.append(page.evaluate(CLICK_TO_SAVED))
        line("p50", milliseconds(p50(times)))
        line("p95", milliseconds(p95(times)))
        line("comm messages for one answer (to the kernel and back)", str(sum(b"comm_msg" in one for one in frames)))
    jupyter.close_everything(server)


def _listen(socket: WebSocket, frames: list[bytes]) -> None:
    def hear(payload: str | bytes) -> None:
        frames.append(payload if isinstance(payload, bytes) else payload.encode())

    socket.on("framesent", hear)
    socket.on("framereceived", hear)


CLICK_TO_SAVED = """() => new Promise((resolve) => {
  const section = document.querySelector("section.eip-quiz");
  const status = section.querySelector(".eip-status");
  const start = performance.now();
  const eye = new MutationObserver(() => {
    if (status.dataset.state !== "saved") return;
    eye.disconnect();
    resolve((performance.now() - start) / 1000);
  });
  eye.observe(status, { attributes: true });
  [...section.querySelectorAll("button")].find((button) => /^Check/.test(button.textContent)).click();
})"""


def _peers(chromium: Browser, server: jupyter.CourseServer) -> None:
    print(f"\nOne choice question beside two peers, in JupyterLab (median of {RUNS})")
    ours = _question(chromium, server, "ours.ipynb", _open_ours, ".eip-quiz .eip-option input", ".eip-feedback")
    quiz = _question(chromium, server, "jupyterquiz.ipynb", run_all, ".MCButton", ".Feedback:not(:empty)")
    said = ".widget-html-content >> nth=1"
    stock = _question(chromium, server, "ipywidgets.ipynb", run_all, ".widget-radio-box input", said)
    rows = [("this course", ours), ("jupyterquiz", quiz), ("stock ipywidgets", stock)]
    for name, (opened, answered, back) in rows:
        line(f"{name}: navigation to usable", f"{opened:.1f} s", f"{opened / ours[0]:.2f} times ours")
        line(f"{name}: choice to feedback in the page", milliseconds(answered), f"{answered / ours[1]:.2f} times ours")
        line(f"{name}: the answer is there after a killed kernel", "yes" if back else "no")


def _open_ours(page: Page, server: jupyter.CourseServer, name: str) -> None:
    jupyter.open_lesson(page, server, name)


def run_all(page: Page, server: jupyter.CourseServer, name: str) -> None:
    jupyter.visit_notebook(page, server, name)
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def _question(
    chromium: Browser,
    server: jupyter.CourseServer,
    name: str,
    start: Callable[[Page, jupyter.CourseServer, str], None],
    option: str,
    feedback: str,
) -> tuple[float, float, bool]:
    """Seconds to usable, seconds to feedback, and whether the answer is there again after a kill and a reload."""
    opened, answered, back = [], [], False
    for run in range(RUNS):
        fresh = f"{run}-{name}"  # a notebook of its own, so that no kernel or question is left from the run before
        (server.folder / fresh).write_bytes((server.folder / name).read_bytes())
        with new_page(chromium) as page:
            before = time.monotonic()
            start(page, server, fresh)
            first = page.locator(option).first
            expect(first).to_be_visible(timeout=60_000)
            opened.append(time.monotonic() - before)
            first.click(force=True)  # jupyterquiz lays a label over its button
            before = time.monotonic()
            check = page.get_by_role("button", name="Check", exact=False)
            if check.count():
                check.first.click()
            expect(page.locator(feedback).first).to_be_visible()
            answered.append(time.monotonic() - before)
            back = _comes_back(page, server, fresh, start, feedback)
        jupyter.close_everything(server)
    return p50(opened), p50(answered), back


def _comes_back(
    page: Page,
    server: jupyter.CourseServer,
    name: str,
    start: Callable[[Page, jupyter.CourseServer, str], None],
    feedback: str,
) -> bool:
    page.keyboard.press("Control+s")
    jupyter.kill_kernel(server)
    start(page, server, name)
    page.wait_for_timeout(2000)
    return page.locator(feedback).first.is_visible()
