"""A note to write again has something to mend, and our example nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_course import assert_told_once, edit

OURS = "My own Came by bus"

# Each row breaks one thing in a note: what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("obviously in a hurry", "there", "note: no word of data/note-words.yml is in it", "note:"),
    (OURS, f"Obviously, {OURS}", "example: “obviously” judges", "example:"),
    (OURS, f"In a hurry. {OURS}", "example: “in a hurry” can’t be seen", "example:"),
    ("bus. “What", "train. “What", "example: no phrase of the fact", "example:"),
]


@pytest.mark.parametrize(("old", "new", "says", "row"), BREAKS)
def test_what_is_broken_is_told_at_its_line(course: Path, old: str, new: str, says: str, row: str) -> None:
    edit(course, "notes/a-note.yml", old, new)

    assert_told_once(course, "notes/a-note.yml", says, row)
