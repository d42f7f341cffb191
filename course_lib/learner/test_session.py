"""One session of a form of the skill test: what counts of all that was done, whether it is over, what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from course_lib.learner.record import Event
from course_lib.measures.calibration import Calibration, calibration
from course_lib.models import ChoiceVignette, Form, WrittenVignette
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Compared, Nothing, Picked, Written
from course_lib.models.moment import REPLY_WORDS

SHORTEST, LONGEST = REPLY_WORDS
#: What a learner may find their own reply nearest to, by the model replies' qualities.
QUALITIES = ("misses", "follows", "meets")


@dataclass(frozen=True)
class TestSession:
    """What counts so far, by id of vignette. `closed` are those whose answer stands for good.

    `ended` is when the last of them was met, as an Event keeps it; empty while some are open.
    """

    vignettes: int
    answers: Mapping[str, Picked | Written]
    skipped: frozenset[str]
    placed: Mapping[str, str]
    closed: frozenset[str]
    ended: str = ""

    @property
    def done(self) -> int:
        """How many vignettes are answered or skipped."""
        return len(self.answers) + len(self.skipped)

    @property
    def over(self) -> bool:
        """Whether all are; from then on our reading may be shown."""
        return len(self.closed) == self.vignettes


def fits(vignette: ChoiceVignette | WrittenVignette, act: Act, answer: Answer) -> bool:
    """Whether this can be done with this vignette, whatever was done before."""
    match vignette, act, answer:
        case _, Act.SKIP, Nothing():
            return True
        case ChoiceVignette(), Act.ANSWER, Picked(picked=(index,), confidence=float()):
            return index < len(vignette.options)
        case WrittenVignette(), Act.ANSWER, Written(text=text):
            return SHORTEST <= len(text.split()) <= LONGEST
        case (WrittenVignette(), Act.DRAFT, Written()) | (WrittenVignette(), Act.PLACED, Compared()):
            return True
    return False


def check(vignette: ChoiceVignette | WrittenVignette, act: Act, answer: Answer) -> None:
    """Raises ValueError for what can't be done with this vignette."""
    if not fits(vignette, act, answer):
        raise ValueError(f"`{vignette.id}` can't take {act.value!r} with {answer!r:.80}")


def test_session(form: Form, events: Iterable[Event]) -> TestSession:
    """Walk through what was done with the ten in use, oldest first; what was done with retired ones counts no more.

    The last answer before the end counts, and a skip takes none away. The end is where every vignette has been met, and
    what counts then stands for good. An answer to an earlier version of a vignette does not count.
    """
    ours = form.vignettes
    versions = {name: one.version() for name, one in ours.items()}
    answers: dict[str, Picked | Written] = {}
    skipped: set[str] = set()
    placed: dict[str, str] = {}
    met: set[str] = set()
    ended = ""
    for event in events:
        if event.item not in ours or event.act not in (Act.ANSWER, Act.SKIP, Act.PLACED):
            continue
        stands = bool(ended) and (event.item in answers or event.item in skipped)
        if event.act is not Act.PLACED:
            met.add(event.item)
            ended = ended or (event.at if len(met) == len(ours) else "")
        if event.version != versions[event.item] or not fits(ours[event.item], event.act, event.answer):
            continue
        match event.answer:
            case Compared(quality=quality):
                placed[event.item] = quality
            case Picked() | Written() if not stands:
                answers[event.item] = event.answer
                skipped.discard(event.item)
            case Nothing() if event.item not in answers:
                skipped.add(event.item)
    counted = answers.keys() | skipped
    return TestSession(
        vignettes=len(ours),
        answers=answers,
        skipped=frozenset(skipped),
        placed={name: quality for name, quality in placed.items() if name in answers},
        closed=frozenset(counted if ended else ()),
        ended=ended,
    )


@dataclass(frozen=True)
class Result:
    """What a session came to. `chosen` and `written` are how many of each kind were answered, `right` how many choices
    were the best ones; `placed` counts, by quality, what the learner found the written replies nearest to.
    """

    chosen: int
    right: int
    calibration: Calibration | None
    written: int
    placed: Mapping[str, int]


def result(form: Form, session: TestSession) -> Result:
    """Count what counts."""
    judged = [
        (answer.confidence, one.options[answer.picked[0]].correct)
        for one in form.choices
        if isinstance(answer := session.answers.get(one.id), Picked) and answer.confidence is not None
    ]
    placed = list(session.placed.values())
    return Result(
        chosen=len(judged),
        right=sum(right for _, right in judged),
        calibration=calibration(judged),
        written=sum(one.id in session.answers for one in form.written),
        placed={quality: placed.count(quality) for quality in QUALITIES},
    )
