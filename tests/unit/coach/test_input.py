"""Whatever is typed is answered in words, and read in bounded pieces; importing the coach stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

from course_lib.coach import parse
from course_lib.coach.loading import read
from course_lib.coach.text import BREATH, LONGEST

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."
HOSTILE = [
    "word " * 5000,
    "a" * 100_000,
    "😀😀😀 😭😭 🤷‍♀️",
    "You feel грустно and 悲しい and حزين about the desk",
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "\x00\x00\x00",
    "\u202eksed ruoy tsol uoy",
    "((((((((((" * 500,
    "so and but or well okay " * 80 + "!",
    "you " * 399 + "?",
    "What should you do, and why? " * 70,
    "' OR 1=1; DROP TABLE replies; --",
    "\n\n\n\t \r\n",
]


@pytest.mark.parametrize("reply", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_answered_in_words(reply: str) -> None:
    reading = read(reply, DESK)

    assert all(reading.remarks)
    assert reading.strength is None
    for found in reading.moves:
        assert 0 <= found.span[0] < found.span[1] <= len(reply)


@pytest.mark.parametrize("reply", HOSTILE, ids=range(len(HOSTILE)))
def test_no_clause_and_no_word_is_long_enough_to_keep_a_pattern_busy(reply: str) -> None:
    clauses = parse(reply).clauses

    assert all(len(clause.words) <= BREATH for clause in clauses)
    assert all(len(word.text) <= LONGEST for clause in clauses for word in clause.words)


def test_a_hostile_client_statement_does_no_harm_either() -> None:
    for says in ("word " * 5000, "\x00", "((((" * 1000, "😀"):
        assert read("What was that morning like for you?", says).remarks


def test_importing_the_coach_loads_numpy_and_nothing_heavier() -> None:
    code = "import sys; before = set(sys.modules); import course_lib.coach; print(*set(sys.modules) - before)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.split()} - sys.stdlib_module_names
    assert loaded - {"_distutils_hack"} == {"course_lib", "numpy"}
