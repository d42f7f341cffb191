"""A long talk in a real page: from the kernel's answer to the painted list, with 40 turns and more above it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from nbformat import write as write_notebook
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, expect

from tests.bench import long_talk
from tests.bench.figures import line, milliseconds, p50, p95
from tests.bench.of_pages import run_all
from tests.support import jupyter
from tests.support.chromium import launch_chromium, new_page

#: So many turns are there when it begins, and so many more are taken and measured.
BEGUN, TAKEN = 39, 10
BAR = "bar: 200 ms"


def measure() -> None:
    print(
        f"\nA talk of {BEGUN + 1} turns and more, in JupyterLab, from the kernel’s answer to the paint ({TAKEN} turns)"
    )
    with tempfile.TemporaryDirectory() as place, launch_chromium() as chromium:
        folder = Path(place) / "course"
        folder.mkdir()
        long_talk.write(folder / "long.json", BEGUN + TAKEN)
        cell = f"from tests.bench import long_talk\nlong_talk.show({str(folder / 'long.json')!r}, {BEGUN})"
        kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        book = new_notebook(cells=[new_code_cell(cell)], metadata={"kernelspec": kernel})
        write_notebook(book, folder / "long.ipynb")
        with jupyter.serve(folder, Path(place)) as server, new_page(chromium) as page:
            page.add_init_script(HEAR_ANSWERS)
            run_all(page, server, "long.ipynb")
            expect(page.locator("section.eip-talk[data-ready=true]")).to_be_attached(timeout=60_000)
            _turns(page)


def _turns(page: Page) -> None:
    page.get_by_role("button", name="Go on").click()
    taken, told, gone_on = [], [], []
    for number in range(TAKEN):
        page.get_by_role("textbox", name="What do you say?").fill("What is that like?")
        taken.append(_painted(page, "Say it"))
        expect(page.locator(".eip-mine")).to_have_count(BEGUN + number + 1)
        told.append(_painted(page, "See without writing"))
        expect(page.get_by_role("button", name="Go on")).to_be_visible()
        gone_on.append(_painted(page, "Go on", answered=False))
    for name, times in [("a reply taken", taken), ("how it landed", told), ("gone on (from the press)", gone_on)]:
        line(f"{name}, p50", milliseconds(p50(times)), BAR)
        line(f"{name}, p95", milliseconds(p95(times)), BAR)


def _painted(page: Page, button: str, *, answered: bool = True) -> float:
    """Seconds from the kernel's answer, or from the press where it isn't asked, until the frame is painted."""
    seconds: float = page.evaluate(PRESS_TO_PAINT, [button, answered])
    return seconds


#: Notes when a long message came: the answer with all turns is the only one.
HEAR_ANSWERS = """
const Plain = WebSocket;
window.WebSocket = class extends Plain {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if ((data.byteLength ?? data.length) > 20_000) window.heardAt = performance.now();
    });
  }
};
"""

#: Presses a button, and once something has changed, waits for the frame and for what comes after its paint.
PRESS_TO_PAINT = """([name, answered]) => new Promise((resolve) => {
  const section = document.querySelector("section.eip-talk");
  const stage = section.querySelector(".eip-stage");
  window.heardAt = undefined;
  const pressed = performance.now();
  const eye = new MutationObserver(() => {
    if (answered && window.heardAt === undefined) return;
    eye.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve((performance.now() - (answered ? window.heardAt : pressed)) / 1000);
      port2.postMessage(null);
    });
  });
  eye.observe(stage, { childList: true, subtree: true });
  [...section.querySelectorAll("button")].find((button) => button.textContent === name).click();
})"""
