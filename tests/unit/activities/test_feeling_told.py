"""What the feelings lab tells of a sentence, from its words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib import paths
from course_lib.activities.feeling import remarks as told_of
from course_lib.activities.feeling.remarks import remarks
from course_lib.coach.loading import naming
from course_lib.content import signing
from course_lib.content.reader import Content, load
from course_lib.models import FeelingLab, FeelingLine, Meanings
from tests.support.places import ROOT, SAMPLES

LAB = load(SAMPLES / "feelings" / "two-voices.yml", FeelingLab)
KEYS, FORM = LAB.lines
CONTENT = Content(paths.data())
WORDS = CONTENT.words()["feeling"]


def told(text: str, line: FeelingLine = KEYS) -> list[str]:
    return [one.get("says", one["about"]) for one in remarks(line, naming(text, line))]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You’re angry about the keys.", ["feeling-fits", "size-fits", "object-there", "form-statement", "room-plain"]),
        ("You’re a bit angry.", ["size-small", "object-missing", "closeness-own"]),
        ("So very angry, after thirty years.", ["size-large", "object-there"]),
        ("It sounds as if you’re angry. Is it like that?", ["form-check", "room-open"]),
        ("You’re angry, aren’t you?", ["form-tag", "room-shut"]),
        ("Are you angry about the keys?", ["form-question"]),
        ("You’re angry. What did you do with the keys after that?", ["form-asks-on"]),
        ("You’re sad about the keys.", ["feeling-perhaps"]),
        ("You’re bored with the keys.", ["feeling-other"]),
        ("You’re angry, and bored with it.", ["feeling-and-other"]),
        ("He took the keys.", ["feeling-none"]),
        ("He hung the keys on the hook and went.", ["closeness-parrots"]),
        ("He hung the keys on the hook, you’re angry.", ["closeness-adds", "feeling-fits"]),
        ("You must be angry deep down.", ["room-shut"]),
        ("You should change the locks.", ["about-to-try"]),
        ("Ich verstehe, dass Sie wütend sind.", ["about-stopped"]),
    ],
)
def test_what_can_be_told_of_a_sentence_is_told(text: str, says: list[str]) -> None:
    found = told(text)
    assert [one for one in says if one not in found] == [], found


def test_where_nothing_is_to_be_named_little_is_told() -> None:
    assert told("Here, at the bottom. Shall I show you?", FORM) == ["feeling-none-right"]
    assert told("You’re nervous about the form.", FORM) == ["feeling-early"]


def test_two_feelings_of_which_one_is_left_out_are_told() -> None:
    families = [one.model_copy(update={"heard": "there"} if one.name == "relief" else {}) for one in KEYS.families]
    both = KEYS.model_copy(update={"families": tuple(families)})
    assert "feeling-half" in told("You’re angry about the keys.", both)


def test_every_remark_has_its_words() -> None:
    source = Path(told_of.__file__).read_text(encoding="utf-8")
    wanted = {f"form-{form}" for form in ("statement", "check", "tag", "question", "asks-on")}
    wanted |= {f"room-{room}" for room in ("open", "plain", "shut")}
    wanted |= {f"closeness-{one}" for one in ("parrots", "adds", "follows", "own")}
    wanted |= {key for key in WORDS if key.startswith(("feeling-", "size-", "object-"))}
    assert wanted <= WORDS.keys()
    assert [key for key in WORDS if key.startswith(("feeling-", "size-", "object-")) and f'"{key}"' not in source] == []


def test_no_sentence_of_ours_names_what_we_do_not_hear() -> None:
    """Each model sentence of the course, read as a learner's."""
    wrong = []
    for lab in CONTENT.all(FeelingLab):
        for line in lab.lines:
            for model in line.models:
                seen = naming(model.reply, line)
                named = [one for one in seen.feelings if not one[3]]
                silent_and_named = line.silent and seen.feelings
                if named or silent_and_named or seen.stop or (seen.room == "shut" and not line.silent):
                    wrong.append((line.id, model.reply, seen))
                if not line.silent and not seen.feelings:
                    wrong.append((line.id, model.reply, seen))
    assert wrong == []


def test_the_lessons_table_of_sizes_is_the_coachs() -> None:
    table = CONTENT.only(Meanings)
    source = (ROOT / "notebooks" / "06-responding.ipynb").read_text(encoding="utf-8")
    rows = [row.split(" | ") for row in source.split('"') if row.startswith("| ") and row.count(" | ") == 3]
    sizes = {family[2:]: words for family, *words in rows if any(one.name == family[2:] for one in table.feelings)}
    assert len(sizes) >= 5
    for family, words in sizes.items():
        plain = [word.removesuffix("\\n").removesuffix(" |") for word in words]
        assert [table.strength(family, word) for word in plain] == ["mild", "plain", "strong"], family


def test_a_clinician_signs_a_line_with_the_words_of_its_family() -> None:
    lab = CONTENT.all(FeelingLab)[0]
    found = {one.id: one for one in signing.signed(CONTENT, lab)}
    assert found.keys() == {line.id for line in lab.lines}
    for line in lab.lines:
        assert [one["name"] for one in found[line.id].beside] == ([line.size.family] if line.size else [])


def test_labs_offer_what_the_table_has_and_name_nobody_twice() -> None:
    labs = CONTENT.all(FeelingLab)
    clients = [line.client for lab in labs for line in lab.lines]
    assert len(set(clients)) == len(clients)
    assert {line.silent for lab in labs for line in lab.lines} == {True, False}
    both = [line for lab in labs for line in lab.lines if sum(one.heard == "there" for one in line.families) > 1]
    assert len(both) >= 2
