"""nbgrader's extension points, filled in. `nbgrader_config.py` in the project's root names these classes.

release     `Release`  checks the notebook against the bank, writes the learner's `items.json`, and adds the due date
autograde   `Judge`    judges the answers, records marks, shows answer and rubric in the notebook that was released;
                       of the one handed in it keeps the code of functions alone
feedback    `Feedback` leaves out what is for the marker, and adds what each criterion earned

The files themselves are written by the classes in `course_lib.grading.finished`.
Stock `Execute` and `determine_grade` have no part in this: the latter gives full marks to cells that never ran. Nor has
`CheckCellMetadata`: what is marked is the released notebook, which was checked when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from secrets import token_hex
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from sqlalchemy import Engine
from traitlets import Bool, List, Unicode

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.grading import bank as bank_file
from course_lib.grading import feedback_page, handed_in_code, marked_cell, marking, standing
from course_lib.grading.batch import rows, tables
from course_lib.grading.deadlines import book as deadlines
from course_lib.grading.deadlines import notice
from course_lib.grading.earned import Earned
from course_lib.grading.marking import Marked
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import QuestionSheet

Resources = dict[str, Any]


class WithBank(NbGraderPreprocessor):  # type: ignore[misc]
    """What the plug-ins have in common: the folder of the item banks, relative to the course's root."""

    banks = Unicode("banks", help="Folder that holds one bank an assignment, <assignment>.yml").tag(config=True)

    def bank(self, resources: Resources) -> Bank:
        """Raises ContentError for a bank that is missing or broken."""
        return self.bank_and_sheet(resources)[0]

    def bank_and_sheet(self, resources: Resources) -> tuple[Bank, QuestionSheet]:
        """The bank, and the learner's side of it."""
        folder, name = Path(self.banks).expanduser(), resources["nbgrader"]["assignment"]
        return _bank(folder, name, _known(folder / f"{name}.yml", *folder.glob(f"{bank_file.CLIENTS}/*.yml")))


class Release(WithBank):
    """Refuses a notebook that does not fit its bank; else adds the due date, and the learner's side beside it."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        about, (bank, sheet) = resources["nbgrader"], self.bank_and_sheet(resources)
        if letters := bank_file.letters(bank, nb.cells, f"{about['assignment']}/{about['notebook']}.ipynb"):
            raise ContentError(letters)
        due, clock = deadlines.due(about["db_url"], paths.marking(Path()), about["assignment"])
        notice.put(nb, notice.line(due, clock))
        for cell in nb.cells:
            if bank_file.CALL.search(cell.source):
                cell.metadata["editable"] = False
        starters = {bank_file.cell_name(cell): cell.source for cell in nb.cells}
        given_out = sheet.with_starters(starters).model_dump_json(indent=1)
        resources["outputs"] = {**(resources.get("outputs") or {}), "items.json": given_out.encode()}
        return nb, resources


class Judge(WithBank, AssignLatePenalties):  # type: ignore[misc]
    """Records marks from `grading.points` with what lateness costs, and shows the answers in the autograded notebook.

    It takes the places of nbgrader's SaveAutoGrades and AssignLatePenalties, whose settings it has. They open the
    gradebook once more each and ask it for every cell apart, which costs more than all the judging does.
    """

    explain = Bool(False, help="Tell learners what the bank says of the options they picked").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """`nb` is the notebook as it was released: `finished.MarkedNotebook` starts from that.

        Nothing a learner changed in text, settings, points or cells reaches the marker's browser or the gradebook.
        """
        about, (bank, sheet) = resources["nbgrader"], self.bank_and_sheet(resources)
        student, folder = str(about["student"]), _submitted(self, resources)
        code = handed_in_code.read(folder, about["notebook"], bank.programs(), bank_file.given_out(nb.cells))
        marked = marking.mark(bank, sheet, folder, code, explain=self.explain, student=student)
        remarks = [*code.remarks, *marked.remarks]
        for remark in remarks:
            self.log.warning("%s: %s", student, remark)
        self._record(about, marked)
        items = {item.id: item for item in bank.items}
        for cell in nb.cells:
            if (name := bank_file.cell_name(cell)) in code.sources:
                cell.source = code.shown.get(name, "")
            if item := items.get(bank_file.grade_id(cell)):
                cell.outputs = nbformat.from_dict(marked_cell.outputs(item, marked, remarks, student))
                remarks = []
        return nb, resources

    def _record(self, about: Mapping[str, Any], marked: Marked) -> None:
        """Write the marks, in one transaction. A cell that the bank doesn't know earns nothing."""
        name, student = about["assignment"], str(about["student"])
        granted = deadlines.read(paths.marking(Path()))
        points = {item: mark.points for item, mark in marked.marks.items()}
        waits = frozenset(item for item, mark in marked.marks.items() if mark.waits)
        self.init_plugin()
        penalty = partial(self.plugin_inst.late_submission_penalty, student)
        with _engine(about["db_url"]).begin() as connection:
            outline = tables.outline_of(connection, name, about["notebook"])
            held = tables.held(connection, outline, [student])
            now = replace(held[student], granted=granted.extension(student, name, outline.due))
            made = rows.made(now, outline, student, rows.Marks(points, waits), None, penalty, lambda: token_hex(16))
            tables.write(connection, {student: now}, [made])


class Feedback(WithBank):
    """Keeps of each cell what is for the learner, adds points by criterion, and makes the comment fit to show."""

    #: A setting of nbconvert's, taken as nbgrader's own steps take it; else each run warns that nobody knows it.
    display_data_priority = List(["text/html"]).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        about = resources["nbgrader"]
        self.earned = Earned.read(self.bank(resources), paths.marking(Path()) / about["assignment"])
        with _engine(about["db_url"]).connect() as connection:
            outline = tables.outline_of(connection, about["assignment"], about["notebook"])
            held = tables.held(connection, outline, [about["student"]])
        self.how_far = standing.of(held[about["student"]], outline)
        nb, resources = super().preprocess(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        if cell.cell_type == "code":
            name, comment = bank_file.grade_id(cell), cell.metadata.get("nbgrader", {}).get("comment")
            student = resources["nbgrader"]["student"]
            earned = self.earned.told(name, student, cell.metadata["nbgrader"]["score"]) if name else ""
            how_far = self.how_far.get(name, standing.BY_RULE)
            cell.outputs, shown = feedback_page.for_learner(cell.outputs, comment, cell.source, earned, how_far)
            cell.metadata |= shown
        return cell, resources


@lru_cache(maxsize=1)
def _engine(url: str) -> Engine:
    """The gradebook: what it is asked is put into its language once, and not for every learner."""
    return tables.engine(url)


def _known(*files: Path) -> tuple[tuple[Path, int, int], ...]:
    """By what it is seen that files have changed."""
    return tuple(
        (file, one.st_mtime_ns, one.st_size) for file in sorted(files) if file.is_file() and (one := file.stat())
    )


@lru_cache(maxsize=4)
def _bank(folder: Path, name: str, known: object) -> tuple[Bank, QuestionSheet]:  # noqa: ARG001  what it is known by
    """The bank as its files are now: formgrader's process stays, and a corrected key counts from the next run on."""
    bank = bank_file.read(folder, name)
    return bank, bank.question_sheet(name)


def _submitted(plugin: NbGraderPreprocessor, resources: Resources) -> Path:
    """The folder as it was handed in. nbgrader's later copies have already followed every link in it."""
    about = resources["nbgrader"]
    place = Path(str(plugin.config.CourseDirectory.get("submitted_directory", "submitted")))
    return place / str(about["student"]) / str(about["assignment"])
