"""Lines that came out of the sandbox, read as a stranger's."""

from __future__ import annotations

import json

import pytest

from course_lib.grading.sandbox import outcomes
from course_lib.grading.sandbox.outcomes import FORGED, STOPPED, Outcome


def test_each_call_has_its_outcome_whatever_is_missing() -> None:
    lines = b'{"call": 0, "value": [1, "a"]}\n{"call": 2, "trouble": "KeyError"}\n{"call": 3, "long": true}\n'

    found, remarks = outcomes.read(lines, 4)

    assert found == [
        Outcome(True, [1, "a"]),
        STOPPED,
        Outcome(False, trouble="stopped with KeyError"),
        Outcome(False, trouble="gave something far too long"),
    ]
    assert remarks == []


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\x00[[[",
        b"{",
        b"[" * 100_000,
        b"null",
        b"{}",
        b'{"call": true, "value": 2}',
        b'{"call": 1, "value": 2}',
        b'{"call": -1, "value": 2}',
        b'{"call": 0.0, "value": 2}',
        b'{"call": 0, "value": "' + b"x" * 10_700 + b'"}',
        b'{"tried": ["process"]}',
        b'{"tried": "coffee"}',
        b'{"call": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_line_of_another_form_stands_for_nothing_and_is_told(line: bytes) -> None:
    assert outcomes.read(line + b"\n", 1) == ([STOPPED], [FORGED])


def test_a_second_word_on_the_same_call_is_told_and_the_first_stands() -> None:
    found, remarks = outcomes.read(b'{"call": 0, "value": 1}\n{"call": 0, "value": 2}\n', 1)

    assert found == [Outcome(True, 1)]
    assert remarks == [FORGED]


def test_a_line_that_was_cut_off_is_no_forgery() -> None:
    assert outcomes.read(b'{"call": 0, "value": 1}\n{"call": 1, "val', 2) == ([Outcome(True, 1), STOPPED], [])


def test_the_name_of_an_exception_brings_no_sign_into_the_feedback() -> None:
    line = json.dumps({"call": 0, "trouble": "![](http://a.example/x)<b>" + "y" * 99}).encode()

    (found,), _ = outcomes.read(line + b"\n", 1)

    assert found.trouble == "stopped with httpaexamplexb" + "y" * 14


def test_what_was_tried_and_what_was_too_much_is_told() -> None:
    lines = b'{"tried": "network"}\n{"call": 0, "trouble": "MemoryError"}\n'

    assert outcomes.read(lines, 1)[1] == [outcomes.TRIED["network"], outcomes.ENDS["MemoryError"]]
