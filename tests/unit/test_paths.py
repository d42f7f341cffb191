"""Where the course is, and where a learner's record is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib import paths
from tests.support.places import ROOT


def test_a_clone_has_the_course_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not paths.is_installed()
    assert paths.data() == ROOT / "data"
    assert paths.notebooks() == ROOT / "notebooks"
    assert paths.lessons() == ROOT / "my-course"


def test_a_wheel_has_the_course_in_the_package_and_lessons_go_to_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "_course").mkdir()
    monkeypatch.setattr(paths, "_PACKED", tmp_path / "_course")

    assert paths.is_installed()
    assert paths.data() == tmp_path / "_course" / "data"
    assert paths.lessons() == Path.home() / "empathy-in-practice"


@pytest.mark.parametrize(
    ("chosen", "place"),
    [
        ("~/answers", "answers"),
        ("answers", "answers"),
        ("  ~/answers ", "answers"),
        ("~", ""),
        ("$HOME/answers", "answers"),
        ("${HOME}/answers", "answers"),
        ('"~/my answers"\n', "my answers"),
        ("'$HOME/answers/'", "answers"),
    ],
)
def test_a_home_that_no_shell_has_read_begins_in_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str, place: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EMPATHY_HOME", chosen)

    assert paths.learner_home() == tmp_path / place


def test_the_home_of_an_account_that_is_not_there_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_HOME", "~nobody-of-this-name/answers")
    with pytest.raises(ValueError, match="~nobody-of-this-name is the home of no account here"):
        paths.learner_home()


@pytest.mark.parametrize("chosen", ["$NOT_SET_HERE/answers", "/srv/${NOT_SET_HERE}"])
def test_a_variable_that_is_not_set_is_told_in_words(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("EMPATHY_HOME", chosen)
    with pytest.raises(ValueError, match=r"NOT_SET_HERE}? is not set here; write the path out"):
        paths.learner_home()


def test_an_absolute_home_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMPATHY_HOME", str(tmp_path / "mine"))
    assert paths.learner_home() == tmp_path / "mine"


@pytest.mark.parametrize("chosen", ["", "  "])
def test_without_a_choice_the_record_is_where_the_system_keeps_data(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv("EMPATHY_HOME", chosen)
    assert paths.learner_home().name == "empathy-in-practice"


def test_marks_for_a_platform_do_not_replace_those_for_oneself(tmp_path: Path) -> None:
    files = [paths.exported(tmp_path, "listening-and-responding", to) for to in ("csv", "canvas", "moodle")]

    assert [file.name for file in files] == [
        "listening-and-responding.csv",
        "listening-and-responding-canvas.csv",
        "listening-and-responding-moodle.csv",
    ]
    assert {file.parents[1] for file in files} == {paths.course_work(tmp_path)} == {paths.gradebook(tmp_path).parent}
