"""Small lessons, and the smallest thing that looks like the course to them: each verb shows a widget."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.places import ROOT

#: A cell of a notebook, as its file holds it.
Cell = dict[str, Any]

COURSE = """
import ipywidgets
from IPython.display import display
from pathlib import Path

def quiz(name=""):
    with (Path.cwd() / "ran.txt").open("a") as trace:
        trace.write(name + "\\n")
    display(ipywidgets.Button(description=f"Answer {name}"))

def broken(name=""):
    raise ValueError("this activity is broken")

def tall(name=""):
    display(ipywidgets.HTML("<div style='height: 3000px'>tall</div>"))
"""


def code(*lines: str) -> Cell:
    """A code cell that was never run."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": "\n".join(lines),
    }


def text(words: str) -> Cell:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": words}


def notebook(*cells: Cell, **ours: str) -> dict[str, Any]:
    """A notebook of these cells; `lesson="welcome"` or `assignment=...` marks it as ours."""
    metadata: dict[str, Any] = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    if ours:
        metadata["empathy_in_practice"] = ours
    named = [{"id": f"cell-{number}", **cell} for number, cell in enumerate(cells)]
    return {"cells": named, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


START = code("import course_lib as course")


SHOWN = {"output_type": "stream", "name": "stdout", "text": "shown before"}
#: For the tests of what can be done to a lesson; `attempts` knows its paragraphs and its code cell of another hand.
SMALL = {
    "lesson.ipynb": notebook(
        text("# Hearing feelings\n\nRead this first."),
        START,
        text("This comes before the quiz."),
        code('course.quiz("first-one")'),
        {**code("notes = 'a cell of another hand'", "more = 1"), "outputs": [SHOWN]},
        text("And this comes last."),
        lesson="a-lesson",
    ),
    "behind.ipynb": notebook(text("# Another lesson"), START, code('course.quiz("behind")'), lesson="another-lesson"),
    "assignment.ipynb": notebook(
        text("# An assignment\n\nRead this first."),
        START,
        code('course.quiz("marked")'),
        code("def share():", "    return 0"),
        assignment="an-assignment",
    ),
}


def lay_out(place: Path, lessons: dict[str, dict[str, Any]]) -> tuple[Path, Path]:
    """Put the notebooks into a folder and the stand-in beside it: the folder, and where modules are found first."""
    library, folder = place / "library", place / "lessons"
    library.mkdir()
    stand_in = library / "course_lib"
    stand_in.mkdir()
    (stand_in / "__init__.py").write_text(COURSE)
    (stand_in / "ops").symlink_to(ROOT / "course_lib" / "ops")  # which the server's own settings name
    folder.mkdir()
    for name, lesson in lessons.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(lesson))
    return folder, library
