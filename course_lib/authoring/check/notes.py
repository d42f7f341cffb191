"""A note to write again shows what it asks for: something to mend in the first, and nothing in our example."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Note, NoteWords
from course_lib.scoring import note as scoring


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """What is amiss in each note, and in our example for it."""
    if words := course.only(NoteWords):
        yield from (letter for note in course.all(Note) for letter in _of(note, words, course))


def _of(note: Note, words: NoteWords, course: ReadableCourse) -> Iterator[Letter]:
    if not scoring.read(note.note, note, words).judging:
        says = "no word of data/note-words.yml is in it, so learners have nothing to find; judge more, or add the word"
        yield course.content.letter(Note, note.id, ("note",), says)
    for says in _amiss(scoring.read(note.example, note, words)):
        yield course.content.letter(Note, note.id, ("example",), says)


def _amiss(ours: scoring.Noted) -> Iterator[str]:
    """What learners would be told of our example."""
    for word, _ in ours.judging:
        yield f"“{word}” judges, and learners are asked not to; say what was seen"
    for fact in ours.missing:
        yield f"no phrase of the fact “{fact.name}” is in it; add it here, or a phrase that shows it there"
    for one in ours.concluded:
        if not one.marked:
            yield f"“{one.words}” can’t be seen, and nothing marks it as a guess; mark it, or leave it out"
