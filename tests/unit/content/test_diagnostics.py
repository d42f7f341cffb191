"""Letters: each mistake an author can make gets its line, its place and a remedy they can follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import course_lib.models
from course_lib.content.diagnostics import FORMS, ContentError, Letter
from course_lib.content.reader import FILES, FOLDERS, load
from course_lib.models import Claims, Course, Figure, Gate, Help, Model, Moment, Person, Quiz, Sources, Transcript

QUIZ = """\
title: Opening the door
intro: A question can open a door.
items:
  - id: open-after-the-move
    prompt: Which question gives her the most room?
    options:
      - text: What are those evenings like for you?
        correct: true
        feedback: It stays with her picture.
      - text: Do you sit there alone?
        feedback: Either answer is one word long.
"""


def letters(tmp_path: Path, text: str, shape: type[Model] = Quiz, name: str = "thing") -> list[str]:
    file = tmp_path / f"{name}.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load(file, shape)
    assert str(caught.value) == "\n".join(map(str, caught.value.letters))
    return [str(letter).removeprefix(f"{file}:") for letter in caught.value.letters]


def quiz_with(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in QUIZ
    return letters(tmp_path, QUIZ.replace(old, new))


def test_the_quiz_that_these_tests_break_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_text(QUIZ)

    assert load(file, Quiz).items[0].options[0].correct


def test_a_letter_reads_file_line_where_and_remedy() -> None:
    assert str(Letter("a.yml", 3, "title", "add it")) == "a.yml:3: title: add it"
    assert str(Letter("a.yml", 3, "", "add it")) == "a.yml:3: add it"


def test_letters_come_in_the_order_of_the_lines() -> None:
    error = ContentError([Letter("b", 1, "", "x"), Letter("a", 10, "", "x"), Letter("a", 9, "", "x")])

    assert [(one.file, one.line) for one in error.letters] == [("a", 9), ("a", 10), ("b", 1)]


def test_a_missing_feedback_is_told_at_its_option(tmp_path: Path) -> None:
    told = quiz_with(tmp_path, "\n        feedback: Either answer is one word long.", "")

    assert told == ["10: items 1, options 2, feedback: this key is missing; add it"]


def test_an_unknown_key_gets_the_near_miss(tmp_path: Path) -> None:
    assert quiz_with(tmp_path, "        correct: true", "        corect: true")[-1] == (
        "8: items 1, options 1, corect: unknown key; did you mean `correct`?"
    )


def test_an_unknown_key_like_no_other_is_to_be_removed(tmp_path: Path) -> None:
    assert letters(tmp_path, QUIZ + "zzz: 1\n") == ["12: zzz: unknown key; remove it (data/README.md lists all keys)"]


def test_two_right_options_are_told(tmp_path: Path) -> None:
    told = letters(tmp_path, QUIZ + "        correct: true\n")

    assert told == ["4: items 1: a choice item needs exactly one option with `correct: true`, this one has 2"]


def test_no_right_option_is_told(tmp_path: Path) -> None:
    assert "this one has 0" in quiz_with(tmp_path, "        correct: true\n", "")[0]


def test_two_equal_options_are_told(tmp_path: Path) -> None:
    told = quiz_with(tmp_path, "Do you sit there alone?", "What are those evenings like for you?")

    assert "two options say the same" in told[0]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title: Opening the door", "title: 5", "1: title: this must be text; put quotes around “5”"),
        ("title: Opening the door", "title:", "1: title: nothing stands behind this key; fill it in or remove the key"),
        ("title: Opening the door", 'title: ""', "1: title: this is empty; write something"),
        ("title: Opening the door", "title: [a, b]", "1: title: this must be text, not a list; put it in quotes or in"),
        ("title: Opening the door", "title: |\n  a\n  b", "1: title: “a\nb\n” must be one line"),
        ("title: Opening the door", f"title: {'x' * 301}", "1: title: this has 301 characters and may have 300"),
        ("correct: true", 'correct: "true"', "8: items 1, options 1, correct: write true or false, not “true”"),
        ("correct: true", "correct: 1", "8: items 1, options 1, correct: write true or false, not “1”"),
        ("id: open-after-the-move", "id: open-2", "4: items 1, id: “open-2” is no id: small letters only"),
        ("id: open-after-the-move", "id: Open", "4: items 1, id: “Open” is no id: small letters only"),
        ("    options:", "    kind: choise\n    options:", "6: items 1, kind: “choise” is not one of"),
        ("    options:", "    claims: C01\n    options:", "6: items 1, claims: this must be a list: one line each"),
        ("    options:", "    claims: [C1]\n    options:", "6: items 1, claims 1: “C1” is no claim id: C01 to C52"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_remedy(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert says in "\n".join(quiz_with(tmp_path, old, new))


def test_a_line_of_words_where_a_group_should_be_is_told(tmp_path: Path) -> None:
    told = letters(tmp_path, "title: a\nintro: b\nitems:\n  - What now?\n")

    assert told == ["4: items 1: this must be a group of `key: value` lines"]


def test_too_few_and_too_many_entries_are_told(tmp_path: Path) -> None:
    one = QUIZ[: QUIZ.index("      - text: Do you")]
    many = QUIZ + "".join(f"      - text: Number {word}\n        feedback: Said.\n" for word in "abcdef")

    assert letters(tmp_path, one) == ["6: items 1, options: this needs at least 2 of them, and here are 1; add to them"]
    assert letters(tmp_path, many, name="many") == [
        "6: items 1, options: this may have at most 7 of them, and here are 8; split or cut it"
    ]


def test_everything_wrong_in_a_file_is_told_at_once(tmp_path: Path) -> None:
    told = letters(tmp_path, "titel: a\nitems:\n  - id: 7\n")

    assert [one.split(": ")[1] for one in told] == [
        "intro", "titel", "title", "items 1, id", "items 1, options", "items 1, prompt",
    ]  # fmt: skip


def test_a_number_in_quotes_is_told(tmp_path: Path) -> None:
    person = "name: Jo\npronouns: they/them\nage: {}\nabout: a\nbrings: b\n"

    assert letters(tmp_path, person.format('"58"'), Person) == [
        "3: age: this must be a whole number without quotes, not “58”"
    ]
    assert "without quotes" in letters(tmp_path, person.format("5.5"), Person, "half")[0]


def test_a_verb_that_cannot_be_seen_is_told(tmp_path: Path) -> None:
    course = """\
