"""What stands where a file of the course belongs and is none: it is kept under another name, and the course opens."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.ops.launch import deliver
from course_lib.ops.lesson_copy import MANIFEST, look, put_back
from tests.unit.ops.test_launch import everything, lesson, said

NO_FILES: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a link to a device without an end": lambda path: path.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
    "a link to nothing": lambda path: path.symlink_to("nothing-here"),
    "a link to itself": lambda path: path.symlink_to(path),
}
NO_NOTEBOOKS = [b"", b"{ not json", b"[]", b'{"cells": [{}]}', b'{"cells": null}', b"\xff", b"[" * 200_000]

pytestmark = pytest.mark.timeout(20)


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    lesson(tmp_path / "packaged" / "01-start.ipynb", "start", empathy_in_practice={"lesson": "start"})
    lesson(tmp_path / "packaged" / "02-listen.ipynb", "listen")
    (tmp_path / "packaged" / "images").mkdir()
    (tmp_path / "packaged" / "images" / "ear.png").write_bytes(b"picture")
    return tmp_path / "packaged"


@pytest.fixture
def folder(lessons: Path, tmp_path: Path) -> Path:
    deliver(lessons, tmp_path / "mine")
    return tmp_path / "mine"


@pytest.mark.parametrize("content", [*NO_NOTEBOOKS, b"\xef\xbb\xbf{}"])
def test_a_damaged_lesson_is_kept_and_a_fresh_one_takes_its_place(lessons: Path, folder: Path, content: bytes) -> None:
    (folder / "02-listen.ipynb").write_bytes(content)
    lesson(lessons / "01-start.ipynb", "start, better")

    assert deliver(lessons, folder) == [
        "01-start.ipynb was brought up to date.",
        "02-listen.ipynb was damaged. It is kept as 02-listen (damaged).ipynb, and a fresh copy is in its place.",
    ]
    assert (folder / "02-listen (damaged).ipynb").read_bytes() == content
    assert said(folder / "02-listen.ipynb") == ["listen"]
    assert deliver(lessons, folder) == []


def test_a_second_damaged_lesson_does_not_take_the_place_of_the_first(lessons: Path, folder: Path) -> None:
    for content in (b"{", b"["):
        (folder / "02-listen.ipynb").write_bytes(content)
        deliver(lessons, folder)

    assert (folder / "02-listen (damaged).ipynb").read_bytes() == b"{"
    assert (folder / "02-listen (damaged 2).ipynb").read_bytes() == b"["


@pytest.mark.parametrize("put", NO_FILES.values(), ids=NO_FILES.keys())
@pytest.mark.parametrize("name", ["01-start.ipynb", MANIFEST, "images/ear.png"])
def test_what_is_no_file_is_neither_followed_nor_in_the_way(
    lessons: Path, folder: Path, name: str, put: Callable[[Path], object]
) -> None:
    before = everything(folder)
    (folder / name).unlink()
    put(folder / name)

    deliver(lessons, folder)

    after = everything(folder)
    assert [after[one][0] for one in before] == [before[one][0] for one in before]
    assert deliver(lessons, folder) == []


@pytest.mark.parametrize("put", [Path.touch, *NO_FILES.values()])
def test_a_folder_for_pictures_is_made_whatever_has_its_name(
    lessons: Path, folder: Path, put: Callable[[Path], object]
) -> None:
    (folder / "images" / "ear.png").unlink()
    (folder / "images").rmdir()
    put(folder / "images")

    deliver(lessons, folder)

    assert (folder / "images" / "ear.png").read_bytes() == b"picture"


@pytest.mark.parametrize("put", NO_FILES.values(), ids=NO_FILES.keys())
@pytest.mark.parametrize("name", ["01-start.ipynb", MANIFEST])
def test_the_line_at_the_top_of_a_lesson_waits_for_no_pipe(
    lessons: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, put: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(paths, "notebooks", lambda: lessons)
    (folder / name).unlink()
    put(folder / name)

    changed = look("01-start.ipynb", "start").changed

    assert changed is (False if name == MANIFEST else None)
    assert put_back("01-start.ipynb", "start").problem == ""


def test_a_new_version_goes_beside_what_only_has_its_name(lessons: Path, folder: Path) -> None:
    lesson(folder / "01-start.ipynb", "mine")
    os.mkfifo(folder / "01-start (new).ipynb")
    lesson(lessons / "01-start.ipynb", "start, better")

    assert deliver(lessons, folder) == [
        "You changed 01-start.ipynb, so it stays as it is. The new version is 01-start (new 2).ipynb."
    ]


def test_a_list_of_lessons_that_nests_too_deep_is_made_anew(lessons: Path, folder: Path) -> None:
    (folder / MANIFEST).write_text("[" * 200_000)
    assert "made anew" in deliver(lessons, folder)[0]
    assert set(json.loads((folder / MANIFEST).read_text())) == {"01-start.ipynb", "02-listen.ipynb"}
