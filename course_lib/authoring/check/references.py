"""Whether every thing that a content file names is there: people, codes, scales, sources, units, parallel forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter, Place
from course_lib.models import (
    Client,
    Codebook,
    Cue,
    Drill,
    DrillLine,
    Face,
    FeelingLab,
    Form,
    Help,
    Instrument,
    Meanings,
    Model,
    Moment,
    Person,
    Rating,
    Scale,
    Sources,
    Transcript,
    Units,
    WrittenVignette,
)


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Everything that is named and isn't there; for claims see `claims`."""
    yield from _people(course)
    yield from _codes(course)
    yield from _scales(course)
    yield from _instruments(course)
    yield from _units(course)
    yield from _feelings(course)
    yield from _parallels(course)
    yield from _earlier(course)


def hints(course: ReadableCourse) -> Iterator[Letter]:
    """What may hold a cue of risk without saying so. A search for words can be wrong, so this is no error."""
    said = course.only(Help)
    for shape, name, place, one in _answered(course) if said else ():
        for cue in cues_of_risk(one.says, said) if said else ():
            if not one.risk:
                says = f"“{cue}” may be a cue of risk; if it is one here, say with `risk` what a reply owes to it"
                yield course.content.letter(shape, name, (*place, "says"), says)


def cues_of_risk(text: str, help: Help) -> list[str]:
    """The risk words of the help panel that stand in a text."""
    said = _plain(text)
    return [cue for cue in help.risk_words if re.search(rf"\b{re.escape(_plain(cue))}\b", said)]


def _answered(course: ReadableCourse) -> Iterator[tuple[type[Model], str, Place, Moment | WrittenVignette | DrillLine]]:
    """Every client statement in use that is answered in one's own words, and where it stands."""
    for moment in course.all(Moment):
        yield Moment, moment.id, (), moment
    for form in course.all(Form):
        for number, vignette in enumerate(form.written):
            if not vignette.retired:
                yield Form, form.id, ("written", number), vignette
    for drill in course.all(Drill):
        yield from ((Drill, drill.id, ("lines", at), line) for at, line in enumerate(drill.lines) if not line.retired)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _people(course: ReadableCourse) -> Iterator[Letter]:
    people = course.content.names(Person)
    for shape, name, place, person in _portrayed(course):
        if person not in people:
            says = f"there is no data/people/{person}.yml; write it or name one of {', '.join(people)}"
            yield course.content.letter(shape, name, (*place, "person"), says)


def _portrayed(course: ReadableCourse) -> Iterator[tuple[type[Model], str, Place, str]]:
    """Every place where a person is named."""
    things: list[Moment | Transcript | Rating | Cue | Client] = [
        *course.all(Moment), *course.all(Transcript), *course.all(Rating), *course.all(Cue), *course.all(Client),
    ]  # fmt: skip
    for thing in things:
        if thing.person:
            yield type(thing), thing.id, (), thing.person
    for form in course.all(Form):
        for number, vignette in enumerate(form.written):
            yield Form, form.id, ("written", number), vignette.person


def _earlier(course: ReadableCourse) -> Iterator[Letter]:
    known = {one.id: one.person for one in course.all(Client)}
    for client in course.all(Client):
        if client.follows and known.get(client.follows) != client.person:
            says = f"there is no session with {client.person} called {client.follows}; name one of that person's"
            yield course.content.letter(Client, client.id, ("follows",), says)


def _codes(course: ReadableCourse) -> Iterator[Letter]:
    book = course.only(Codebook)
    known = {code.id for code in book.codes} if book else set()
    for transcript in course.all(Transcript) if book else ():
        for place, code in enumerate(transcript.codes):
            if code not in known:
                says = f"`{code}` is no code of data/codes.yml; add it there or use one of {', '.join(sorted(known))}"
                yield course.content.letter(Transcript, transcript.id, ("codes", place), says)


