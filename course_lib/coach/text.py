"""A reply as the coach sees it: plain words, clause by clause, each knowing where it stands in what was typed.

Typed and spoken words alike: case, curly quotes, contractions, fillers, stammers and notes such as [laughs] make no
difference to what a reply does, so they are levelled here, once, and every pattern is written in plain words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

#: What is read of a reply, in words. A reply over 150 words is held anyway; nobody has to wait for five thousand.
MOST = 400
#: No word is longer, in letters, and no clause, in words; what is, is cut.
LONGEST, BREATH = 40, 60
#: What is looked at, in characters: the longest words with a blank after each. Cut before the first pattern runs.
READ = MOST * (LONGEST + 1)

#: What is said in one word and means two. `'s` is opened after these words alone: elsewhere it tells whose a thing is.
SHORT = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "let's": "let us", "gonna": "going to", "wanna": "want to", "gotta": "got to", "kinda": "kind of",
    "sorta": "sort of", "dunno": "do not know", "'cause": "because", "cos": "because", "y'all": "you",
    "alright": "all right", "ok": "okay", "ur": "your", "u": "you",
    "im": "i am", "ive": "i have", "id": "i would", "dont": "do not", "didnt": "did not", "doesnt": "does not",
    "cant": "can not", "wont": "will not", "isnt": "is not", "wasnt": "was not", "youre": "you are",
    "youve": "you have", "thats": "that is", "whats": "what is", "theres": "there is", "havent": "have not",
    "shouldnt": "should not", "wouldnt": "would not", "couldnt": "could not", "arent": "are not",
    "d'you": "do you", "c'mon": "come on", "mmm": "mm", "yep": "yeah", "yup": "yeah", "yea": "yeah", "yah": "yeah",
    "anymore": "any more", "meself": "myself", "tryna": "trying to", "i'ma": "i am going to", "imma": "i am going to",
    "hes": "he is", "shes": "she is", "theyre": "they are", "hasnt": "has not", "hadnt": "had not",
    "bout": "about", "coz": "because",
    "dinnae": "do not", "didnae": "did not", "cannae": "can not", "couldnae": "could not", "wasnae": "was not",
    "wouldnae": "would not", "isnae": "is not",
    "ah'm": "i am", "ah've": "i have", "ah'd": "i would", "ah'll": "i will", "wi": "with", "tae": "to",
    "masel": "myself", "yersel": "yourself", "yoursel": "yourself", "yerself": "yourself", "yersen": "yourself",
    "thisen": "yourself", "urself": "yourself", "ye": "you", "ya": "you", "yous": "you", "youse": "you", "yuh": "you",
    "thee": "you", "aye": "yes",
    "mhm": "mm-hmm", "mm-hm": "mm-hmm", "mmhm": "mm-hmm", "mhmm": "mm-hmm", "mmh": "mm", "hm": "hmm",
}  # fmt: skip
#: Verbs as many people say and type them: “killin”, “hurtin'”.
_DROPPED = """
kill think liv try hit cutt hurt go do feel want talk tak end sleep chok beat dy be wait sitt com gett hav mak scream
plann burn say tell hear keep leav carry
"""
SHORT |= {f"{verb}in": f"{verb}ing" for verb in _DROPPED.split()}
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_IS_AFTER_WORDS = """
it that this there here he she what how who where when why everything everyone nobody
"""
IS_AFTER = frozenset(_IS_AFTER_WORDS.split())
FILLERS = frozenset(["um", "uh", "er", "erm", "ah", "uhm", "umm", "ehm", "eh"])

_NOTE = re.compile(
    r"\[[^\]]{0,160}\]|</?[a-zA-Z][^<>]{0,80}>|\([^)]{0,30}(?:laughs?|sighs?|pauses?|chuckles?|nods?)[^)]{0,30}\)"
)
#: A word, a mark or a comma. A run of blank lines is one mark, or each newline would look to the end of the run.
PIECE = re.compile(
    r"(?P<word>['’]?[^\W_]+(?:['’&-][^\W_]+)*)|(?P<mark>[.?!…]+|[;:]+|\n\s*(?=\n|[^a-z\s])|--+|\s-+\s|[—–]+|-(?=\s|$))|(?P<comma>,)"
)
_STAMMER = re.compile(r"\b(\w+)-(?=\1)")
#: After a comma these begin a new clause; a comma alone does not, or lists would fall to pieces.
JOINTS = frozenset(["but", "so", "and", "or", "because", "although", "though"])


class Word(NamedTuple):
    """A plain word and the characters of the raw text that it stands for."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A stretch of words up to a mark. `mark` is `?`, `!`, `.`, `-` (broken off), `,` (goes on) or empty at the end."""

    words: tuple[Word, ...]
    mark: str

    @cached_property
    def plain(self) -> str:
        """The words with a space between them, and the mark after a space where it tells something."""
        plain = " ".join(word.text for word in self.words)
        return f"{plain} {self.mark}" if self.mark in ("?", "!", "-") else plain

    @cached_property
    def line(self) -> str:
        """The plain words with a blank before them, as signs are looked for."""
        return f" {self.plain}"

    @property
    def span(self) -> tuple[int, int]:
        """First and last-but-one character in the raw text, as Python slices count."""
        return self.words[0].start, self.words[-1].end


