"""nbgrader's extension points, filled in. `nbgrader_config.py` in the project's root names these classes.

release     `Release`  checks the notebook against the bank, writes the learner's `items.json`, and adds the due date
autograde   `Restore`  puts back the released notebook; of the learner's it keeps the code of functions alone
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
from traitlets import Bool, List, Unicode

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank as bank_file
from course_lib.grading import feedback_page, handed_in_code, marked_cell, marking, released
from course_lib.grading.deadlines import book as deadlines
from course_lib.grading.deadlines import notice
from course_lib.grading.earned import Earned
from course_lib.models.bank import Bank

Resources = dict[str, Any]


class WithBank(NbGraderPreprocessor):  # type: ignore[misc]
    """What the plug-ins have in common: the folder of the item banks, relative to the course's root."""

    banks = Unicode("banks", help="Folder that holds one bank an assignment, <assignment>.yml").tag(config=True)

    def bank(self, resources: Resources) -> Bank:
        """Raises ContentError for a bank that is missing or broken."""
        return bank_file.read(Path(self.banks).expanduser(), resources["nbgrader"]["assignment"])


class Release(WithBank):
    """Refuses a notebook that does not fit its bank; else adds the due date, and the learner's side beside it."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        about, bank = resources["nbgrader"], self.bank(resources)
        if letters := bank_file.letters(bank, nb.cells, f"{about['assignment']}/{about['notebook']}.ipynb"):
            raise ContentError(letters)
        due, clock = deadlines.due(about["db_url"], paths.marking(Path()), about["assignment"])
        notice.put(nb, notice.line(due, clock))
        for cell in nb.cells:
            if bank_file.CALL.search(cell.source):
                cell.metadata["editable"] = False
        starters = {bank_file.cell_name(cell): cell.source for cell in nb.cells}
        sheet = bank.question_sheet(about["assignment"]).with_starters(starters).model_dump_json(indent=1)
        resources["outputs"] = {**(resources.get("outputs") or {}), "items.json": sheet.encode()}
        return nb, resources


class Restore(WithBank):
    """Puts the released notebook in the place of the one handed in.

    Nothing a learner changed in text, settings, points or cells reaches the marker's browser or the gradebook.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        restored, sources = _released(self, resources), _code(self, resources).sources
        for cell in restored.cells:
            if (name := bank_file.cell_name(cell)) in sources:
                cell.source = sources[name] or ""
        return restored, resources


class Judge(WithBank, SaveAutoGrades):  # type: ignore[misc]
    """Records marks from `grading.points`, and shows answers to whoever opens the autograded notebook."""

    explain = Bool(False, help="Tell learners what the bank says of the options they picked").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        bank, code = self.bank(resources), _code(self, resources)
        self.items = {item.id: item for item in bank.items}
        starters = {bank_file.cell_name(cell): cell.source for cell in _released(self, resources).cells}
        name, folder = resources["nbgrader"]["assignment"], _submitted(self, resources)
        self.student = str(resources["nbgrader"]["student"])
        deadlines.carry_over(resources["nbgrader"]["db_url"], paths.marking(Path()), name, self.student)
        self.marked = marking.mark(
            bank, name, folder, code.sources, starters, explain=self.explain, student=self.student
        )
        self.remarks = [*code.remarks, *self.marked.remarks]
        for remark in self.remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], remark)
        nb, resources = super().preprocess(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        cell, resources = super().preprocess_cell(cell, resources, index)
        if item := self.items.get(bank_file.grade_id(cell)):
            shown = marked_cell.outputs(item, self.marked, self.remarks, self.student)
            cell.outputs = nbformat.from_dict(shown)
            self.remarks = []
        return cell, resources

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        """As in SaveAutoGrades, but the mark comes from the bank. A cell the bank doesn't know earns nothing."""
        name = cell.metadata["nbgrader"]["grade_id"]
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        mark = self.marked.marks.get(name)
        grade.auto_score = mark.points if mark else 0.0
        waits = mark is not None and mark.waits
        grade.needs_manual_grade = waits or grade.auto_score is None or grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Resources) -> None:
        """The learner's text is not in the cell, so "No response" by its checksum would be wrong: a person comments."""
        name = cell.metadata["nbgrader"]["grade_id"]
        self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id).auto_comment = None
        self.gradebook.db.commit()


class Feedback(WithBank):
    """Keeps of each cell what is for the learner, adds points by criterion, and makes the comment fit to show."""

    #: A setting of nbconvert's, taken as nbgrader's own steps take it; else each run warns that nobody knows it.
    display_data_priority = List(["text/html"]).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        trail = paths.marking(Path()) / resources["nbgrader"]["assignment"]
        self.earned = Earned.read(self.bank(resources), trail)
        nb, resources = super().preprocess(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        if cell.cell_type == "code":
            name, comment = bank_file.grade_id(cell), cell.metadata.get("nbgrader", {}).get("comment")
            student = resources["nbgrader"]["student"]
            earned = self.earned.told(name, student, cell.metadata["nbgrader"]["score"]) if name else ""
            cell.outputs, shown, code = feedback_page.for_learner(cell.outputs, comment, cell.source, earned)
            cell.metadata |= {"empathy_comment": shown, "empathy_code": code}
        return cell, resources


def _released(plugin: NbGraderPreprocessor, resources: Resources) -> NotebookNode:
    """The notebook that learners were given; nbgrader works from the course's root."""
    about = resources["nbgrader"]
    place = Path(str(plugin.config.CourseDirectory.get("release_directory", "release")))
    found: NotebookNode = nbformat.read(released.notebook(place / about["assignment"], about["notebook"]), as_version=4)
    return found


def _code(plugin: WithBank, resources: Resources) -> handed_in_code.Code:
    """The code as it was handed in; what nbgrader read of the notebook may be less, or somebody else's by a link."""
    programs = plugin.bank(resources).programs()
    return handed_in_code.read(_submitted(plugin, resources), resources["nbgrader"]["notebook"], programs)


def _submitted(plugin: NbGraderPreprocessor, resources: Resources) -> Path:
    """The folder as it was handed in. nbgrader's later copies have already followed every link in it."""
    about = resources["nbgrader"]
    place = Path(str(plugin.config.CourseDirectory.get("submitted_directory", "submitted")))
    return place / str(about["student"]) / str(about["assignment"])
