"""What a killed run left half done is cleared away, so that the next run of the same command does it.

nbgrader makes the folder of a learner's result first and takes a folder that is there for done. Here it is done when
the file that is written last, the notebook or the page, is whole; the marks are in the gradebook by then. nbgrader
makes one exporter a run, after looking up what there is to do and before doing it, and there this is hung in.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbgrader.converters.base import NbGraderException

from course_lib.grading.collecting import note

TEMPLATES = Path(__file__).parent / "share" / "nbconvert" / "templates"


class ReleasedNotebook(NotebookExporter):
    """The notebook that learners get."""

    def __init__(self, parent: Any, **about: Any) -> None:
        super().__init__(parent=parent, **about)  # type: ignore[no-untyped-call]
        clear(parent, parent.coursedir.release_directory, "*.ipynb", is_notebook)


class MarkedNotebook(NotebookExporter):
    """The notebook in which a learner's answers and marks are shown."""

    def __init__(self, parent: Any, **about: Any) -> None:
        super().__init__(parent=parent, **about)  # type: ignore[no-untyped-call]
        clear(parent, parent.coursedir.autograded_directory, "*.ipynb", is_marked)


class FeedbackPage(HTMLExporter):
    """The feedback as one quiet page that loads nothing from anywhere."""

    def __init__(self, parent: Any, **about: Any) -> None:
        # Given here and not in the configuration, where formgrader sets the template of every HTMLExporter.
        template = {"template_name": "empathy_feedback", "extra_template_basedirs": [str(TEMPLATES)]}
        super().__init__(parent=parent, **about, **template)  # type: ignore[no-untyped-call]
        for marked in map(Path, parent.assignments):
            if not is_done(marked, "*.ipynb", is_marked):
                says = f"{marked} is not marked to its end. Run `nbgrader autograde {marked.name}` first."
                parent.log.error(says)
                raise NbGraderException(says)
        clear(parent, parent.coursedir.feedback_directory, "*.html", is_page)


def clear(converter: Any, directory: str, names: str, whole: Callable[[Path], bool]) -> None:
    """Remove the results in `directory` that were begun and never finished.

    `converter`: nbgrader's step, which knows in `assignments` the folders that it is to work on. `names`: a pattern for
    the files that it writes last. `whole`: whether such a file is complete.
    """
    for source, result in _results(converter, directory):
        timestamp = "timestamp.txt"  # without it nbgrader can't tell a newer submission from this one
        lost = (source / timestamp).is_file() and not (result / timestamp).is_file()
        newer = note.read(source) != note.read(result)  # the same submission, completed since, has the same time
        if result.is_dir() and (lost or newer or not is_done(result, names, whole)):
            converter.log.warning("%s was made of an earlier submission, or not to its end: it is done anew.", result)
            shutil.rmtree(result)


def is_done(result: Path, names: str, whole: Callable[[Path], bool]) -> bool:
    """Whether a folder holds what it is for, and holds it whole."""
    files = list(result.glob(names))
    return bool(files) and all(map(whole, files))


def is_notebook(file: Path) -> bool:
    """Whether a notebook was written to its end."""
    return _notebook(file) is not None


def is_marked(file: Path) -> bool:
    """Whether a notebook was marked and then written to its end: before that, no cell shows a mark."""
    cells = (_notebook(file) or {}).get("cells", [])
    return any(cell.get("outputs") for cell in cells)


def is_page(file: Path) -> bool:
    """Whether a page was written to its end."""
    return file.read_text(encoding="utf-8", errors="replace").rstrip().endswith("</html>")


def _notebook(file: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return found


def _results(converter: Any, directory: str) -> Iterator[tuple[Path, Path]]:
    """Each folder that the step is to work on, with the folder of its result."""
    course = converter.coursedir
    for source in map(Path, converter.assignments):
        student = "." if course.student_id == "." else source.parent.name
        yield source, Path(course.format_path(directory, student, source.name))
