"""Two submissions have the same work where marking comes to the same, whatever else lies in them; in doubt, not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from course_lib.grading.answer_lines import LONGEST_LINE, MOST_FILES
from course_lib.grading.collecting import notebook, work
from course_lib.models.question_sheet import Question, QuestionSheet

Files = dict[str, bytes]
SHEET = QuestionSheet(
    assignment="small",
    title="Small",
    items=tuple(
        Question(id=name, kind="choice", title=name.title(), prompt="Which?", points=2, options=tuple("abcd"))
        for name in ("one", "two")
    ),
)
VERSIONS = {item.id: item.version() for item in SHEET.items}
CODE = {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "a-share"}}, "source": "def share():\n    return 1"}
TEXT = {"cell_type": "markdown", "metadata": {}, "source": "What I think."}
EMPTY = {"cell_type": "code", "metadata": {}, "source": " \n", "outputs": []}


def line(act: str, data: object, second: int = 0, item: str = "one", version: str = "") -> bytes:
    said = {"id": f"{act}{second}", "at": f"2026-01-01T10:00:{second:02}.000Z", "item": item, "act": act}
    return json.dumps({**said, "version": version or VERSIONS[item], "data": data}).encode() + b"\n"


def answer(picked: int, second: int = 0, **about: str) -> bytes:
    return line("answer", {"picked": [picked]}, second, **about)


def cells(*some: dict[str, Any]) -> bytes:
    return json.dumps({"cells": list(some), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def submission(*lines: bytes, book: bytes = cells(CODE, TEXT), **more: bytes) -> Files:
    """The files of one, with its answers in one sitting; `more` are further sittings, by name."""
    sittings = {f"answers/{name}.jsonl": content for name, content in {"a": b"".join(lines), **more}.items()}
    return {"small.ipynb": book, "items.json": b"{}", **sittings}


def same(one: Files, other: Files) -> bool:
    return work.same(one, other, SHEET)


FIRST = submission(answer(1), answer(2, 2))


@pytest.mark.parametrize(
    "other",
    [
        submission(answer(1), answer(2, 2), line("second-look", {"text": "Why not two points?"}, 9)),
        submission(answer(1), answer(2, 2), b=b'{"format":1}\n' + line("second-look", {"text": "Why?"}, 9)),
        submission(answer(1), answer(2, 2), line("draft", {"text": "Half a"}, 9), line("begin", {"seed": "7-7"}, 9)),
        submission(answer(1), answer(2, 2), answer(2, 9)),  # the same answer once more
        submission(answer(1), answer(2, 2), answer(3, 8), answer(2, 9)),  # changed and put back
        submission(answer(2, 2)),
        submission(answer(1), b=answer(2, 2)),
        submission(answer(1), answer(2, 2), book=cells(CODE, {**TEXT, "id": "x", "metadata": {"mine": 1}}, EMPTY)),
        submission(answer(1), answer(2, 2), book=cells({**CODE, "outputs": [{"text": "<script>"}]}, TEXT)),
        {**FIRST, "timestamp.txt": b"another time", "submission_secret.txt": b"x", "small.txt": b"y"},
    ],
)
def test_what_marking_does_not_read_makes_no_other_work(other: Files) -> None:
    assert same(other, FIRST)


@pytest.mark.parametrize(
    "other",
    [
        submission(answer(1), answer(2, 2), answer(3, 9)),
        submission(answer(1), answer(2, 2), answer(2, 9, version="w")),
        submission(answer(1), answer(2, 2), answer(2, 9, item="two")),
        submission(answer(1), answer(2, 2), answer(7, 9)),  # there is no such option; a changed bank may have it
        submission(answer(1), answer(2, 2), answer(3, 8), answer(7, 9)),
        submission(answer(1, 3), answer(2, 2)),
        submission(answer(1), answer(2, 2), line("answer", {"picked": [2], "confidence": 0.8}, 9)),
        submission(answer(1), answer(2, 2), b"{damaged\n"),
        submission(answer(1), answer(2, 2), b=b'{"format":2}\n' + answer(3, 9)),
        submission(answer(1), answer(2, 2), line("second-look", {"text": "x" * LONGEST_LINE}, 9)),
        submission(answer(1), answer(2, 2), book=cells({**CODE, "source": "def share():\n    return 2"}, TEXT)),
        submission(answer(1), answer(2, 2), book=cells({**CODE, "cell_type": "markdown"}, TEXT)),
        submission(answer(1), answer(2, 2), book=cells({**CODE, "metadata": {}}, TEXT)),
        submission(answer(1), answer(2, 2), book=cells(CODE, TEXT, {**EMPTY, "source": "def share(): return 2"})),
        submission(answer(1), answer(2, 2), book=cells(CODE, {**TEXT, "source": "What I think now."})),
        submission(answer(1), answer(2, 2), book=cells(TEXT, CODE)),
        submission(answer(1), answer(2, 2), book=b"{damaged"),
        submission(answer(1), answer(2, 2), book=b""),
        {**FIRST, "other.ipynb": cells(CODE)},
        {**FIRST, "items.json": b'{"assignment": "small"}'},
        {path: data for path, data in FIRST.items() if not path.startswith("answers/")},
    ],
)
def test_whatever_marking_or_a_marker_may_read_makes_another_work(other: Files) -> None:
    assert not same(other, FIRST)


def test_a_copy_as_it_was_collected_has_the_work_of_what_was_handed_in() -> None:
    handed_in = submission(answer(1), book=cells({**CODE, "id": "b", "outputs": [{"text": "1"}]}, EMPTY, TEXT))
    copied = notebook.stripped(handed_in["small.ipynb"])
    assert copied is not None
    copy = {**handed_in, "small.ipynb": copied, "collected.json": b"{}"}

    assert same(copy, handed_in)


def test_requests_that_push_answers_out_of_what_is_read_make_another_work() -> None:
    asking = {f"z{number}": line("second-look", {"text": "Why?"}) for number in range(MOST_FILES)}

    assert not same(submission(answer(1), **asking), submission(answer(1)))


def test_what_is_too_much_to_compare_makes_another_work() -> None:
    much = line("draft", {"text": "x" * 90_000}) * 90
    many = cells(*[TEXT] * 5_001)

    assert not same(submission(answer(1), much), submission(answer(1)))
    assert not same(submission(book=many), submission(book=many))
