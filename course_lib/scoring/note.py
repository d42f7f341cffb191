"""What a note about a client does: which of its words judge, what it leaves out, and where it concludes.

It goes by words from a list and gives no mark: whether a note is fair, only its readers can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from course_lib.models import Fact, Label, Note, NoteWords
from course_lib.phrases import Phrase, WordLists

#: What somebody said stands in the note as it was said, whatever it says of them.
_QUOTED = re.compile('“[^”]{0,600}”|‘[^’]{0,600}’(?!\\w)|"[^"]{0,600}"')
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
#: A time of day is no end of a sentence.
_TIME = re.compile(r"(?<=\d)[.:](?=\d)")
_WORD = re.compile(r"[a-z0-9'&-]+")


@dataclass(frozen=True)
class Concluded:
    """A sentence that tells what nobody can see, the words that do, and whether it says that it is a guess."""

    sentence: str
    words: str
    marked: bool


@dataclass(frozen=True)
class Noted:
    """Words that judge, each with its label; which facts are there and which aren't found; where it concludes."""

    judging: tuple[tuple[str, Label], ...]
    kept: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    concluded: tuple[Concluded, ...]


def read(text: str, note: Note, words: NoteWords) -> Noted:
    """What a rewritten note does. What it quotes is searched for facts alone."""
    own = list(_sentences(text))
    lines = [line for _, line in own]
    judging = ((found, label) for label in words.labels for found in _found(lines, label.phrases))
    there = [bool(_found([_plain(text)], fact.phrases)) for fact in note.facts]
    return Noted(
        tuple(judging),
        tuple(fact for fact, so in zip(note.facts, there, strict=True) if so),
        tuple(fact for fact, so in zip(note.facts, there, strict=True) if not so),
        tuple(_concluded(own, words)),
    )


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence as it stands there, with its plain words without what it quotes."""
    masked = _TIME.sub(" ", _QUOTED.sub(lambda quote: " " * len(quote.group()), text))
    for found in _SENTENCE.finditer(masked):
        if line := _plain(found.group()):
            yield text[slice(*found.span())].strip(), line


def _concluded(own: Sequence[tuple[str, str]], words: NoteWords) -> list[Concluded]:
    found = []
    for sentence, line in own:
        inside = _found([line], words.inside)
        said = min((line.index(f" {one}") for one in _found([line], words.reports)), default=len(line))
        if inside and said > line.index(f" {inside[0]}"):  # “she says that she’s tired” is hers
            found.append(Concluded(sentence, inside[0], bool(_found([line], words.marks))))
    return found


def _plain(text: str) -> str:
    """Small letters and plain apostrophes, with a blank before each word, as phrases are looked for."""
    return "".join(f" {word}" for word in _WORD.findall(_TIME.sub(" ", text.lower().replace("’", "'"))))


def _found(lines: Sequence[str], phrases: Sequence[str]) -> list[str]:
    """The words in which a phrase is found, each once."""
    hits = (hit.group().strip() for phrase in phrases for line in lines for hit in _compiled(phrase).finditer(line))
    return list(dict.fromkeys(hits))


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(Phrase(phrase, WordLists({})).part().regex, re.ASCII)
