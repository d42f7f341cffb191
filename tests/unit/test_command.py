"""The command line: one smoke test a branch; what the commands do is tested as functions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.__main__ import main
from tests.support import small_course
from tests.support.places import ROOT


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])

    said = capsys.readouterr().out
    assert [
        command
        for command in ("open", "check", "tidy", "new", "review", "export", "mark", "released")
        if f"    {command} " not in said
    ] == []


def test_a_word_that_is_no_command_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["chek"])

    assert "invalid choice: 'chek'" in capsys.readouterr().err


def test_lessons_that_cannot_be_brought_are_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")

    assert main(["open", str(tmp_path / "file" / "mine"), "--no-browser"]) == 1
    assert "The lessons could not be put into the folder" in capsys.readouterr().err


def test_an_installed_course_is_no_place_to_work_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_course" / "data").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKED", tmp_path / "_course")

    assert main(["new", "quiz", "hearing-anger"]) == 1
    assert "take a clone of it, or name its folder with --course" in capsys.readouterr().err
    assert list((tmp_path / "_course" / "data").iterdir()) == []


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("course_lib.grading", "what learners install holds nothing that marks; run this in a clone"),
        ("nbgrader.api", "the gradebook can't be read without nbgrader.api; install requirements.lock"),
    ],
)
def test_marks_cannot_be_exported_without_what_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gone: str, says: str
) -> None:
    small_course.write(tmp_path)
    monkeypatch.delitem(sys.modules, "course_lib.grading.gradebook", raising=False)
    monkeypatch.delattr("course_lib.grading.gradebook", raising=False)
    monkeypatch.setitem(sys.modules, gone, None)

    assert main(["export", "listening-and-responding", "--to", "csv", "--course", str(tmp_path)]) == 1
    assert says in capsys.readouterr().err


#: Every command with words that make it print something, in a copy of the small course.
PRINTING = {
    "open": ["in-the-way/mine", "--no-browser"],
    "check": ["--course", "."],
    "tidy": ["--course", "."],
    "draw": ["--course", "."],
    "new": ["quiz", "hearing-anger", "--course", "."],
    "doctor": [],
    "accounts": ["class.csv"],
    "backup": ["."],
    "restore": ["no-such-backup.tar.gz"],
    "erase": ["nobody-of-this-class", "--dry-run"],
    "review": ["--course", "."],
    "coach": ["read", "--client", "I am so tired.", "--reply", "You are worn out."],
    "release": ["listening-and-responding", "--course", "."],
    "collect": ["listening-and-responding", "--course", "."],
    "grade": ["listening-and-responding", "--course", "."],
    "mark": ["listening-and-responding", "--course", "."],
    "feedback": ["listening-and-responding", "--course", "."],
    "release-feedback": ["listening-and-responding", "--course", "."],
    "regrade": ["listening-and-responding", "--course", "."],
    "report": ["listening-and-responding", "--course", "."],
    "export": ["listening-and-responding", "--to", "canvas", "--course", "."],
    "missing": ["listening-and-responding", "--course", "."],
    "due": ["listening-and-responding", "--course", "."],
    "roster": ["--course", "."],
    "extend": ["ada", "--all", "--days", "3", "--course", "."],
    "receipt": ["7K3M-9QXA", "--course", "."],
    "forget": ["ada", "--dry-run", "--course", "."],
    "released": ["--course", "."],
}


def test_every_command_is_tried_with_a_reader_who_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    assert re.findall(r"^    ([\w-]+)\s", capsys.readouterr().out, re.MULTILINE) == list(PRINTING)


@pytest.mark.parametrize("words", [[command, *more] for command, more in PRINTING.items()] + [["--help"]])
def test_a_reader_who_leaves_ends_a_command_quietly(tmp_path: Path, words: list[str]) -> None:
    small_course.write(tmp_path)
    (tmp_path / "in-the-way").write_text("")
    (tmp_path / "data" / "drawings" / "of-no-chart").mkdir(parents=True)
    if words[0] == "tidy":
        with (tmp_path / "notebooks" / "00-listening.ipynb").open("a") as out:
            out.write("\n")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "course_lib", *words]
    path = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=path)
    os.close(writing)

    assert [word for word in ("Traceback", "BrokenPipe", "Exception ignored") if word in done.stderr] == []


def test_no_command_loads_what_only_another_needs() -> None:
    code = "import sys, course_lib.__main__ as main; main._parser(); print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert not {"sklearn", "numpy", "anywidget", "altair", "nbformat", "nbgrader", "rapidfuzz"} & set(
        done.stdout.split()
    )


def test_an_instructors_command_builds_no_grammars_that_nothing_is_read_by(tmp_path: Path) -> None:
    small_course.write(tmp_path)
    words = ["report", "listening-and-responding", "--course", str(tmp_path)]
    code = f"import sys, course_lib.__main__ as main; main.main({words}); print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert {"nbformat", "jsonschema", "lark"} & set(done.stdout.split()) == {"nbformat", "jsonschema"}
