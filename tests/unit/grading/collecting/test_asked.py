"""What a learner asks for in what they handed in: the last word on each item, whatever else stands there."""

from __future__ import annotations

from course_lib.grading.collecting.asked import MOST, asked
from tests.unit.grading.collecting.test_work import answer, line, submission


def request(text: str, second: int = 0, item: str = "one", **about: str) -> bytes:
    return line("second-look", {"text": text}, second, item, **about)


def test_the_last_words_on_each_item_count_whatever_file_they_stand_in() -> None:
    files = submission(
        answer(1), request("The newest.", 5), request("Of another.", 1, "two"), b=request("The first.", 2)
    )

    assert asked(files) == {"one": "The newest.", "two": "Of another."}


def test_what_was_taken_back_is_not_asked() -> None:
    assert asked(submission(request("Look again."), request(" ", 2), request("And this.", item="two"))) == {
        "two": "And this."
    }


def test_answers_and_lines_of_another_form_ask_for_nothing() -> None:
    odd = [b"second-look\n", line("second-look", {"picked": [1]}), b'"second-look" [[[\n', b'{"act":"second-look"}\n']

    assert asked(submission(answer(1), *odd, line("answer", {"text": "second-look"}))) == {}
    assert asked({}) == {}


def test_ten_thousand_words_on_one_item_are_one_request() -> None:
    many = [request(f"Number {number}.", number % 60) for number in range(10_000)]

    assert asked(submission(*many)) == {"one": "Number 9959."}


def test_of_words_without_end_the_newest_are_read() -> None:
    many = [request("Look again.", item=f"no-{number}", version="v") for number in range(2 * MOST)]

    assert list(asked(submission(*many))) == [f"no-{number}" for number in range(MOST, 2 * MOST)]
