"""What is read in a note that was written again: words that judge, facts that are missing, and where it concludes."""

from __future__ import annotations

import time

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Note, NoteWords
from course_lib.scoring.note import Noted, read

CONTENT = Content(paths.data())
NOTE, WORDS = CONTENT.one(Note, "half-an-hour-late"), CONTENT.only(NoteWords)


def noted(text: str) -> Noted:
    return read(text, NOTE, WORDS)


def judging(text: str) -> list[str]:
    return [words for words, _ in noted(text).judging]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was evasive and stormed out.", ["stormed out", "evasive"]),
        ("She Claims that it rained.", ["claims"]),
        ("They are clearly in denial.", ["in denial", "clearly"]),
        ("Non-compliant, with poor motivation.", ["poor motivation", "non-compliant"]),
        ("Men like him don’t come.", ["men like him"]),
        ("He said that it was difficult for him to sit.", []),
        ('“I was aggressive,” he said, ‘typical me’, and "evasive".', []),
        ("He looked at the floor for half a minute.", []),
    ],
)
def test_words_that_judge_are_found_where_nobody_is_quoted(text: str, found: list[str]) -> None:
    assert judging(text) == found


@pytest.mark.parametrize(
    ("text", "concluded"),
    [
        ("He was angry.", [("He was angry.", "angry", False)]),
        ("He may have been ashamed; we didn’t ask.", [("He may have been ashamed; we didn’t ask.", "ashamed", True)]),
        ("She says that she’s tired of it.", []),
        ("He was sad and said so.", [("He was sad and said so.", "sad", False)]),
        ("Came at 9.25. Didn’t want to talk.", [("Didn’t want to talk.", "didn't want", False)]),
        ("“I’m angry,” he said.", []),
    ],
)
def test_what_nobody_can_see_is_told_with_whether_it_is_marked_as_a_guess(
    text: str, concluded: list[tuple[str, str, bool]]
) -> None:
    assert [(one.sentence, one.words, one.marked) for one in noted(text).concluded] == concluded


@pytest.mark.parametrize("said", ["at 9.25", "at 9:25", "at twenty-five past nine", "25 minutes after nine", "9.25am"])
def test_a_time_is_found_however_it_is_written(said: str) -> None:
    assert "when he came" in [fact.name for fact in noted(f"He came {said}.").kept]


def test_a_fact_counts_where_it_is_quoted_too() -> None:
    assert "his brother and the van" in [fact.name for fact in noted("“My brother drives the van now.”").kept]


def test_every_fact_is_either_there_or_missing() -> None:
    found = noted("He came back for his jacket.")

    assert {fact.name for fact in (*found.kept, *found.missing)} == {fact.name for fact in NOTE.facts}
    assert [fact.name for fact in found.kept] == ["that he kept his jacket on", "that he came back"]


@pytest.mark.parametrize("text", ["", "…", "“" * 20_000, "a b " * 50_000, '"' * 20_001, "9." * 20_000])
def test_whatever_is_typed_is_read_soon(text: str) -> None:
    began = time.process_time()
    noted(text)

    assert time.process_time() - began < 5


def test_no_phrase_stands_in_two_lists() -> None:
    every = [one for label in WORDS.labels for one in label.phrases] + [*WORDS.inside, *WORDS.marks, *WORDS.reports]

    assert len(set(every)) == len(every)
