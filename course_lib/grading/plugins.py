"""nbgrader's extension points, filled in. `nbgrader_config.py` in the project's root names these classes.

release     `Release`  checks the notebook against the bank and writes the learner's `items.json`
autograde   `Restore`  puts back the released notebook; of the learner's it keeps the code of function items alone
            `Judge`    judges the answers, records marks, shows answer and rubric in the autograded notebook
feedback    `Feedback` leaves out what is for the marker, and adds what each criterion earned

The files themselves are written by the classes in `course_lib.grading.finished`.
Stock `Execute` and `determine_grade` have no part in this: the latter gives full marks to cells that never ran.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool, Unicode

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.content.markdown import html
from course_lib.grading import bank as bank_file
from course_lib.grading import earned, marking, page
from course_lib.grading.desk.pile import Pile
from course_lib.grading.desk.trail import Trail
from course_lib.models.bank import Bank
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.written import WrittenTask

Resources = dict[str, Any]
#: In an output's metadata: whom it is for. Feedback keeps what is marked for the learner and nothing else.
FOR = "empathy_for"


class WithBank(NbGraderPreprocessor):  # type: ignore[misc]
    """What the plug-ins have in common: the folder of the item banks, relative to the course's root."""

    banks = Unicode("banks", help="Folder that holds one bank an assignment, <assignment>.yml").tag(config=True)

    def bank(self, resources: Resources) -> Bank:
        """Raises ContentError for a bank that is missing or broken."""
        return bank_file.read(Path(self.banks).expanduser(), resources["nbgrader"]["assignment"])


class Release(WithBank):
    """Refuses a notebook that does not fit its bank; else puts the learner's side of the bank beside it."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        about, bank = resources["nbgrader"], self.bank(resources)
        if letters := bank_file.letters(bank, nb.cells, f"{about['assignment']}/{about['notebook']}.ipynb"):
            raise ContentError(letters)
        for cell in nb.cells:
            if bank_file.CALL.search(cell.source):
                cell.metadata["editable"] = False
        sheet = bank.question_sheet(about["assignment"]).model_dump_json(indent=1)
        resources["outputs"] = {**(resources.get("outputs") or {}), "items.json": sheet.encode()}
        return nb, resources


class Restore(WithBank):
    """Puts the released notebook in the place of the one handed in.

    Nothing a learner changed in text, settings, points or cells reaches the marker's browser or the gradebook.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        released = _released(self, resources)
        functions = {item.id for item in self.bank(resources).items if isinstance(item, FunctionTask)}
        linked = (_submitted(self, resources) / f"{resources['nbgrader']['notebook']}.ipynb").is_symlink()
        cells = [] if linked else nb.cells  # a link may lead to somebody else's work
        handed_in = {_name(cell): str(cell.source) for cell in cells if cell.cell_type == "code"}
        for cell in released.cells:
            if (name := _name(cell)) in functions:
                cell.source = handed_in.get(name, "")
        return released, resources


class Judge(WithBank, SaveAutoGrades):  # type: ignore[misc]
    """Records marks from `grading.points`, and shows answers to whoever opens the autograded notebook."""

    explain = Bool(False, help="Tell learners what the bank says of the options they picked").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        bank, folder = self.bank(resources), _submitted(self, resources)
        self.items = {item.id: item for item in bank.items}
        starters = {_name(cell): cell.source for cell in _released(self, resources).cells}
        sources = {_name(cell): cell.source for cell in nb.cells}
        name = resources["nbgrader"]["assignment"]
        self.marked = marking.mark(bank, name, folder, sources, starters, explain=self.explain)
        for remark in self.marked.remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], remark)
        self.remarks = list(self.marked.remarks)
        nb, resources = super().preprocess(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        cell, resources = super().preprocess_cell(cell, resources, index)
        if item := self.items.get(bank_file.grade_id(cell)):
            cell.outputs = [
                _output(page.question(item, self.marked.answers.get(item.id)), "learner"),
                _output(page.marking(self.marked.marks[item.id]), "learner"),
            ]
            if told := page.for_marker(item, self.remarks):
                cell.outputs.append(_output(told, "marker"))
            self.remarks = []
        return cell, resources

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        """As in SaveAutoGrades, but the mark comes from the bank. A cell the bank doesn't know earns nothing."""
        name = cell.metadata["nbgrader"]["grade_id"]
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        mark = self.marked.marks.get(name)
        grade.auto_score = mark.points if mark else 0.0
        grade.needs_manual_grade = grade.auto_score is None or grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Resources) -> None:
        """The learner's text is not in the cell, so "No response" by its checksum would be wrong: a person comments."""
        name = cell.metadata["nbgrader"]["grade_id"]
        self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id).auto_comment = None
        self.gradebook.db.commit()


class Feedback(WithBank):
    """Keeps of each cell what is for the learner, adds points by criterion, and makes the comment fit to show."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        assignment = resources["nbgrader"]["assignment"]
        self.written = {item.id: item for item in self.bank(resources).items if isinstance(item, WrittenTask)}
        self.lines = Trail(paths.marking(Path(), assignment)).lines() if self.written else []
        nb, resources = super().preprocess(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("metadata", {}).get(FOR) == "learner"]
            if item := self.written.get(bank_file.grade_id(cell)):
                student, score = resources["nbgrader"]["student"], cell.metadata["nbgrader"]["score"]
                if mark := Pile(item, {}, {}, self.lines).counted(student, score):
                    cell.outputs.append(_output(earned.by_criterion(item, mark), "learner"))
            cell.metadata["empathy_comment"] = html(cell.metadata.get("nbgrader", {}).get("comment") or "")
            cell.metadata["empathy_code"] = not bank_file.CALL.search(cell.source)
        return cell, resources


def _released(plugin: NbGraderPreprocessor, resources: Resources) -> NotebookNode:
    """The notebook that learners were given; nbgrader works from the course's root."""
    about = resources["nbgrader"]
    place = str(plugin.config.CourseDirectory.get("release_directory", "release"))
    file = Path(place) / about["assignment"] / f"{about['notebook']}.ipynb"
    if not file.is_file():
        raise FileNotFoundError(
            f"The released notebook {file} is gone, and marking starts from it. "
            f"Run `nbgrader generate_assignment {about['assignment']}` again, then mark."
        )
    released: NotebookNode = nbformat.read(file, as_version=4)
    return released


def _submitted(plugin: NbGraderPreprocessor, resources: Resources) -> Path:
    """The folder as it was handed in. nbgrader's later copies have already followed every link in it."""
    about = resources["nbgrader"]
    place = Path(str(plugin.config.CourseDirectory.get("submitted_directory", "submitted")))
    return place / str(about["student"]) / str(about["assignment"])


def _name(cell: NotebookNode) -> str:
    """The cell's grade id; an empty string for a cell without one, or whose settings were damaged."""
    about = cell.get("metadata", {}).get("nbgrader", {})
    name = about.get("grade_id", "") if isinstance(about, dict) else ""
    return name if isinstance(name, str) else ""


def _output(block: str, reader: str) -> NotebookNode:
    shown = {"output_type": "display_data", "data": {"text/html": block}, "metadata": {FOR: reader}}
    return NotebookNode(nbformat.from_dict(shown))
