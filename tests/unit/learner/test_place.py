"""The place that a learner was at last: kept whole, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.learner import place
from course_lib.learner.place import FILE, Place

HERE = Place("05-active-listening.ipynb", "half-way")


def test_the_place_is_there_again_and_the_last_one_counts(tmp_path: Path) -> None:
    home = tmp_path / "new"

    assert place.kept(home) is None
    assert place.keep(home, Place("00-welcome.ipynb", "welcome"))
    assert place.keep(home, HERE)

    assert place.kept(home) == HERE
    assert [file.name for file in home.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"file": "a.ipynb"}', b'{"file": 1, "cell": 2}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_damaged_place_is_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)

    assert place.kept(tmp_path) is None


def test_a_folder_in_its_place_is_no_place_and_takes_none(tmp_path: Path) -> None:
    (tmp_path / FILE / "inside").mkdir(parents=True)

    assert place.kept(tmp_path) is None
    assert not place.keep(tmp_path, HERE)
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert not place.keep(tmp_path / "file", HERE)


def test_a_place_can_be_forgotten_twice(tmp_path: Path) -> None:
    place.keep(tmp_path, HERE)

    place.forget(tmp_path)
    place.forget(tmp_path)

    assert place.kept(tmp_path) is None
