"""Nothing that is practised stays outside of the skills, and they name nothing that isn't there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_course import assert_told_once, edit


@pytest.mark.parametrize(
    ("old", "new", "says", "file", "row"),
    [
        (
            "objectives: [hearing]",
            "objectives: []",
            "no skill of data/skills.yml names `hearing`",
            "course.yml",
            "id: h",
        ),
        ("[hearing]", "[hearing, seeing]", "`seeing` is not among the objectives", "skills.yml", "objectives:"),
        ("[a-brow]", "[a-brow, a-dance]", "`a-dance` is not among the activities", "skills.yml", "activities:"),
        ("[claim, ", "[claim, dance, ", "`dance` is not among the verbs", "skills.yml", "verbs:"),
        ("drill, ", "", "no skill takes in `a-drill`", "skills.yml", ""),
        ("claim, ", "", "no skill takes in `C01`", "skills.yml", ""),
    ],
)
def test_what_skills_leave_out_or_make_up_is_told(
    course: Path, old: str, new: str, says: str, file: str, row: str
) -> None:
    edit(course, "skills.yml", old, new)

    assert_told_once(course, file, says, row)
