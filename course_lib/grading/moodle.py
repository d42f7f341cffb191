"""How Moodle reads marks: the grades of a course imported as CSV, or an assignment's grading worksheet.

Grades (after `grade/import/csv/classes/load_data.php`): the teacher says which column names learners and which is a
grade. One unknown learner, one grade that is no number, or one over 100 (unless unlimited grades are switched on) ends
the whole import. A line whose naming cell is empty is *given to the learner of the line before*, so no file with one is
written here. An empty grade, or `-`, is no grade.

Worksheet (after `mod/assign/feedback/offline/`): columns `Identifier`, `Grade` and `Last modified (grade)` must be
there. An empty grade, one over the assignment's most, and one that is locked are passed over.

Titles are those of a site in English; of another one, `--column` and `--by` name them.
"""

from __future__ import annotations

import re

from course_lib.content.diagnostics import ContentError
from course_lib.grading.template import Sheet, choose, points
from course_lib.lists.table import Line, Table

WHAT_FIRST = (
    "Moodle takes grades in a file of its own, so export that first. In Moodle open the course, then Grades, Export, "
    "“Plain text file”, with “Real” as the grade; or open the assignment, then Submissions, “Download grading "
    "worksheet”. Then run this again with --template and that file."
)
KEYS = {"ID number": ("id",), "Email address": ("email", "id"), "Username": ("id",)}
WORKSHEET = ("Identifier", "Grade", "Last modified (grade)")
LOCKED, MOST = "Grade can be changed", "Maximum Grade"
HIGHEST = 100
REAL = re.compile(r"(?:[^:]+: ?)?(.*\S)\s+\(Real\)")
EMPTY = "empty: Moodle would give the grade to the learner of the line before; fill it in, or remove the line"
TWICE = "the same stands in an earlier line, so two grades would go to one learner; mend one of them"
NO_POINTS = re.compile(r"\((Percentage|Letter|Feedback)\)$")


def sheet(template: Table, assignment: str, column: str | None, by: str | None) -> Sheet:
    """What the importer makes of a template. `column` is the title of the assignment's, `by` of that naming learners.

    Raises ContentError for what would end the import or put a grade where it doesn't belong.
    """
    keys = _keys(template, by)
    if not keys:
        says = (
            f"no column says who a learner is ({', '.join(KEYS)}). Have Moodle show one of them in its reports, or "
            f"name the column with --by. {WHAT_FIRST}"
        )
        raise template.error(says)
    if set(WORKSHEET[:2]) <= set(template.head):
        return _worksheet(template, column, keys)
    return _grades(template, assignment, column, keys)


def _keys(template: Table, by: str | None) -> dict[int, tuple[str, ...]]:
    if by:
        return {template.only(by): ("id", "email", "lms_id")}
    return {template.only(name): fields for name, fields in KEYS.items() if name in template.head}


def _worksheet(template: Table, column: str | None, keys: dict[int, tuple[str, ...]]) -> Sheet:
    if missing := [name for name in WORKSHEET if name not in template.head]:
        raise template.error("Moodle reads no worksheet without this column; download it again", where=missing[0])
    found = template.only(column or "Grade")
    if template.head[found] != "Grade":
        raise template.error("Moodle reads the column Grade of a worksheet and no other", where=column or "")

    def refused(line: Line, score: float) -> str:
        about = dict(zip(template.head, line.cells, strict=True))
        most = points(about.get(MOST, ""))
        if about.get(LOCKED, "").strip() == "No":
            return "Moodle says that this grade can't be changed"
        return f"Moodle passes over what is more than {most:g}, the most there" if most and score > most else ""

    then = "In Moodle: the assignment, Submissions, “Upload grading worksheet”, this file; encoding UTF-8."
    mosts = {cell for line in template.lines if (cell := _cell(template, line, MOST))}
    most = points(mosts.pop()) if len(mosts) == 1 else None
    return Sheet(template, found, keys, template.lines, refused, "an empty cell is passed over", (then,), most)


def _grades(template: Table, assignment: str, column: str | None, keys: dict[int, tuple[str, ...]]) -> Sheet:
    if column is None:
        real = [(at, match[1]) for at, title in enumerate(template.head) if (match := REAL.fullmatch(title))]
        found = choose(template, assignment, real)
    else:
        found = template.only(column)
    title = template.head[found]
    if found in keys:
        raise template.error("this column says who a learner is and can take no grade", where=title)
    if NO_POINTS.search(title):
        raise template.error("this column holds no points; export the grades as “Real”", where=title)
    if letters := [
        template.letter(line.number, title, "Moodle would end the import here: this is no number. Mend the cell")
        for line in template.lines
        if (cell := line.cells[found].strip()) not in ("", "-") and points(cell) is None
    ]:
        raise ContentError(letters)
    namer = template.head[_names_everybody(template, list(keys))]
    switched_on = "Moodle ends the whole import at a grade over 100, unless unlimited grades are switched on"
    return Sheet(
        template,
        found,
        keys,
        template.lines,
        lambda _, score: switched_on if score > HIGHEST else "",
        "an empty cell is no grade, also where one was given since the export",
        (
            f"In Moodle: Grades, Import, CSV file, this file. Map from “{namer}”, map “{title}” to its grade item, and "
            "leave all others on “Ignore”.",
            "Leave “Force import” off: then Moodle stops where a grade there is newer than this file.",
        ),
    )


def _names_everybody(template: Table, columns: list[int]) -> int:
    """The first of the columns that has in every line a name of its own. Raises ContentError where none has."""
    for column in columns:
        cells = [line.cells[column].strip() for line in template.lines]
        if "" not in cells and len(set(cells)) == len(cells):
            return column
    column, seen, letters = columns[0], set[str](), []
    for line in template.lines:
        cell = line.cells[column].strip()
        if not cell or cell in seen:
            letters.append(template.letter(line.number, template.head[column], TWICE if cell else EMPTY))
        seen.add(cell)
    raise ContentError(letters)


def _cell(template: Table, line: Line, title: str) -> str:
    return line.cells[template.head.index(title)].strip() if title in template.head else ""