title: a
lessons:
  - id: one
    title: One
    objectives:
      - id: knowing
        verb: understand
        text: b
        practise: [one-thing, another-thing]
        check: [a-check]
"""

    told = letters(tmp_path, course, Course)

    assert len(told) == 1
    assert told[0].startswith("7: lessons 1, objectives 1, verb: “understand” is not one of apply, calculate,")


def test_a_built_lesson_without_minutes_is_told_at_the_lesson(tmp_path: Path) -> None:
    told = letters(tmp_path, "title: a\nlessons:\n  - id: one\n    title: One\n    notebook: 01-one.ipynb\n", Course)

    assert told == ["3: lessons 1: a lesson with a `notebook` needs `minutes`, `about` and `objectives`"]


def test_every_form_is_put_in_words() -> None:
    def patterns(said: Any) -> set[str]:
        inside = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
        own = {said["pattern"]} if isinstance(said, dict) and isinstance(said.get("pattern"), str) else set()
        return own.union(*(patterns(one) for one in inside))

    shapes = [*FOLDERS, *FILES]

    assert set().union(*(patterns(shape.model_json_schema()) for shape in shapes)) == set(FORMS)


def test_every_content_type_is_read_from_somewhere() -> None:
    own = {getattr(course_lib.models, name) for name in course_lib.models.__all__}

    assert set(FOLDERS) | set(FILES) <= own


keys = st.sampled_from(["title", "items", "id", "options", "text", "correct", "kind", "claims", "turns", "age"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(keys | st.text(max_size=4), inside, max_size=4),
    max_leaves=12,
)
shapes = st.sampled_from([Quiz, Moment, Transcript, Person, Gate, Figure, Course, Help, Claims, Sources])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values | st.text(max_size=60), shapes)
def test_random_content_is_answered_by_letters_and_never_a_traceback(
    tmp_path: Path, said: Any, shape: type[Model]
) -> None:
    file = tmp_path / "thing.yml"
    file.write_text(said if isinstance(said, str) else json.dumps(said, ensure_ascii=True), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load(file, shape)

    assert all(letter.says and letter.line >= 1 for letter in caught.value.letters)
