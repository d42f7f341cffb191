"""What a killed run left half done is cleared away, so that the next run of the same command does it.

nbgrader makes the folder of a learner's result first and takes a folder that is there for done. Here it is done when
the file that is written last, the notebook or the page, is whole; the marks are in the gradebook by then. nbgrader
makes one exporter a run, after looking up what there is to do and before doing it, and there this is hung in.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from glob import glob
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter, HTMLExporter, NotebookExporter
from nbformat.v4 import reads, writes
from nbgrader.converters.base import NbGraderException

from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank, feedback_page, released
from course_lib.grading.collecting import note
from course_lib.grading.handing_out import beside


class ReleasedNotebook(NotebookExporter):
    """The notebook that learners get."""

    def __init__(self, parent: Any, **about: Any) -> None:
        super().__init__(parent=parent, **about)  # type: ignore[no-untyped-call]
        clear(parent, parent.coursedir.release_directory, "*.ipynb", is_notebook)
        beside.make(parent)


class MarkedNotebook(NotebookExporter):
    """The notebook in which a learner's answers and marks are shown.

    Of every submission one is made, whatever became of the notebook in it: answers are data, and count without it.
    """

    def __init__(self, parent: Any, **about: Any) -> None:
        super().__init__(parent=parent, **about)  # type: ignore[no-untyped-call]
        self.course = course = parent.coursedir
        if course.notebook_id == "*":
            _take_all(parent, _release(course))
        clear(parent, course.autograded_directory, "*.ipynb", is_marked)
        with suppress(ContentError):  # told for each learner, with what is wrong with the bank
            banks = Path(str(parent.config.WithBank.banks)).expanduser()
            for line in released.reworded(_release(course), bank.read(banks, course.assignment_id)):
                parent.log.warning(line)

    def from_filename(self, filename: str, resources: Any = None, **about: Any) -> tuple[Any, Any]:
        """A notebook as it was handed in is never opened here: the one that was released stands in its place."""
        course, of = self.course, resources["nbgrader"]
        handed_in = course.format_path(course.submitted_directory, of["student"], of["assignment"])
        if Path(filename).parent == Path(handed_in):
            given_out = released.notebook(_release(course), of["notebook"]).read_text("utf-8")
            return given_out, resources | {"output_extension": self.file_extension}
        return super().from_filename(filename, resources=resources, **about)

    def from_file(self, file_stream: Any, resources: Any = None, **about: Any) -> tuple[Any, Any]:
        """What is read was released or is our own, and its form was checked when it was made: not for every learner."""
        return self.from_notebook_node(reads(file_stream.read()), resources=resources, **about)

    def from_notebook_node(self, nb: Any, resources: Any = None, **about: Any) -> tuple[Any, Any]:
        """Marked as it is: nbconvert would copy and check it for each plug-in, which takes longer than marking it."""
        for plug_in in self._preprocessors:
            nb, resources = plug_in(nb, resources)
        return f"{writes(nb)}\n", resources | {"output_extension": self.file_extension}


class FeedbackPage(HTMLExporter):
    """The feedback as one quiet page that loads nothing from anywhere."""

    def __init__(self, parent: Any, **about: Any) -> None:
        # Given here and not in the configuration, where formgrader sets the template of every HTMLExporter.
        super().__init__(parent=parent, **about, **feedback_page.TEMPLATE)  # type: ignore[no-untyped-call]
        for marked in map(Path, parent.assignments):
            if not is_done(marked, "*.ipynb", is_marked):
                says = f"{marked} is not marked to its end. Run `nbgrader autograde {marked.name}` first."
                parent.log.error(says)
                raise NbGraderException(says)
        clear(parent, parent.coursedir.feedback_directory, "*.html", is_page)

    def from_notebook_node(self, nb: Any, resources: Any = None, **about: Any) -> Any:
        """The page and nothing done to it after: nbconvert would read and write it once more, for its own templates."""
        nb, resources = Exporter.from_notebook_node(self, nb, resources, **about)
        return feedback_page.render(self.template, nb.cells, resources["nbgrader"]), resources


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


def _release(course: Any) -> Path:
    return Path(course.format_path(course.release_directory, ".", course.assignment_id))


def _take_all(converter: Any, release: Path) -> None:
    """Have every submission marked by the names that were given out, be a notebook of that name in it or not."""
    course = converter.coursedir
    names = sorted(file.name for file in release.glob("*.ipynb"))
    for folder in glob(  # noqa: PTH207  as nbgrader looks for them
        course.format_path(course.submitted_directory, course.student_id, course.assignment_id)
    ):
        if names and Path(folder).is_dir():
            converter.assignments[folder] = [str(Path(folder) / name) for name in names]


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
