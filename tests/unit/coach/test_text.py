"""A reply levelled to plain words, each knowing where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.coach import parse
from course_lib.coach.text import MOST, PIECE, READ


def plain(raw: str) -> list[str]:
    return [clause.plain for clause in parse(raw).clauses]


@pytest.mark.parametrize(
    ("raw", "clauses"),
    [
        ("You’re sad, aren’t you?", ["you are sad are not you ?"]),
        ("Um, so I-I think it's, er, okay.", ["so i think it is okay"]),
        ("She's gone. What’s left?", ["she is gone", "what is left ?"]),
        ("Winston's cup", ["winston's cup"]),
        ("Ah'm no hurtin' her anymore, I'ma go", ["i am no hurting her any more i am going to go"]),
        ("You want to go, but you can't", ["you want to go", "but you can not"]),
        ("[laughs] And then (sighs) you-", ["and then you -"]),
        ("<b>So</b> you left…", ["so you left"]),
        ("You went there\nand back", ["you went there and back"]),
        ("You went there\n\nand back", ["you went there", "and back"]),
        ("…?!", []),
        ("", []),
    ],
)
def test_typed_and_spoken_words_are_levelled(raw: str, clauses: list[str]) -> None:
    assert plain(raw) == clauses


def test_a_clause_knows_where_it_stands_in_the_raw_text() -> None:
    raw = "Well — um — it sounds like you’re really stuck, and that hurts."

    spans = [clause.span for clause in parse(raw).clauses]

    assert [raw[slice(*span)] for span in spans] == ["Well", "it sounds like you’re really stuck", "and that hurts"]


def test_only_so_many_words_are_read() -> None:
    assert len(parse("word " * 5000).words) == MOST


def test_only_so_many_characters_are_read_whatever_they_are() -> None:
    assert parse(" " * (READ - 4) + "word").words == ("word",)
    assert parse(" " * READ + "word").words == ()
    assert parse("\n" * 200_000 + "word").words == ()


@pytest.mark.parametrize("blank", ["\n", "\n ", " \n\t"])
def test_blank_lines_are_gone_over_once_however_many_they_are(blank: str) -> None:
    pieces = list(PIECE.finditer(blank * 1000 + "word"))

    assert [piece["word"] for piece in pieces if piece["word"]] == ["word"]
    assert len(pieces) <= 3


@given(st.text(max_size=300))
def test_any_characters_can_be_read_and_every_span_lies_inside(raw: str) -> None:
    for clause in parse(raw).clauses:
        start, end = clause.span
        assert 0 <= start < end <= len(raw)
        assert clause.words
