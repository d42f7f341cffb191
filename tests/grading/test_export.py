"""From a real gradebook of nbgrader to a file: by the command, as an instructor runs it."""

from __future__ import annotations

import csv
import sqlite3
import stat
from collections.abc import Callable

import pytest
from nbgrader.plugins import CsvExportPlugin

from course_lib import paths
from course_lib.__main__ import main
from course_lib.grading import gradebook
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.places import ROOT

REPLY = "a-reply-to-samuel"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Small example (41)\n"
    "    Points Possible,,,,,24.00\n"
    "A,7,,ada,S,\nM,8,,mo,S,9\nI,9,,ida,S,12\nZ,10,,zoe,S,\n"
)
Export = Callable[..., int]


@pytest.fixture
def marked(released: CourseRoom) -> CourseRoom:
    """Ada is marked to the end and late, Mo's reply waits, Ida is on the roster alone; Una was never marked."""
    with released.gradebook() as book:
        book.update_or_create_assignment(NAME, duedate="2026-11-01 12:00:00 UTC")
        book.add_student("ida", last_name="=1+1")
        for name, late in (("ada", 2), ("mo", 1), ("una", 1)):
            book.add_student(name, first_name=name.title())
            submission = book.add_submission(NAME, name, timestamp=f"2026-11-0{late} 11:00:00 UTC")
            for grade in submission.notebooks[0].grades:
                if name != "una":
                    grade.auto_score = None if grade.name == REPLY else grade.cell.max_score
                    grade.needs_manual_grade = grade.auto_score is None
                if name == "ada" and grade.name == REPLY:
                    grade.manual_score, grade.needs_manual_grade = 4.5, False
            submission.notebooks[0].late_submission_penalty = 1.0 if name == "ada" else 0.0
        book.db.commit()
    return released


@pytest.fixture
def export(marked: CourseRoom) -> Export:
    """`empathy export` in the course's folder; its status."""
    (marked.root / "data").mkdir()
    (marked.root / "canvas.csv").write_text(CANVAS)

    def run(*words: str) -> int:
        return main(["export", NAME, "--course", str(marked.root), *words])

    return run


