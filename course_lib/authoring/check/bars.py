"""Whether the bank as a whole can be passed without knowing the subject: what was found, and the bar it has to meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.authoring import key_patterns, testwiseness
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.key_patterns import Pattern
from course_lib.authoring.surface import feeling_words
from course_lib.authoring.testwiseness import Guessing
from course_lib.content.diagnostics import Letter
from course_lib.models import ChoiceVignette, Cue, Form, Item, Meanings, Moment, Sorting

#: So many items are named of those that give themselves away, and so many rules of those that find the key.
WORST, RULES = 10, 5


@dataclass(frozen=True)
class Bar:
    """What was found, what is allowed, and whether that is met."""

    found: str
    allowed: str
    met: bool

    def __str__(self) -> str:
        return f"{self.found} ({self.allowed}: {'met' if self.met else 'not met'})"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each bar that is not met; where the guesser finds too many keys, it names the items to mend."""
    guessing = _guessing(course)
    for bar in _guesser(guessing) if guessing else ():
        if not bar.met:
            mend = ", ".join(f"`{guess.item}`" for guess in guessing.worst(WORST)) if guessing else ""
            yield _letter(course, f"{bar}; mend {mend}")
    yield from (_letter(course, str(bar)) for bar in _patterns(course) if not bar.met)


def _letter(course: ReadableCourse, says: str) -> Letter:
    return Letter(str(course.folder / "data"), 1, "", says)


def report(course: ReadableCourse) -> Iterator[str]:
    """Every bar in a line, and the items that give themselves away most."""
    guessing = _guessing(course)
    if guessing:
        yield from (f"{bar}." for bar in _guesser(guessing))
        yield f"The {WORST} that give themselves away most, and how sure the guesser is of their key:"
        for guess in guessing.worst(WORST):
            shape, name, place, _ = course.asked[guess.item]
            why = "; ".join(guess.tells) or "many small things together"
            letter = course.content.letter(shape, name, place, f"`{guess.item}`: {why}")
            yield f"  {guess.sure:.0%}  {letter.seen_from(course.folder)}"
    else:
        yield f"Too few choice items to guess: the guesser needs {testwiseness.ENOUGH}, in two files or more."
    yield from (f"{bar}." for bar in _patterns(course))


def _guessing(course: ReadableCourse) -> Guessing | None:
    """What the guesser found; nothing where there is too little to learn from."""
    bank = bank_of_lessons(course)
    asked = [len(testwiseness.choices(items)) for items in bank.values()]
    if sum(asked) < testwiseness.ENOUGH or sum(map(bool, asked)) < 2:
        return None
    return testwiseness.guess(bank, feelings(course))


def bank_of_lessons(course: ReadableCourse) -> dict[str, list[Item]]:
    """Every item of the lessons that has options, by its file."""
    bank: dict[str, list[Item]] = {}
    for _, file, _, item in course.asked.values():
        bank.setdefault(file, []).append(item)
    return bank


def feelings(course: ReadableCourse) -> re.Pattern[str]:
    """What finds the course's words for feelings."""
    meanings = course.only(Meanings)
    return feeling_words([[*one.mild, *one.plain, *one.strong] for one in meanings.feelings] if meanings else [])


def _guesser(found: Guessing) -> Iterator[Bar]:
    low, high = found.interval
    yield Bar(
        f"Who counts words and signs and knows nothing of the subject gets {found.share:.0%} of "
        f"{len(found.guesses)} choice items right, chance is {found.chance:.0%}; 95 % interval {low:.0%} to {high:.0%}",
        f"at most {found.chance + testwiseness.BY_ALL_COUNTS:.0%}",
        not found.guessable,
    )
    best = ", ".join(f"{rule.rule} {rule.share:.0%}" for rule in found.rules[:RULES])
    yield Bar(
        f"By one count alone, of {len(found.rules)} that were tried: {best}",
        f"none above {found.chance + testwiseness.BY_ONE_COUNT:.0%}",
        not found.telling,
    )


def _patterns(course: ReadableCourse) -> Iterator[Bar]:
    items = [item for *_, item in course.asked.values()]
    spread = key_patterns.spread(items)
    if spread.items:
        numbers = ", ".join(f"{right} right in {count}" for right, count in spread.items.items())
        allowed = "from one to all but one, the same in at most half of the items"
        yield Bar(f"Many-choice items, {sum(spread.items.values())}: {numbers}", allowed, spread.varied)
    yield _third("Sortings with as many cards in every pile", key_patterns.even_piles(course.all(Sorting)))
    told = {one.id: [(it.reply, it.quality) for it in one.models] for one in course.all(Moment)}
    checks = {one.id: [(it.reply, it.quality) for it in one.checks] for one in course.all(Cue)}
    meet, ask = key_patterns.longest_is_best(told, "meets"), key_patterns.longest_is_best(checks, "asks")
    longest = Pattern(meet.shown + ask.shown, meet.of + ask.of)
    yield _third("Moments and cues whose longest reply is one of the best", longest)
    for form in course.all(Form):  # each by itself: the result of one is laid beside that of the other
        longest = key_patterns.longest_is_best(_vignettes(form), "meets")
        yield _third(f"Vignettes of `{form.id}` whose longest reply is one of the best", longest)


def _vignettes(form: Form) -> dict[str, list[tuple[str, str]]]:
    """The vignettes in use, by id, each with its options or replies and how good they are."""
    told: dict[str, list[tuple[str, str]]] = {}
    for name, one in form.vignettes.items():
        if isinstance(one, ChoiceVignette):
            told[name] = [(it.text, "meets" if it.correct else "misses") for it in one.options]
        else:
            told[name] = [(it.reply, it.quality) for it in one.models]
    return told


def _third(what: str, pattern: Pattern) -> Bar:
    which = "" if pattern.rare else f", {', '.join(f'`{name}`' for name in pattern.shown)}"
    return Bar(f"{what}: {len(pattern.shown)} of {pattern.of}{which}", "at most a third", pattern.rare)
