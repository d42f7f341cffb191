"""Whether each word of the interface is said where its author meant it, and none in place of another on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Words
from course_lib.models.words import files_of

#: What each file has for itself: the name of its kind.
EACH = "kind"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Keys that two files of one page have, and words that are said instead of none."""
    files = course.named(Words)
    yield from chain.from_iterable(_on_hub(words, course) for words in files.values())
    for name, words in files.items():
        others = [files[one] for one in files_of(name) if one in files and one != name]
        if len(others) == len(files_of(name)) - 1:  # what can't be read has its own letter
            yield from _of(words, others, course)


def _on_hub(words: Words, course: ReadableCourse) -> Iterator[Letter]:
    for key in sorted(words.on_hub.keys() - words.by_key().keys()):
        says = f"there is no `{key}` in this file that it could be said in place of; write that too, or take it out"
        yield course.content.letter(Words, words.id, ("on_hub", key), says)


def _of(words: Words, others: list[Words], course: ReadableCourse) -> Iterator[Letter]:
    taken: Mapping[str, str] = {key: other.id for other in others for key in other.by_key() if key != EACH}
    for key in words.own():
        if key in taken:
            says = (
                f"the key `{key}` stands in {taken[key]}.yml too, whose words are on the same page, and this would be "
                "said there as well; give it another name, or put it under `replacing` if that is meant"
            )
            yield course.content.letter(Words, words.id, (key,), says)
    for key in words.replacing:
        if key not in taken:
            on = " or ".join(f"{other.id}.yml" for other in others) or "any other file of its page"
            says = f"there is no `{key}` in {on} that it could replace; take it out"
            yield course.content.letter(Words, words.id, ("replacing", key), says)
