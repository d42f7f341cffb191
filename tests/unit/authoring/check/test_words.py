"""What the check tells of words that would overwrite each other on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib import paths
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.check.words import letters
from course_lib.content.reader import Content
from course_lib.models.words import APART, of_page

FRAME = "back: Go back\nsaved: Saved\n"


def told(folder: Path, **files: str) -> list[str]:
    place = folder / "data" / "words"
    place.mkdir(parents=True)
    for name, text in {"frame": FRAME, **files}.items():
        (place / f"{name}.yml").write_text(text, encoding="utf-8")
    return [f"{Path(one.file).name}:{one.line}: {one.says}" for one in letters(ReadableCourse(folder))]


def test_a_key_of_the_frame_in_a_kinds_file_is_told_at_its_line(tmp_path: Path) -> None:
    (letter,) = told(tmp_path, talk="kind: A talk\nback: Back to this session\n")

    assert letter.startswith("talk.yml:2: the key `back` stands in frame.yml too")


def test_what_is_meant_to_be_said_in_its_place_is_said_and_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, graded="kind: A question\nreplacing:\n  saved: Saved, for now\n") == []

    words = of_page(Content(tmp_path / "data").words(), "graded")

    assert (words["saved"], words["back"]) == ("Saved, for now", "Go back")


def test_what_would_be_said_in_place_of_nothing_is_told(tmp_path: Path) -> None:
    (letter,) = told(tmp_path, graded="kind: A question\nreplacing:\n  svaed: Saved, for now\n")

    assert letter.startswith("graded.yml:3: there is no `svaed` in frame.yml")


@pytest.mark.parametrize(("also", "kind"), [("quiz", "review"), ("graded", "test")])
def test_a_kind_that_shows_anothers_parts_may_not_take_its_keys(tmp_path: Path, also: str, kind: str) -> None:
    (letter,) = told(tmp_path, **{also: "kind: One\nending: Done.\n", kind: "kind: Two\nending: Done for today.\n"})

    assert letter.startswith(f"{kind}.yml:2: the key `ending` stands in {also}.yml too")


def test_words_that_share_no_page_may_have_one_key(tmp_path: Path) -> None:
    assert told(tmp_path, lesson="back: You are back.\n", answers="saved: saved\n", quiz="a: A\n", sort="a: B\n") == []


def test_no_kind_of_ours_changes_the_button_that_closes_the_help(tmp_path: Path) -> None:
    words = Content(paths.data()).words()

    assert {of_page(words, kind)["back"] for kind in words if kind not in APART} == {words["frame"]["back"]}
