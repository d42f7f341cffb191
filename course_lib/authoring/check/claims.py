"""Whether every claim of the source article has a home, is shown there with its verdict, and is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter, Place
from course_lib.models import Claim, Claims, ClaimVerbs, Lesson, Quiz, Sorting, Sources
from course_lib.models.sorting import Card
from course_lib.scoring import wording

#: The source article makes 52 claims; each has a home in exactly one lesson.
CLAIMS = tuple(f"C{number:02}" for number in range(1, 53))
#: So many full cards a lesson may show. Judging, and writing a sentence that nobody answers, tires when it comes often.
MOST_CARDS = 3


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Claims without a home or a card, shown nowhere or with another verdict, and asked about by no item."""
    yield from _tags(course)
    claims = course.only(Claims)
    if claims and course.lessons:
        yield from _every_claim(course, claims)
        yield from _homes(course, claims)
        yield from _cards(course, claims)
        yield from _fair(course, claims)
        yield from _too_many(course)
        yield from _sorted(course, claims)
        yield from _asked_about(course, claims)


def _tags(course: ReadableCourse) -> Iterator[Letter]:
    for quiz, place, item in course.items.values():
        for number, claim in enumerate(item.claims):
            if claim not in CLAIMS:
                where: Place = ("items", place, "claims", number)
                says = f"the article has no claim {claim}; its claims are {CLAIMS[0]} to {CLAIMS[-1]}"
                yield course.content.letter(type(quiz), quiz.id, where, says)


