"""The banks of marked items, held to what the lessons' items are held to: each fits its notebook, none can be guessed.

Banks stay with the instructor, and so does what reads them: in a learner's installation there is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from course_lib.authoring import item_quality, testwiseness
from course_lib.authoring.check.bars import bank_of_lessons, feelings
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.key_patterns import FEW
from course_lib.authoring.testwiseness import Guessing
from course_lib.content.diagnostics import Letter
from course_lib.models import Item, Person

if TYPE_CHECKING:
    from course_lib.models.bank import Bank, BankItem

#: So many items are named of those that give themselves away.
WORST = 5
CLONE = "the banks are read by the instructor’s part of the course, which isn’t installed here; check them in a clone"


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Whatever is wrong with a bank by itself, with its notebook, or beside the lessons and their people."""
    try:
        banks, found = _read(course)
    except ImportError:
        yield Letter(str(course.folder / "banks"), 1, "", CLONE)
        return
    yield from found
    yield from _people(course, banks)
    yield from _twins(course, banks)
    yield from _again(course, banks)
    yield from _longest(banks)
    guessing = _guessing(course, banks)
    if guessing and guessing.surely_guessable:
        mend = ", ".join(f"`{one.item}`" for one in guessing.worst(WORST))
        yield Letter(str(course.folder / "banks"), 1, "", f"{_said(guessing)}; mend {mend}")


def report(course: ReadableCourse) -> Iterator[str]:
    """How many marked items there are, and how many of their keys can be guessed."""
    banks, _ = _read(course)
    if banks:
        yield f"{len(banks)} banks with {sum(len(bank.items) for bank in banks.values())} marked items."
    if guessing := _guessing(course, banks):
        yield f"{_said(guessing)}."
        for one in guessing.worst(WORST):
            yield f"  {one.sure:.0%}  {one.file}: `{one.item}`: {'; '.join(one.tells) or 'many small things together'}"


def _read(course: ReadableCourse) -> tuple[dict[Path, Bank], list[Letter]]:
    """The banks and their letters. Raises ImportError where there are some, and what reads them isn't installed."""
    if not any((course.folder / name).is_dir() for name in ("banks", "assignments")):
        return {}, []
    from course_lib.grading.authored import read_all

    return read_all(course.folder)


def asked(bank: Bank) -> list[Item]:
    """Everything of a bank that is a choice among options, the questions about a cue included."""
    return [one for item in bank.items if (one := _choice(item))]


def _choice(item: BankItem) -> Item | None:
    if isinstance(item, Item):
        return item
    if item.kind == "hypotheses":
        return Item(id=item.id, prompt=item.prompt, options=item.questions)
    return None


def _people(course: ReadableCourse, banks: dict[Path, Bank]) -> Iterator[Letter]:
    """Names of recurring people: who has met Gwen in a lesson would bring along what they know of her."""
    for file in banks:
        rows = course.text(file).splitlines()
        for person in course.all(Person):
            named = re.compile(rf"\b{re.escape(person.name)}\b")
            if line := next((number for number, row in enumerate(rows, 1) if named.search(row)), None):
                says = f"{person.name} is somebody whom learners know from the lessons; give this person another name"
                yield Letter(str(file), line, "", says)


def _twins(course: ReadableCourse, banks: dict[Path, Bank]) -> Iterator[Letter]:
    """Marked items that a lesson or another bank asks, too: whoever has seen the feedback there knows the key."""
    ours = {f"{file.stem}: {item.id}": (file, item) for file, bank in banks.items() for item in asked(bank)}
    named = [item.model_copy(update={"id": name}) for name, (_, item) in ours.items()]
    try:
        pairs = item_quality.alike([*(item for *_, item in course.asked.values()), *named])
    except ImportError:
        return  # `items` says what to install
    for one, other, alike in pairs:
        mine, theirs = (one, other) if one in ours else (other, one)
        if mine in ours:
            file, item = ours[mine]
            says = f"asks nearly the same as `{theirs}` ({alike:.0f} of 100 alike); change it"
            yield Letter(str(file), _line(course, file, item), f"`{item.id}`", says)


def _again(course: ReadableCourse, banks: dict[Path, Bank]) -> Iterator[Letter]:
    """Where learners are sent to read again: each item has a place, and it is there, word for word."""
    headings = {
        lesson.id: [text for cell in book.cells for _, text in cell.headings]
        for lesson in course.lessons
        if (book := course.notebook(lesson))
    }
    for file, bank in banks.items():
        for item in bank.items:
            at, where = _line(course, file, item), item.again
            if where is None:
                says = "learners aren’t told where to read again; add `again`, with a `lesson` and one `heading` of it"
            elif where.lesson not in headings:
                says = f"`again` names the lesson `{where.lesson}`, which isn’t there{_near(where.lesson, headings)}"
            elif where.heading not in headings[where.lesson]:
                near = _near(where.heading, headings[where.lesson])
                says = f"`again` names the heading “{where.heading}”, which `{where.lesson}` doesn’t have{near}"
            else:
                continue
            yield Letter(str(file), at, f"`{item.id}`", says)


def _near(name: str, names: Iterable[str]) -> str:
    found = get_close_matches(name, names, n=1)
    return f"; did you mean “{found[0]}”?" if found else ""


def _line(course: ReadableCourse, file: Path, item: Item | BankItem) -> int:
    rows = course.text(file).splitlines()
    return next((number for number, row in enumerate(rows, 1) if row.endswith(f"id: {item.id}")), 1)


def _longest(banks: dict[Path, Bank]) -> Iterator[Letter]:
    for file, bank in banks.items():
        items = asked(bank)
        if len(testwiseness.choices(items)) < FEW:
            continue
        if (share := item_quality.longest_right(items)) > item_quality.LONGEST:
            says = f"the right option is the longest in {share:.0%} of items, at most {item_quality.LONGEST:.0%} may be"
            yield Letter(str(file), 1, "", f"{says}; shorten right ones or lengthen wrong ones")


def _guessing(course: ReadableCourse, banks: dict[Path, Bank]) -> Guessing | None:
    """What is guessed of a bank by somebody who has learnt the habits of the house from lessons and other banks."""
    marked = {f"banks/{file.name}": asked(bank) for file, bank in banks.items()}
    if sum(len(testwiseness.choices(items)) for items in marked.values()) < testwiseness.ENOUGH:
        return None
    everything = bank_of_lessons(course) | marked
    if sum(bool(testwiseness.choices(items)) for items in everything.values()) < 2:
        return None
    return testwiseness.guess(everything, feelings(course)).only(marked)


def _said(guessing: Guessing) -> str:
    low, high = guessing.interval
    allowed = guessing.chance + testwiseness.BY_ALL_COUNTS
    return (
        f"Who counts words and signs and knows nothing of the subject gets {guessing.share:.0%} of "
        f"{len(guessing.guesses)} marked choices right, chance is {guessing.chance:.0%}; 95 % interval {low:.0%} to "
        f"{high:.0%} (at most {allowed:.0%})"
    )
