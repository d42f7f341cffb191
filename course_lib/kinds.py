"""Every kind of thing that a course is made of: one row a kind, from which all lists of kinds derive.

Folders, verbs, what `new` writes, the ids of a release, what counts as done. To add a kind, see CONTRIBUTING.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.models import (
    Attention,
    Client,
    Cue,
    Drill,
    Exemplars,
    Face,
    FeelingLab,
    Figure,
    Form,
    Gate,
    Instrument,
    MetaAnalysis,
    Model,
    Moment,
    Note,
    Ordering,
    Person,
    Pool,
    PracticeTest,
    Quiz,
    Rating,
    Reflection,
    Rule,
    Scale,
    Sorting,
    Transcript,
    Worksheet,
)
from course_lib.models.drill import ASKED


@dataclass(frozen=True)
class Kind:
    """One kind of thing.

    `name` is what `new` calls it, and `folder` where its files lie in data/, a file of type `model` each, if any.
    `verb` shows one in a lesson, with the code in `activities/VERB/` and the words in data/words/VERB.yml; `about`
    tells what for. `named`: the verb takes an id. `parts`: keys of the model under which parts with ids of their
    own stand. `counted`: it can be done, and progress counts it. `assessed`: it is answered as a whole and held
    against a key, and progress compares the first try with the latest. `enough` parts make it done, where not all
    are needed. `private`: what is kept of it lies in a place of its own, which the learner alone sees.
    """

    name: str = ""
    model: type[Model] | None = None
    folder: str = ""
    verb: str = ""
    about: str = ""
    parts: tuple[str, ...] = ()
    named: bool = True
    counted: bool = True
    assessed: bool = False
    enough: int | None = None
    private: bool = False


KINDS = (
    Kind("quiz", Quiz, "quizzes", "quiz", "Choice questions with feedback for each answer.", ("items",)),
    Kind("moment", Moment, "moments", "respond", "Answer a client in your own words, rate it, compare, try again."),
    Kind("note", Note, "notes", "rewrite", "Write a note again that judges, see what is left of that, and once more."),
    Kind("client", Client, "clients", "talk", "Talk with a client who reacts to what you say."),
    Kind(
        "drill",
        Drill,
        "drills",
        "drill",
        "Say one skill ten times: short client lines, a sentence each, easier or harder as you go.",
        ("lines",),
        enough=ASKED,
    ),
    Kind(
        "transcript",
        Transcript,
        "transcripts",
        "code",
        "Code each thing a counsellor says, and see your agreement with our key.",
        assessed=True,
    ),
    Kind(
        "sorting",
        Sorting,
        "sortings",
        "sort",
        "Sort replies or short scenes into categories, and read why each belongs where it does.",
        ("cards",),
        assessed=True,
    ),
    Kind(
        "ordering",
        Ordering,
        "orderings",
        "order",
        "Put steps in order, and read why each comes where it does.",
        ("steps",),
        assessed=True,
    ),
    Kind(
        "rating",
        Rating,
        "ratings",
        "rate",
        "Rate replies on a scale, and see how near you come to our key.",
        ("replies",),
    ),
    Kind(
        "worksheet",
        Worksheet,
        "worksheets",
        "work",
        "Work a few numbers out, with the usual slips told and the way shown.",
        ("steps",),
    ),
    Kind("scale", Scale, "scales"),
    Kind("instrument", Instrument, "instruments"),
    Kind("face", Face, "faces", "face", "Move a drawn face by its action units, and learn their names.", ("tasks",)),
    Kind(
        "cue",
        Cue,
        "cues",
        "cue",
        "Say what a face or a voice might mean, how likely each reading is, and check it in words.",
        ("contexts",),
    ),
    Kind(
        "feeling",
        FeelingLab,
        "feelings",
        "feeling",
        "Hear which feelings are in a client’s words and how big they are, and say so in a sentence.",
        ("lines",),
    ),
    Kind(
        "form",
        Form,
        "forms",
        "form",
        "Ten vignettes before or after the course. What we think of each is shown after the last.",
        ("choices", "written"),
    ),
    Kind(
        "test",
        PracticeTest,
        "tests",
        "test",
        "A practice test, drawn from the lessons: what you have right and why is shown at its end.",
    ),
    Kind(
        "reflection",
        Reflection,
        "reflections",
        "reflect",
        "Write for yourself, in stages. Kept only if you ask for it.",
        ("stages",),
        counted=False,
        private=True,
    ),
    Kind(
        "attention",
        Attention,
        "attention",
        "attend",
        "Practise attention for one, three or five minutes, and count how often you notice that you were away.",
        counted=False,
        private=True,
    ),
    Kind("person", Person, "people"),
    Kind("gate", Gate, "gates", "safety", "What the lesson holds, and where help is."),
    Kind(
        "meta-analysis",
        MetaAnalysis,
        "meta-analyses",
        "pool",
        "Guess what studies show together, pool them, and see what moves when some are left out.",
        ("tasks",),
    ),
    Kind(
        "chart",
        Figure,
        "charts",
        "chart",
        "A picture that teaches, with its description and its numbers.",
        counted=False,
    ),
    Kind("exemplars", Exemplars, "coach/exemplars"),
    Kind("pool", Pool, "coach/pool"),
    Kind("rule", Rule, "coach/rules"),
    Kind(verb="claim", about="Judge a claim, then see the evidence and a fair wording."),
    Kind(verb="home", about="Where to go on, what is due, and every lesson.", named=False, counted=False),
    Kind(
        verb="closing",
        about="The end of a lesson: what you did in it, what went well, what to practise, what comes next.",
        counted=False,
    ),
    Kind(verb="review", about="Questions that you missed, on the day when they are due.", named=False, counted=False),
    Kind(
        verb="progress",
        about="Where you are, what you have done, and how well your confidence fits.",
        named=False,
        counted=False,
    ),
    Kind(
        verb="room",
        about="Whom you have talked with, what each session came to, and two of them side by side.",
        named=False,
        counted=False,
    ),
    Kind(
        verb="portfolio",
        about="A page of your own work to print or to show, of what you tick; and a sheet of hours.",
        named=False,
        counted=False,
    ),
    Kind(
        verb="kept",
        about="All that is kept about you: see it, take it with you, delete it.",
        named=False,
        counted=False,
    ),
    Kind(
        verb="graded",
        counted=False,
        about="A question of an assignment; the answer is kept beside the notebook and handed in with it.",
    ),
    Kind(verb="submission", about="What is answered, what was handed in, and its receipt.", named=False, counted=False),
)

#: Kinds with files of their own, by type.
FILED: dict[type[Model], Kind] = {kind.model: kind for kind in KINDS if kind.model}
#: What `new` can write, by name. A lesson is more than a file and stands apart.
NEW: dict[str, type[Model]] = {kind.name: model for model, kind in FILED.items()}
#: Kinds that a lesson can show, by verb.
VERBS: dict[str, Kind] = {kind.verb: kind for kind in KINDS if kind.verb}
#: Kinds that a lesson can show and that have files of their own, by type.
ACTIVITIES: dict[type[Model], Kind] = {model: kind for model, kind in FILED.items() if kind.verb}
