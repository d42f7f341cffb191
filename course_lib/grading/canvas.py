"""How Canvas reads a gradebook that is imported, after canvas-lms, `lib/gradebook_importer.rb`.

The first line must be `Student, ID, …, Section`, or `LastName, FirstName, ID, …, Section`. After them come assignments
as `Title (number)`; a title that Canvas can't find becomes a new assignment, and what is called like a column of totals
is passed over. A line whose first cell says `Points Possible` is about the assignments, and a column that is `(read
only)` in it is passed over too. A learner is found by ID, SIS User ID, SIS Login ID, then by name. An empty cell clears
a score, `EX` excuses.
"""

from __future__ import annotations

import re

from course_lib.grading.template import Sheet, choose, points
from course_lib.lists.table import Line, Table

WHAT_FIRST = (
    "Canvas takes scores in a file of its own, so export that first. In Canvas open the course, then Grades, Export, "
    "“Export Entire Gradebook”. Then run this again with --template and that file."
)
KEYS = {"ID": ("lms_id",), "SIS User ID": ("id",), "SIS Login ID": ("id", "email")}
#: Titles that the importer passes over, wherever in the title the words stand.
DROPPED = re.compile(
    "Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade"
    "|Override Score|Override Grade|Override Status"
)
TITLED = re.compile(r"(.*\S)\s+\((\d+)\)")
NO_LEARNER = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)


def sheet(template: Table, assignment: str, column: str | None) -> Sheet:
    """What the importer makes of a template; `column` is the header of the assignment's, where it is called otherwise.

    Raises ContentError for what it would refuse, pass over, or make a new assignment of.
    """
    head = template.head
    named = "Student" in head[0] and head[1].endswith("ID")
    if "Section" not in head or not (named or head[:3] == ("LastName", "FirstName", "ID")):
        says = "this is no gradebook of Canvas, whose first line begins with Student, ID and has Section."
        raise template.error(f"{says} {WHAT_FIRST}")
    after = head.index("Section") + 1
    if column is None:
        titled = [(index, TITLED.fullmatch(head[index])) for index in range(after, len(head))]
        told = [(at, match[1]) for at, match in titled if match and not DROPPED.search(head[at])]
        found = choose(template, assignment, told)
    else:
        found = template.only(column)
    title = head[found]
    if found < after:
        raise template.error("this column says who a learner is and can take no score", where=title)
    if DROPPED.search(title):
        says = (
            "Canvas passes over every column that is called like a total; rename the assignment there, and export again"
        )
        raise template.error(says, where=title)
    if not TITLED.fullmatch(title):
        says = "Canvas could make a new assignment of this column, since its number is missing; export the file again"
        raise template.error(says, where=title)
    about = [line for line in template.lines if "Points Possible" in line.cells[0]]
    for line in about:
        if re.search(r"read\s+only", line.cells[found]):
            raise template.error("Canvas passes over this column: it is read only there", line.number, title)
    return Sheet(
        template,
        found,
        {head.index(name): fields for name, fields in KEYS.items() if name in head},
        tuple(line for line in template.lines if line not in about and not _is_muted(line)),
        lambda line, _: "the learner is excused (EX)" if line.cells[found].strip().upper() == "EX" else "",
        "an empty cell clears what was given there since the export",
        (
            "In Canvas: Grades, Import, this file. Do it soon: it holds the other columns as they were at the export.",
            "Canvas shows what it would change before it does; go back if that is more than this column.",
        ),
        points(about[0].cells[found]) if about else None,
    )


def _is_muted(line: Line) -> bool:
    """Whether a line says which assignments are muted, or posted by hand."""
    return all(NO_LEARNER.fullmatch(cell) for cell in line.cells)