def test_a_table_holds_the_whole_roster(export: Export, marked: CourseRoom, capsys: pytest.CaptureFixture[str]) -> None:
    before = (marked.work / "gradebook.db").read_bytes()

    assert export("--to", "csv") == 0

    file = paths.exported(marked.root, NAME, "csv")
    rows = {row["id"]: row for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())}
    assert {
        name: (row["handed in"], row["late"], row["needs a person"], row["total"]) for name, row in rows.items()
    } == {
        "ada": ("yes", "yes", "no", "21.5"),
        "mo": ("yes", "no", "yes", ""),
        "una": ("yes", "no", "yes", ""),
        "ida": ("no", "no", "no", ""),
    }
    assert [title for title in rows["ada"] if "(of" in title] == [
        f"{item.id} (of {item.points:g})" for item in marked.bank.items
    ]
    assert (rows["mo"]["the-late-bus (of 2)"], rows["ada"][f"{REPLY} (of 6)"], rows["ida"]["last name"]) == (
        "2",
        "4.5",
        "'=1+1",
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (marked.work / "gradebook.db").read_bytes() == before
    assert "mo: no total: waits for a person" in capsys.readouterr().out


def test_a_file_of_canvas_is_filled_in_and_a_dry_run_tells_it_all_and_writes_nothing(
    export: Export, marked: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (
        "--to",
        "canvas",
        "--template",
        str(marked.root / "canvas.csv"),
        "--out",
        str(marked.root / "new" / "up.csv"),
    )

    assert export(*words, "--dry-run") == 0
    told = capsys.readouterr().out
    assert not (marked.root / "new").exists()
    assert [line.partition("canvas.csv:")[2].split(";")[0] for line in told.splitlines()[:6]] == [
        "3: ada: 21.5",
        "4: mo: waits for a person to mark",
        "5: ida: has handed in nothing",
        "6: Z: nobody in the gradebook here goes by what stands under ID, SIS User ID, SIS Login ID",
        "1: una: is in the gradebook here and in no line of this file",
        "",
    ]
    assert "Scores for the file: 1." in told

    assert export(*words) == 0
    assert (marked.root / "new" / "up.csv").read_text() == CANVAS.replace("ada,S,", "ada,S,21.5")
    assert [file.name for file in (marked.root / "new").iterdir()] == ["up.csv"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--to", "canvas"], "--template is missing. Canvas takes scores in a file of its own"),
        (["--to", "moodle"], "--template is missing. Moodle takes grades in a file of its own"),
        (["--to", "canvas", "--template", "gone.csv"], "gone.csv:1: the template can't be read (No such file"),
        (["--to", "canvas", "--template", "canvas.csv", "--out", "canvas.csv"], "this is the template itself"),
        (["--to", "csv", "--template", "canvas.csv"], "--to csv fills in no template"),
        (["--to", "canvas-rubric", "--template", "canvas.csv"], "--to canvas-rubric fills in no template"),
        (["--to", "csv", "--out", "canvas.csv/up.csv"], "canvas.csv/up.csv:1: the file can't be written"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    export: Export, marked: CourseRoom, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(marked.root.rglob("*"))

    assert export(*words) == 1

    assert says in capsys.readouterr().err
    assert sorted(marked.root.rglob("*")) == before
    assert (marked.root / "canvas.csv").read_text() == CANVAS


def test_a_gradebook_or_an_assignment_that_is_not_there_is_told(
    export: Export, marked: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "listening", "--to", "csv", "--course", str(marked.root)]) == 1
    assert f"listening: no assignment of this name is in the gradebook, which has: {NAME}" in capsys.readouterr().err
    file = paths.gradebook(marked.root)
    file.write_bytes(b"no gradebook at all" * 100)
    assert export("--to", "csv") == 1
    assert "the gradebook can't be read (file is not a database)" in capsys.readouterr().err
    file.write_bytes(b"")
    assert export("--to", "csv") == 1
    assert "course-work/gradebook.db:1: there is no gradebook here yet" in capsys.readouterr().err
    file.unlink()
    assert export("--to", "csv") == 1
    assert "course-work/gradebook.db:1: there is no gradebook here yet" in capsys.readouterr().err


def test_a_gradebook_that_is_being_written_is_waited_for_and_then_told(
    marked: CourseRoom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = paths.gradebook(marked.root)
    connect = sqlite3.connect
    writer = connect(file)
    writer.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(sqlite3, "connect", lambda place, **more: connect(place, timeout=0.1, **more))

    with pytest.raises(Exception, match="if a command of nbgrader runs, wait for its end"):
        gradebook.read(file, NAME)
    writer.close()


def test_nbgraders_own_table_goes_where_git_looks_at_nothing(marked: CourseRoom) -> None:
    with marked.gradebook() as book:
        CsvExportPlugin(config=marked.config).export(book)

    assert "ada" in (marked.work / "grades.csv").read_text("utf-8")
    assert not list(marked.root.glob("*.csv"))
    assert "/course-work/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_an_item_of_several_notebooks_is_named_with_its_own(released: CourseRoom) -> None:
    with released.gradebook() as book:
        book.add_assignment("two")
        for notebook in ("a", "b"):
            book.add_notebook(notebook, "two")
            book.add_grade_cell("same", notebook, "two", max_score=3, cell_type="code")

    assert gradebook.read(paths.gradebook(released.root), "two").most == {"a/same": 3.0, "b/same": 3.0}


def test_rubrics_for_canvas_need_no_gradebook_and_a_dry_run_tells_of_each(
    released: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    (released.root / "data").mkdir()
    paths.gradebook(released.root).unlink()
    words = ["export", NAME, "--to", "canvas-rubric", "--course", str(released.root)]
    file = paths.exported(released.root, NAME, "canvas-rubric")

    assert main([*words, "--dry-run"]) == 0
    assert "A reply to Samuel: 3 criteria, 6 points" in capsys.readouterr().out
    assert not file.exists()

    assert main(words) == 0
    told = capsys.readouterr().out
    assert f"course-work/exported/{NAME}-canvas-rubric.csv is written" in told
    assert "once nobody can hand in any more" in told
    assert "Scores" not in told
    assert file.read_text("utf-8").count("A reply to Samuel") == 3
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
