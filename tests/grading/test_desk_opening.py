"""The desk as a notebook opens it, and the letters where there is nothing to mark."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from course_lib.grading.desk.opening import NoDesk, marking
from tests.support.grading.classroom import NAME, CourseRoom


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("foundations", "no written item"),
        ("no-such-assignment", "there is no item bank here"),
    ],
)
def test_where_there_is_nothing_to_mark_a_letter_says_so(handed_in: CourseRoom, name: str, says: str) -> None:
    handed_in.monkeypatch.chdir(handed_in.work)

    found = marking(name)

    assert isinstance(found, NoDesk)
    assert says in str(found)


def test_without_a_gradebook_none_is_made_and_a_letter_says_what_to_do(handed_in: CourseRoom) -> None:
    handed_in.monkeypatch.chdir(handed_in.work)
    (handed_in.work / "gradebook.db").unlink()

    assert f"empathy release {NAME}" in str(marking(NAME))
    assert not (handed_in.work / "gradebook.db").exists()


def test_elsewhere_than_in_a_course_a_letter_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert "open the notebook in course-work/" in str(marking(NAME))


def test_a_folder_that_others_can_enter_is_refused_with_the_settings_letter(handed_in: CourseRoom) -> None:
    handed_in.monkeypatch.chdir(handed_in.work)
    inside = Path(tempfile.gettempdir()).resolve()
    for folder in (handed_in.root, *handed_in.root.parents):
        if folder.is_relative_to(inside) and folder != inside:
            folder.chmod(0o755)

    assert "chmod 700" in str(marking(NAME))
