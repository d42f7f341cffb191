"""Whether every thing that a content file names is there: people, codes, claims, sources, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course_lib.check.shelf import Shelf
from course_lib.letters import ContentError, Letter, Place
from course_lib.models import Claim, Claims, Codebook, Figure, Help, Lesson, Moment, Person, Sources, Transcript

#: The source article makes 52 claims; each has a home in exactly one lesson.
CLAIMS = tuple(f"C{number:02}" for number in range(1, 53))


def letters(shelf: Shelf) -> Iterator[Letter]:
    """Everything that is named and isn't there, and claims without a home or a card."""
    yield from _people(shelf)
    yield from _codes(shelf)
    yield from _items(shelf)
    yield from _drawings(shelf)
    claims = shelf.only(Claims)
    if claims and shelf.lessons:
        yield from _every_claim(shelf, claims)
        yield from _homes(shelf, claims)
        yield from _cards(shelf, claims)


def hints(shelf: Shelf) -> Iterator[Letter]:
    """Moments that may hold a cue of risk without saying so. A search for words can be wrong, so this is no error."""
    said = shelf.only(Help)
    for moment in shelf.all(Moment) if said else ():
        for cue in said.risk_words if said else ():
            if not moment.risk and re.search(rf"\b{re.escape(_plain(cue))}\b", _plain(moment.says)):
                says = f"“{cue}” may be a cue of risk; if it is one here, add `risk: true`"
                yield shelf.content.letter(Moment, moment.id, ("says",), says)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _people(shelf: Shelf) -> Iterator[Letter]:
    people = shelf.content.names(Person)
    things: list[Moment | Transcript] = [*shelf.all(Moment), *shelf.all(Transcript)]
    for thing in things:
        if thing.person not in people:
            says = f"there is no data/people/{thing.person}.yml; write it or name one of {', '.join(people)}"
            yield shelf.content.letter(type(thing), thing.id, ("person",), says)


def _codes(shelf: Shelf) -> Iterator[Letter]:
    book = shelf.only(Codebook)
    known = {code.id for code in book.codes} if book else set()
    for transcript in shelf.all(Transcript) if book else ():
        for place, code in enumerate(transcript.codes):
            if code not in known:
                says = f"`{code}` is no code of data/codes.yml; add it there or use one of {', '.join(sorted(known))}"
                yield shelf.content.letter(Transcript, transcript.id, ("codes", place), says)


def _items(shelf: Shelf) -> Iterator[Letter]:
    for quiz, place, item in shelf.items.values():
        for number, claim in enumerate(item.claims):
            if claim not in CLAIMS:
                where: Place = ("items", place, "claims", number)
                says = f"the article has no claim {claim}; its claims are {CLAIMS[0]} to {CLAIMS[-1]}"
                yield shelf.content.letter(type(quiz), quiz.id, where, says)


def _drawings(shelf: Shelf) -> Iterator[Letter]:
    """A figure's words need a drawing, and its drawing may need content that isn't there."""
    from course_lib import figures  # its widget takes a second to load

    book = shelf.only(Codebook)
    codes = {code.id: code for code in book.codes} if book else {}
    for figure in shelf.all(Figure):
        try:
            figures.prepare(figure, shelf.content, codes)
        except ContentError as error:
            says = "; ".join(letter.says for letter in error.letters)
            yield shelf.content.letter(Figure, figure.id, (), f"this can't be drawn: {says}")


def _every_claim(shelf: Shelf, claims: Claims) -> Iterator[Letter]:
    seen: set[str] = set()
    for place, claim in enumerate(claims.claims):
        where: Place = ("claims", place, "id")
        if claim.id not in CLAIMS:
            says = f"the article has no claim {claim.id}; its last is {CLAIMS[-1]}"
            yield shelf.content.letter(Claims, "", where, says)
        if claim.id in seen:
            yield shelf.content.letter(Claims, "", where, f"{claim.id} stands here a second time; keep one")
        seen.add(claim.id)
    if missing := [name for name in CLAIMS if name not in seen]:
        yield shelf.content.letter(Claims, "", ("claims",), f"missing: {', '.join(missing)}; every claim has its entry")


def _homes(shelf: Shelf, claims: Claims) -> Iterator[Letter]:
    """Claims name their lesson and lessons list their claims; the two must say the same."""
    lessons = {lesson.id: lesson for lesson in shelf.lessons}
    home = {claim.id: claim.lesson for claim in claims.claims}
    for place, claim in enumerate(claims.claims):
        if claim.lesson not in lessons:
            says = f"there is no lesson `{claim.lesson}`; its home is one of {', '.join(lessons)}"
            yield shelf.content.letter(Claims, "", ("claims", place, "lesson"), says)
        elif claim.id not in lessons[claim.lesson].claims:
            says = f"{claim.id} has its home in `{claim.lesson}`; list it there (data/course.yml) or change its home"
            yield shelf.content.letter(Claims, "", ("claims", place, "lesson"), says)
    for lesson in shelf.lessons:
        for number, name in enumerate(lesson.claims):
            if home.get(name) != lesson.id:
                says = f"{name} has its home in `{home.get(name)}` (data/evidence/claims.yml); list it there only"
                yield shelf.letter(lesson, ("claims", number), says)
            elif name in lesson.claims[:number]:
                yield shelf.letter(lesson, ("claims", number), f"{name} stands here twice; keep one")


def _cards(shelf: Shelf, claims: Claims) -> Iterator[Letter]:
    sources = shelf.only(Sources)
    known = {source.id for source in sources.sources} if sources else set()
    lessons = {lesson.id: lesson for lesson in shelf.lessons if shelf.notebook(lesson)}
    shown = {(one.lesson, one.name) for one in shelf.called if one.verb == "claim"}
    called = {name for _, name in shown}
    for place, claim in enumerate(claims.claims):
        if says := _card(claim, lessons.get(claim.lesson), shown, called):
            yield shelf.content.letter(Claims, "", ("claims", place), says)
        for number, finding in enumerate(claim.card.findings if claim.card and sources else ()):
            if finding.source not in known:
                where: Place = ("claims", place, "card", "findings", number, "source")
                says = f"`{finding.source}` is not in data/evidence/sources.yml; add it there"
                yield shelf.content.letter(Claims, "", where, says)
    names = {claim.id for claim in claims.claims}
    for one in shelf.called:
        if one.verb == "claim" and one.name not in names:
            lesson = next(lesson for lesson in shelf.lessons if lesson.id == one.lesson)
            yield shelf.letter(lesson, ("notebook",), f'it calls `course.claim("{one.name}")`: no such claim')


def _card(claim: Claim, home: Lesson | None, shown: set[tuple[str, str]], called: set[str]) -> str:
    """What a claim misses where its lesson is built, or where any lesson calls it; empty where nothing."""
    if home and not claim.card:
        return f"{claim.id} belongs to the built lesson `{home.id}` and has no `card`; write one"
    if home and (home.id, claim.id) not in shown:
        return f'{claim.id} is not shown in its lesson; call `course.claim("{claim.id}")` in {home.notebook}'
    if claim.id in called and not claim.card:
        return f"{claim.id} is called in a lesson and has no `card`; write one"
    return ""
