"""What search looks in: prose, and of activities what is read before answering. Never a key, a feedback or a reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course_lib.authoring.asked import ASKED, asked
from course_lib.authoring.check import check
from course_lib.authoring.tidy import tidy
from course_lib.authoring.window import STATIC
from course_lib.content.markdown import plain
from course_lib.content.reader import Content
from course_lib.kinds import ACTIVITIES
from course_lib.models import Glossary, Quiz
from tests.support.places import ROOT
from tests.support.small_course import edit, write

#: Keys of content files that tell what is right, or what is thought of an answer.
TOLD_LATER = {
    *("feedback", "reason", "why", "note", "hint", "misplaced", "way", "slips", "models", "meets", "misses"),
    *("example", "retry", "closing", "samples", "traps", "key_ideas", "meaning", "feelings", "self_check", "facts"),
    *("checks", "readings", "fits", "small", "large", "unnamed", "families", "description", "fair", "findings"),
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path)
    (tmp_path / STATIC).mkdir(parents=True)
    for name in ("help.yml", "words/lesson.yml", "words/frame.yml"):
        (tmp_path / "data" / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    tidy(tmp_path)
    return tmp_path


def parts(course: Path) -> list[dict[str, Any]]:
    books = json.loads((course / STATIC / "search.json").read_text("utf-8"))
    return [part for book in books for part in book["parts"]]


def test_prose_is_there_cell_by_cell_under_its_heading_and_without_marks(course: Path) -> None:
    first, *_ = parts(course)

    assert first == {"cell": "listening", "title": "Listening", "says": "Sixty-five minutes."}


def test_an_activity_is_there_by_its_title_and_what_it_asks(course: Path) -> None:
    [quiz] = [one for one in parts(course) if one["cell"] == "quiz-first-look"]
    said = Content(course / "data").one(Quiz, "first-look")

    assert quiz["asks"] is True
    assert quiz["title"] == said.title
    assert plain(said.items[0].prompt) in quiz["says"]
    assert all(option.text not in quiz["says"] for option in said.items[0].options)


def test_references_are_left_out_and_what_is_retired_too(course: Path) -> None:
    before = json.dumps(parts(course), ensure_ascii=False)
    assert "A journal, 55" not in before
    prompt = plain(Content(course / "data").one(Quiz, "first-look").items[0].prompt)
    assert prompt in before

    edit(course, "quizzes/first-look.yml", "    options:", "    retired: true\n    options:")
    tidy(course)

    assert prompt not in json.dumps(parts(course), ensure_ascii=False)


def test_an_old_index_is_told_and_while_a_file_cannot_be_read_it_stays(course: Path) -> None:
    index = course / STATIC / "search.json"
    before = index.read_text("utf-8")
    edit(course, "quizzes/first-look.yml", "title: ", "title: Otherwise ")
    stale = [str(letter) for letter in check(course).letters if "older than the course" in letter.says]
    assert stale == [
        f"{index.relative_to(course)}:1: this copy is older than the course; run `python -m course_lib tidy`"
    ]

    edit(course, "quizzes/first-look.yml", "items:", "itmes:")
    tidy(course)
    assert index.read_text("utf-8") == before


def test_every_kind_of_activity_says_what_is_asked_in_it() -> None:
    assert set(ASKED) == set(ACTIVITIES)


def later(said: Any, key: str = "") -> Iterator[str]:
    """All words of a content file that are told after an answer."""
    if isinstance(said, dict):
        for name, value in said.items():
            yield from later(value, key or (name if name in TOLD_LATER else ""))
    elif isinstance(said, list | tuple):
        for one in said:
            yield from later(one, key)
    elif isinstance(said, str) and key and len(said) > 40:
        yield plain(said)


def test_nothing_that_is_told_after_an_answer_can_be_found() -> None:
    content = Content(ROOT / "data")
    index = plain((ROOT / STATIC / "search.json").read_text("utf-8").replace("\\n", " "))
    told = [
        (kind.name, text)
        for model, kind in ACTIVITIES.items()
        for one in content.all(model)
        for text in later({k: v for k, v in one.model_dump().items() if k not in _read_before(model)})
    ]

    assert len(told) > 5000
    assert [text for text in told if text[1] in index] == []


def _read_before(model: type) -> set[str]:
    """Keys of this kind that are read before answering, although elsewhere they are told later."""
    return {path for path in ASKED[model] if "." not in path}


def test_what_is_asked_of_each_activity_of_the_course_can_be_read() -> None:
    content = Content(ROOT / "data")

    assert all(asked(one) for model in ACTIVITIES for one in content.all(model))


def test_the_window_has_every_term_with_where_it_is_taught() -> None:
    terms = json.loads((STATIC / "glossary.json").read_text("utf-8"))

    assert {one["id"] for one in terms} == {one.id for one in Content(ROOT / "data").only(Glossary).terms}
    assert [one["id"] for one in terms if not one["at"] or not one["at"]["title"]] == []


def test_plain_words_have_no_marks_headings_html_or_addresses() -> None:
    table = "| a | b |\n|---|---|\n| c | d |"
    text = f"## A head\n\n<div>x</div>\n\n**Two** of [them\nhere](https://x.org), `r` and\n\n{table}"

    assert plain(text) == "Two of them here, r and a b c d"
