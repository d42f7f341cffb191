"""How far a question is answered: by its kind, by what was kept, and for code by what stands in the saved page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course_lib.learner import handed_in, receipt
from course_lib.learner.answered import Asked, Held, Page, answered
from course_lib.learner.record import Event, Record
from course_lib.models.acts import Act
from course_lib.models.answers import Written, answer
from course_lib.models.question_sheet import Question, QuestionSheet

AT = "2026-12-04T16:00:0{}.000000Z"
TEXT: dict[str, Any] = {"title": "A question", "prompt": "What then?", "points": 2}
WRITTEN = Question(id="one", kind="written", **TEXT)
CARDS = [{"id": "red", "text": "Red"}, {"id": "blue", "text": "Blue"}]
STARTER = "def f():\n    ..."


def question(kind: str, **more: Any) -> Question:
    return Question.model_validate({"id": "one", "kind": kind, **TEXT, **more})


def sheet(*items: Question) -> QuestionSheet:
    return QuestionSheet(assignment="small", title="Small", items=items)


def stands(item: Question, *given: dict[str, Any], page: Page | None = None, name: str = "one") -> Asked:
    """The question, once these answers were kept one after another."""
    version = item.versions().get(name, "")
    events = [
        Event(id=str(at), at=AT.format(at), item=name, act=Act.ANSWER, version=version, answer=answer(data))
        for at, data in enumerate(given)
    ]
    (asked,) = answered(sheet(item), events, page or Page("small.ipynb"))
    return asked


@pytest.mark.parametrize(
    ("item", "given", "state", "parts"),
    [
        (question("choice", options=["a", "b"]), {"picked": [1]}, "whole", (1, 1)),
        (question("many-choice", options=["a", "b"]), {"picked": []}, "none", (0, 1)),
        (question("written"), {"text": "You had it there."}, "whole", (1, 1)),
        (question("written"), {"text": "  \n"}, "none", (0, 1)),
        (question("sorting", cards=CARDS, categories=[{"id": "warm", "name": "Warm", "means": "m"}]),
         {"cards": {"red": "warm"}}, "part", (1, 2)),
        (question("ordering", steps=CARDS), {"steps": ["red", "blue"]}, "whole", (1, 1)),
        (question("verdict"), {"verdict": "mixed"}, "whole", (1, 1)),
        (question("hypotheses", readings=CARDS, options=["a", "b"]),
         {"shares": {"red": 0.5, "blue": 0.5}}, "part", (1, 2)),
        (question("hypotheses", readings=CARDS, options=["a", "b"]),
         {"shares": {"red": 0.5, "blue": 0.5}, "question": 1}, "whole", (2, 2)),
        (question("session"), {"seed": "s", "session": 1, "replies": [{"said": "Hello"}]}, "begun", (1, 2)),
        (question("session"), {"seed": "s", "session": 1, "replies": [], "over": False}, "none", (0, 2)),
        (question("session"), {"seed": "s", "session": 1, "replies": [{"said": "x"}], "over": True}, "whole", (2, 2)),
    ],
)  # fmt: skip
def test_an_answer_counts_by_its_parts(
    item: Question, given: dict[str, Any], state: str, parts: tuple[int, int]
) -> None:
    asked = stands(item, given)

    assert (asked.state, (asked.done, asked.of)) == (state, parts)
    assert asked.at == (None if state == "none" else AT.format(0))


def test_the_last_answer_counts_also_where_it_takes_one_back() -> None:
    item = question("many-choice", options=["a", "b"])

    assert stands(item, {"picked": [0]}, {"picked": [0, 1]}).at == AT.format(1)
    assert stands(item, {"picked": [0]}, {"picked": []}).state == "none"


def test_what_is_no_answer_to_this_question_is_none() -> None:
    assert stands(question("choice", options=["a"]), {"picked": [7]}).state == "none"
    assert stands(question("choice", options=["a"]), {"text": "a"}).state == "none"


def test_an_answer_to_an_earlier_version_asks_to_be_given_again() -> None:
    event = Event(id="1", at=AT.format(1), item="one", act=Act.ANSWER, version="old", answer=Written(text="x"))

    (asked,) = answered(sheet(WRITTEN), [event], Page("small.ipynb"))

    assert (asked.state, asked.is_answered) == ("stale", False)


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (STARTER, "none"),
        (f"\n{STARTER}\n", "none"),
        ("", "none"),
        ("def f():\n    return 3", "whole"),
        (None, "unknown"),
    ],
)
def test_code_is_answered_once_the_saved_page_holds_other_than_what_was_given_out(
    source: str | None, state: str
) -> None:
    cells = {} if source is None else {"one": Held("its-cell", source)}

    asked = stands(question("function", starter=STARTER), page=Page("small.ipynb", AT.format(5), cells))

    assert asked.state == state
    assert asked.cell == ("one" if source is None else "its-cell")


def test_a_function_whose_beginning_nobody_knows_is_not_called_answered() -> None:
    asked = stands(question("function"), page=Page("small.ipynb", None, {"one": Held("one", "def f(): pass")}))

    assert asked.state == "unknown"


def test_code_instead_of_a_form_answers_it_and_does_not_hide_the_form() -> None:
    numbers = [{"id": "mean", "prompt": "The mean?", "decimals": 1}, {"id": "spread", "prompt": "?", "decimals": 1}]
    item = question("work", numbers=numbers, by_code=True, starter=STARTER)
    given_out = Page("small.ipynb", AT.format(5), {"one-by-code": Held("c", STARTER)})
    written = Page("small.ipynb", AT.format(5), {"one-by-code": Held("c", "def f(): return 1")})

    assert stands(item, {"number": 3.0}, name="mean", page=given_out).state == "part"
    assert stands(item, {"number": 3.0}, name="mean", page=written).state == "whole"
    assert stands(item, page=given_out).state == "none"


def test_the_code_given_out_is_no_part_of_a_question_s_version() -> None:
    assert question("function", starter=STARTER).version() == question("function").version()
    (one,) = sheet(question("function")).with_starters({"one": STARTER, "other": "x"}).items
    assert one.starter == STARTER


def test_a_folder_tells_its_page_and_its_answers_whatever_became_of_the_page(tmp_path: Path) -> None:
    Record(tmp_path / "answers").append("one", Act.ANSWER, Written(text="x"), version=WRITTEN.version())
    file = tmp_path / "small.ipynb"
    for text in ("", "[]", '{"cells": [{"metadata": 3}, {"metadata": {"nbgrader": {"grade_id": 4}}}]}', "[" * 100_000):
        file.write_text(text)
        page, (asked,) = handed_in.standing(tmp_path, sheet(WRITTEN))
        assert (page.file, asked.state) == ("small.ipynb", "whole")
    file.unlink()
    (tmp_path / "small (1).ipynb").write_text(json.dumps({"cells": []}))

    assert handed_in.page(tmp_path, "small").file == "small (1).ipynb"


def test_what_was_handed_in_is_told_newest_first_and_odd_names_are_passed_over(tmp_path: Path) -> None:
    # given: nbgrader's copies of two submissions, one of another assignment, and what nobody knows
    for name in (
        "ana+small+2026-12-04 17:02:03.123456 UTC",
        "ana+small+2026-12-05 09:00:00.000000 UTC",
        "ana+smaller+2026-12-06 09:00:00.000000 UTC",
        "ana+small+2026-12-03 09:00:00.000000 CET",
        "ana+small+yesterday",
    ):
        (tmp_path / "a-course" / name).mkdir(parents=True)
    newest = tmp_path / "a-course" / "ana+small+2026-12-05 09:00:00.000000 UTC"
    Record(newest / "answers").append("one", Act.ANSWER, Written(text="x"), version=WRITTEN.version())
    (tmp_path / "a-course" / "ana+small+file").write_text("")

    last, first, foreign = handed_in.handed_in(tmp_path, sheet(WRITTEN))

    assert (last.learner, last.at, last.answered) == ("ana", "2026-12-05T09:00:00.000000Z", 1)
    assert last.substance == receipt.substance(handed_in.files(newest))
    assert last.code == receipt.code(newest.name, last.substance)
    assert (first.at, first.answered) == ("2026-12-04T17:02:03.123456Z", 0)
    assert (foreign.at, foreign.written) == ("", "2026-12-03 09:00:00.000000")
    assert handed_in.handed_in(tmp_path / "nowhere", sheet(WRITTEN)) == []