def _scales(course: ReadableCourse) -> Iterator[Letter]:
    """A rating needs its scale, and levels that the scale has."""
    scales = {scale.id: len(scale.levels) for scale in course.all(Scale)}
    for rating in course.all(Rating):
        if rating.scale not in course.content.names(Scale):
            says = f"there is no data/scales/{rating.scale}.yml; write it or name one of {', '.join(scales) or 'none'}"
            yield course.content.letter(Rating, rating.id, ("scale",), says)
        for number, reply in enumerate(rating.replies):
            if reply.level > scales.get(rating.scale, reply.level):
                says = f"the scale `{rating.scale}` ends with level {scales[rating.scale]}"
                yield course.content.letter(Rating, rating.id, ("replies", number, "level"), says)


def _instruments(course: ReadableCourse) -> Iterator[Letter]:
    """Every publication that an instrument names is in the list of sources."""
    sources = course.only(Sources)
    known = {one.id for one in sources.sources} if sources else set()
    for instrument in course.all(Instrument) if sources else ():
        for source in instrument.cited:
            if source not in known:
                says = f"`{source}` is not in data/evidence/sources.yml; add it there"
                yield course.content.letter(Instrument, instrument.id, ("sources",), says)


def _units(course: ReadableCourse) -> Iterator[Letter]:
    """Every action unit of a face or a cue is described."""
    book = course.only(Units)
    known = {unit.id for unit in book.units} if book else set()
    used: list[tuple[type[Model], str, Place, Iterable[str]]] = []
    for face in course.all(Face):
        used.append((Face, face.id, ("units",), face.units))
        used += [(Face, face.id, ("presets", n, "pose"), preset.pose) for n, preset in enumerate(face.presets)]
        used += [(Face, face.id, ("tasks", n, "offer"), task.offer) for n, task in enumerate(face.tasks)]
    used += [(Cue, cue.id, ("face",), cue.face) for cue in course.all(Cue) if cue.face]
    for shape, name, place, units in used if book else ():
        for unit in units:
            if unit not in known:
                near = get_close_matches(unit, known, n=1)
                hint = f"did you mean `{near[0]}`?" if near else "add it there"
                yield course.content.letter(shape, name, place, f"`{unit}` is not in data/units.yml; {hint}")


def _feelings(course: ReadableCourse) -> Iterator[Letter]:
    """Families and words for feelings are those of the table that lab and coach share; some words fit, some don't."""
    table = course.only(Meanings)
    if not table:
        return
    known = {one.name for one in table.feelings}
    for lab in course.all(FeelingLab):
        for number, line in enumerate(lab.lines):
            for place, family in enumerate(line.families):
                if family.name not in known:
                    near = get_close_matches(family.name, known, n=1)
                    hint = f"did you mean `{near[0]}`?" if near else "add it there"
                    says = f"`{family.name}` is no family of data/coach/meanings.yml; {hint}"
                    yield course.content.letter(FeelingLab, lab.id, ("lines", number, "families", place, "name"), says)
            strengths = {word: table.strength(line.size.family, word) for word in line.size.words} if line.size else {}
            for place, (word, strength) in enumerate(strengths.items()):
                if strength is None and line.size:
                    says = f"`{word}` is no word for {line.size.family} in data/coach/meanings.yml; add it there"
                    yield course.content.letter(FeelingLab, lab.id, ("lines", number, "size", "words", place), says)
            if line.size and len({strength in line.size.range for strength in strengths.values()}) < 2:
                says = "the words on offer all fit, or none does; offer some on both sides of `least` and `most`"
                yield course.content.letter(FeelingLab, lab.id, ("lines", number, "size", "words"), says)


def _parallels(course: ReadableCourse) -> Iterator[Letter]:
    """The two forms of a test name each other and work on the same skills in the same order."""
    forms = {form.id: form for form in course.all(Form)}
    for form in forms.values():
        other = forms.get(form.parallel)
        if form.parallel not in course.content.names(Form) or form.parallel == form.id:
            says = f"there is no other form `{form.parallel}`; write data/forms/{form.parallel}.yml"
            yield course.content.letter(Form, form.id, ("parallel",), says)
        elif other and other.parallel != form.id:
            says = f"`{other.id}` names `{other.parallel}` as its parallel; the two must name each other"
            yield course.content.letter(Form, form.id, ("parallel",), says)
        elif other and other.id > form.id and other.skills != form.skills:  # once for both
            says = f"the skills, vignette by vignette, differ from those of `{other.id}`; they must be the same"
            yield course.content.letter(Form, form.id, (), says)