def _every_claim(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    seen: set[str] = set()
    for place, claim in enumerate(claims.claims):
        where: Place = ("claims", place, "id")
        if claim.id not in CLAIMS:
            says = f"the article has no claim {claim.id}; its last is {CLAIMS[-1]}"
            yield course.content.letter(Claims, "", where, says)
        if claim.id in seen:
            yield course.content.letter(Claims, "", where, f"{claim.id} stands here a second time; keep one")
        seen.add(claim.id)
    if missing := [name for name in CLAIMS if name not in seen]:
        yield course.content.letter(
            Claims, "", ("claims",), f"missing: {', '.join(missing)}; every claim has its entry"
        )


def _homes(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    """Claims name their lesson and lessons list their claims; the two must say the same."""
    lessons = {lesson.id: lesson for lesson in course.lessons}
    home = {claim.id: claim.lesson for claim in claims.claims}
    for place, claim in enumerate(claims.claims):
        if claim.lesson not in lessons:
            says = f"there is no lesson `{claim.lesson}`; its home is one of {', '.join(lessons)}"
            yield course.content.letter(Claims, "", ("claims", place, "lesson"), says)
        elif claim.id not in lessons[claim.lesson].claims:
            says = f"{claim.id} has its home in `{claim.lesson}`; list it there (data/course.yml) or change its home"
            yield course.content.letter(Claims, "", ("claims", place, "lesson"), says)
    for lesson in course.lessons:
        for number, name in enumerate(lesson.claims):
            if home.get(name) != lesson.id:
                says = f"{name} has its home in `{home.get(name)}` (data/evidence/claims.yml); list it there only"
                yield course.letter(lesson, ("claims", number), says)
            elif name in lesson.claims[:number]:
                yield course.letter(lesson, ("claims", number), f"{name} stands here twice; keep one")


def _cards(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    sources = course.only(Sources)
    known = {source.id for source in sources.sources} if sources else set()
    lessons = {lesson.id: lesson for lesson in course.lessons if course.notebook(lesson)}
    called = {one.name for one in course.called if one.verb == "claim"}
    shown = {(one.lesson, one.name) for one in course.called if one.verb == "claim"}
    sortings = course.named(Sorting)
    for one in course.called:
        if one.verb == "sort" and one.name in sortings:
            shown |= {(one.lesson, card.claim) for card in sortings[one.name].shown if card.claim}
    unread = len(sortings) < len(course.content.names(Sorting))  # it may be a card of one of those
    for place, claim in enumerate(claims.claims):
        home = lessons.get(claim.lesson)
        if says := _card(claim, home, unread or (claim.lesson, claim.id) in shown, claim.id in called):
            yield course.content.letter(Claims, "", ("claims", place), says)
        for number, finding in enumerate(claim.card.findings if claim.card and sources else ()):
            if finding.source not in known:
                where: Place = ("claims", place, "card", "findings", number, "source")
                says = f"`{finding.source}` is not in data/evidence/sources.yml; add it there"
                yield course.content.letter(Claims, "", where, says)
    names = {claim.id for claim in claims.claims}
    for one in course.called:
        if one.verb == "claim" and one.name not in names:
            lesson = next(lesson for lesson in course.lessons if lesson.id == one.lesson)
            yield course.letter(lesson, ("notebook",), f'it calls `course.claim("{one.name}")`: no such claim')


def _card(claim: Claim, home: Lesson | None, shown: bool, called: bool) -> str:
    """What a claim misses where its lesson is built, or where any lesson calls it; empty where nothing."""
    if home and not claim.card:
        return f"{claim.id} belongs to the built lesson `{home.id}` and has no `card`; write one"
    if home and not shown:
        says = f'{claim.id} is not shown in its lesson; call `course.claim("{claim.id}")` in {home.notebook}'
        return f"{says}, or a sorting that has it on a card"
    if called and not claim.card:
        return f"{claim.id} is called in a lesson and has no `card`; write one"
    return ""


def _fair(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    """Our own wording claims no cause that the findings don't carry: learners are asked for as much."""
    verbs = course.only(ClaimVerbs)
    for place, claim in enumerate(claims.claims if verbs else ()):
        found = wording.read(claim.card.fair, verbs) if claim.card and verbs else wording.Wording()
        if claim.card and claim.card.carries != "cause" and found.causal and not found.hedge:
            says = f"“{found.causal}” claims a cause, and `carries` is `{claim.card.carries}`; choose another verb"
            yield course.content.letter(Claims, "", ("claims", place, "card", "fair"), says)


def _too_many(course: ReadableCourse) -> Iterator[Letter]:
    for lesson in course.lessons:
        cards = [one.name for one in course.called if one.lesson == lesson.id and one.verb == "claim"]
        if len(cards) > MOST_CARDS:
            says = f"it shows {len(cards)} claims on cards of their own, at most {MOST_CARDS} may be; sort the others"
            yield course.letter(lesson, ("notebook",), says)


def _sorted(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    """A claim on a card says what the claim says, and lies where its verdict is, or the second that can be defended."""
    known = {claim.id: claim for claim in claims.claims}
    for sorting in course.all(Sorting):
        for place, card in enumerate(sorting.cards):
            if card.claim in known and (wrong := _wrong(card, known[card.claim])):
                key, says = wrong
                yield course.content.letter(Sorting, sorting.id, ("cards", place, key), says)


def _wrong(card: Card, claim: Claim) -> tuple[str, str] | None:
    """The key of a card that is not as its claim has it, and what to do about it."""
    second = claim.card.also if claim.card else None
    verdicts = [claim.verdict, *([second.verdict] if second else [])]
    if card.category not in verdicts:
        says = f"our verdict on {claim.id} is `{claim.verdict}` (data/evidence/claims.yml); put the card there"
        return "category", says
    if _words(card.text) != _words(claim.claim):
        return "text", f"{claim.id} has other words in data/evidence/claims.yml; copy them"
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower().replace("'", "’"))


def _asked_about(course: ReadableCourse, claims: Claims) -> Iterator[Letter]:
    """Every claim of a built lesson has an item there or later, brought back from an earlier one perhaps."""
    order = {lesson.id: place for place, lesson in enumerate(course.lessons)}
    built = {lesson.id for lesson in course.lessons if course.notebook(lesson)}
    if len(course.all(Quiz)) < len(course.content.names(Quiz)):
        return  # what a quiz that can't be read asks can't be known
    last = _last_asked(course, order)
    for place, claim in enumerate(claims.claims):
        if claim.lesson in built and last.get(claim.id, -1) < order[claim.lesson]:
            says = f"no item in use has `claims: [{claim.id}]` in its lesson or a later one; write one that is about it"
            yield course.content.letter(Claims, "", ("claims", place), says)


def _last_asked(course: ReadableCourse, order: dict[str, int]) -> dict[str, int]:
    """By claim, the place of the last lesson that asks an item about it."""
    last: dict[str, int] = {}
    quizzes = course.named(Quiz)
    for one in course.called:
        if one.verb == "quiz" and one.name in quizzes:
            for claim in _about(course, quizzes[one.name]):
                last[claim] = max(order[one.lesson], last.get(claim, -1))
    return last


def _about(course: ReadableCourse, quiz: Quiz) -> Sequence[str]:
    """The claims of what a quiz asks and of what it brings back."""
    back = [course.items[name][2] for names in quiz.again.values() for name in names if name in course.items]
    return [claim for item in (*quiz.items, *back) if not item.retired for claim in item.claims]