@dataclass(frozen=True)
class Text:
    """A whole reply, or a client's words."""

    raw: str
    clauses: tuple[Clause, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word.text for clause in self.clauses for word in clause.words)

    @cached_property
    def parts(self) -> tuple[tuple[Clause, ...], ...]:
        """The clauses of each sentence; one that ends in a comma goes on in the next."""
        found: list[tuple[Clause, ...]] = [()]
        for clause in self.clauses:
            found[-1] += (clause,)
            if clause.mark != ",":
                found.append(())
        return tuple(part for part in found if part)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The plain words of each sentence."""
        return tuple(" ".join(clause.plain for clause in part) for part in self.parts)


def notes(raw: str) -> list[str]:
    """What stands in square brackets, which is read as a note and not as said; within the first READ characters."""
    return [note[1:-1] for note in _NOTE.findall(raw[:READ]) if note.startswith("[")]


@lru_cache(maxsize=512)
def parse(raw: str) -> Text:
    """Read at most MOST words within the first READ characters of `raw`. Never fails, whatever the characters.

    A card is read once for all replies.
    """
    clean = _NOTE.sub(lambda note: " " * len(note.group()), raw[:READ].replace("\x00", " "))
    clauses: list[Clause] = []
    words: list[Word] = []
    comma, read = False, 0

    def close(mark: str) -> None:
        if words:
            clauses.append(Clause(tuple(words), mark))
            words.clear()
        elif clauses and mark in ("?", "!"):
            clauses[-1] = Clause(clauses[-1].words, mark)

    for piece in PIECE.finditer(clean):
        if piece.lastgroup == "mark":
            close(_level(piece[0]))
            comma = False
        elif piece.lastgroup == "comma":
            comma = True
        elif read < MOST:
            read += 1
            start, end = piece.span()
            plain = _plain(piece[0][:LONGEST])
            if comma and plain and plain[0] in JOINTS and len(words) > 2:
                close(",")
            if len(words) >= BREATH:
                close(",")
            last = words[-1].text if words else ""
            words += [Word(one, start, end) for one in plain if not (one == last and one in _AGAIN)]
            comma = False
    close("")
    going_on = (Clause(one.words, ",") if one.mark == "-" else one for one in clauses[:-1])
    return Text(raw, (*going_on, *clauses[-1:]))


#: Said twice in a row by a speaker who looks for the next word.
_AGAIN_WORDS = """
i you we they he she it the a an and so but to of in is was are what how do your my that
"""
_AGAIN = frozenset(_AGAIN_WORDS.split())


def _level(mark: str) -> str:
    for sign, told in (("?", "?"), ("!", "!"), ("-", "-"), ("—", "-"), ("–", "-")):
        if sign in mark:
            return told
    return "."


@lru_cache(maxsize=20_000)
def _plain(raw: str) -> tuple[str, ...]:
    """A word as typed, as the plain words that it stands for: none for a filler, two or three for a contraction."""
    word = _ascii(raw.lower().replace("’", "'"))
    if word not in SHORT:
        word = word.removeprefix("'")
        if "-" in word:
            word = _STAMMER.sub("", word)
    return () if word in FILLERS else tuple(_open(word).split())


def _open(word: str) -> str:
    """A contraction as the words it is short for."""
    if word in SHORT:
        return SHORT[word]
    if "'" in word:
        for ending, opened in ENDINGS.items():
            if word.endswith(ending) and len(word) > len(ending):
                return f"{_open(word.removesuffix(ending))} {opened}"
        if word.endswith("'s") and word[:-2] in IS_AFTER:
            return f"{word[:-2]} is"
    return word


def _ascii(word: str) -> str:
    """Letters that only look different (ﬁ, ｆ, é) as plain ones. Other scripts stay as they are."""
    if word.isascii():
        return word
    level = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in level if not unicodedata.combining(sign)) or word
