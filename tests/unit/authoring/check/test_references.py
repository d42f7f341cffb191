"""What a content file names has to be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.authoring.check import check
from tests.support.small_course import assert_told_once, edit, told

# Each row breaks one thing: the file, what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("moments/the-drawer.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("transcripts/an-evening.yml", "simple-reflection]", "simple-one]", "codes 2: `simple-one` is no code", "codes:"),
    ("ratings/five-replies.yml", "scale: your-scale", "scale: no-scale", "there is no data/scales/no-scale", "scale"),
    ("ratings/five-replies.yml", "level: 2", "level: 9", "the scale `your-scale` ends with level 3", "level: 9"),
    ("ratings/five-replies.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("instruments/a-measure.yml", "author-2018", "autor-2018", "`autor-2018` is not in data/evidence/so", "sources:"),
    ("faces/a-face.yml", "pose: {inner-brow", "pose: {iner-brow", "data/units.yml; did you mean `inner-br", "pose:"),
    ("feelings/a-shout.yml", "name: shame", "name: sham", "coach/meanings.yml; did you mean `shame`?", "- name: sham"),
    ("feelings/a-shout.yml", "[annoyed, an", "[irked, an", "`irked` is no word for anger", "words:"),
    ("feelings/a-shout.yml", "[annoyed, angry, furious]", "[angry, angry, furious]", "on offer all fit", "words: ["),
    ("cues/a-brow.yml", "brow-lowerer: 0.7", "eyelash: 0.7", "`eyelash` is not in data/units.yml; add it", "face:"),
    ("cues/a-brow.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("forms/before.yml", "parallel: after", "parallel: before", "there is no other form `before`", "parallel:"),
    ("forms/before.yml", "the second skill", "the other skill", "the skills, vignette by vignette, differ", ""),
    ("forms/before.yml", "person: mireille", "person: mirelle", "written 1, person: there is no", "person:"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says", "row"), BREAKS, ids=lambda value: None)
def test_what_is_broken_is_told_at_its_line(course: Path, name: str, old: str, new: str, says: str, row: str) -> None:
    edit(course, name, old, new)

    assert_told_once(course, name, says, row)


def test_a_cue_of_risk_without_its_mark_is_a_hint_and_no_error(course: Path) -> None:
    edit(course, "moments/the-drawer.yml", "What the client says", "There is a Phrase to\n  look for, says the client")

    found = check(course)

    assert [str(letter) for letter in found.letters] == []
    [hint] = [str(one) for one in found.hints if "cue of risk" in str(one)]
    assert "“a phrase to look for” may be a cue of risk" in hint

    edit(course, "moments/the-drawer.yml", "title:", "risk: suicide\ntitle:")

    assert [str(one) for one in check(course).hints if "cue of risk" in str(one)] == []


def test_a_retired_vignette_is_asked_of_nobody_and_brings_no_hint(course: Path) -> None:
    form = (course / "data" / "forms" / "before.yml").read_text(encoding="utf-8")
    first = form.split("written:\n")[1].split("\n  - id:")[0] + "\n"
    old = first.replace("written-first", "written-old", 1)
    old = old.replace("    says: |\n", "    says: |\n      A phrase to look for.\n")
    edit(course, "forms/before.yml", "closing:", f"{old}    retired: true\nclosing:")

    found = check(course)

    assert ([str(letter) for letter in found.letters], found.hints) == ([], ())
    edit(course, "forms/before.yml", "    retired: true\n", "")
    assert [one for one in told(course) if "`written` needs exactly 5 that are not `retired`, and here are 6" in one]
