"""The closing form of the skill test is another test: its people are met nowhere else, and its sentences are its own.

Who has met a person before, or has read our reply to nearly the same words, answers from memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import ChoiceVignette, Form, Person, WrittenVignette
from tests.support.places import ROOT

CONTENT = Content(paths.data())
OPENING, CLOSING = CONTENT.one(Form, "before-the-course"), CONTENT.one(Form, "after-the-course")
#: From this ratio on (difflib's, 0 to 1), two sentences are the same one with other nouns.
ALIKE = 0.7
#: A shorter sentence has little of its own to say: “First session.”
WORDS = 4
#: Where a learner may meet people.
FOLDERS = ("data", "notebooks", "banks", "assignments")


def sentences(text: str) -> list[str]:
    """What stands between two ends of a sentence, in small letters, without addresses and stage directions."""
    plain = re.sub(r"\]\([^)]*\)|\[[^\]]*\](?!\()", "", " ".join(text.split())).replace("al. ", "al ")
    found = (re.sub(r"[^\w’ ,-]", "", one).strip().lower() for one in re.split(r"(?<=[.!?…])[”)]*\s", plain))
    return [one for one in found if len(one.split()) >= WORDS]


def said(form: Form) -> Iterator[str]:
    """All that a learner reads of the people in a form, and of what we think of the answers."""
    for one in form.vignettes.values():
        if isinstance(one, ChoiceVignette):
            yield one.prompt
            yield from (text for option in one.options for text in (option.text, option.feedback))
        else:
            yield from (one.scene, one.says, one.meaning, *one.key_ideas)
            yield from (text for model in one.models for text in (model.reply, model.note))


def ratio(one: str, other: str) -> float:
    """How alike two texts are. The quick ones are never less than the exact one, so most pairs end there."""
    pair = SequenceMatcher(None, one, other, autojunk=False)
    if pair.real_quick_ratio() < ALIKE or pair.quick_ratio() < ALIKE:
        return 0.0
    return pair.ratio()


def names(form: Form) -> list[str]:
    """Of everybody in a form: by their file, or as a prompt with options begins or brings them in, “Salma, 28,”."""
    found = []
    for one in form.vignettes.values():
        if isinstance(one, WrittenVignette):
            found.append(CONTENT.one(Person, one.person).name)
        else:
            found += re.findall(r"\b([A-Z]\w+), \d\d,", one.prompt)
    return found


@pytest.mark.slow
def test_no_sentence_of_the_closing_form_is_like_one_of_the_opening_form() -> None:
    opening = [sentence for text in said(OPENING) for sentence in sentences(text)]
    closing = [sentence for text in said(CLOSING) for sentence in sentences(text)]
    assert min(len(opening), len(closing)) > 150

    alike = [f"{one} | {other}" for one in closing for other in opening if ratio(one, other) >= ALIKE]

    assert alike == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She would have to defend her whole life.", "He would have to defend his whole life."),
        ("Your guess comes a second time.", "Your guess comes back a second time."),
    ],
)
def test_a_sentence_with_other_nouns_is_found(one: str, other: str) -> None:
    [mine], [theirs] = sentences(one), sentences(other)
    assert ratio(mine, theirs) >= ALIKE


def test_a_text_falls_into_its_sentences_and_short_ones_are_let_be() -> None:
    text = "“It’s old. [nods] Who cries over such a thing?” Studies say so ([Dazzi et al. 2014](https://doi.org/10.1))."

    assert sentences(text) == ["who cries over such a thing", "studies say so dazzi et al 2014"]


def test_each_form_has_ten_people_and_none_is_in_both() -> None:
    assert [len(set(names(form))) for form in (OPENING, CLOSING)] == [10, 10]
    assert set(names(OPENING)) & set(names(CLOSING)) == set()


def test_nobody_of_the_closing_form_is_met_anywhere_else() -> None:
    files = (
        file
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".yml", ".ipynb"} and ".ipynb_checkpoints" not in file.parts
    )
    own = [ROOT / "data" / "forms" / "after-the-course.yml"]
    own += [ROOT / "data" / "people" / f"{one.person}.yml" for one in CLOSING.written if not one.retired]
    anybody = re.compile(rf"\b(?:{'|'.join(names(CLOSING))})\b")

    met = {file.name: anybody.findall(file.read_text(encoding="utf-8")) for file in files if file not in own}

    assert {file: found for file, found in met.items() if found} == {}


def test_both_forms_and_the_result_name_what_lifts_a_second_result() -> None:
    result = CONTENT.words()["form"]["not_equated"]

    for text in (OPENING.intro, CLOSING.intro, result):
        assert "equated" in text
        assert "second test alone lifts results" in " ".join(text.split())
        assert "hint" in text
