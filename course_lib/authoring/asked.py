"""What a learner reads of an activity before answering it: the only words of it that search may look in.

No key, feedback, reason, model reply or verdict; nothing whose order in its file gives an answer away, such as the
steps of an ordering or the cards of a sorting; and not what was said just before a moment, for that may be the model
reply to the moment before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.models import (
    Attention,
    Client,
    Cue,
    Drill,
    Face,
    FeelingLab,
    Figure,
    Form,
    Gate,
    MetaAnalysis,
    Model,
    Moment,
    Note,
    Ordering,
    PracticeTest,
    Quiz,
    Rating,
    Reflection,
    Sorting,
    Transcript,
    Worksheet,
)

#: Beside its title, the keys of each kind of activity, in the order in which they are read.
ASKED: dict[type[Model], tuple[str, ...]] = {
    Attention: ("intro",),
    Client: ("task",),
    Cue: ("intro", "task"),
    Drill: ("about", "lines.says"),
    Face: ("intro", "tasks.prompt"),
    FeelingLab: ("intro", "lines.scene", "lines.says"),
    Figure: ("look",),
    Form: ("intro",),
    Gate: ("notes", "frame"),
    MetaAnalysis: ("intro",),
    Moment: ("scene", "says", "task"),
    Note: ("scene", "seen", "note", "task"),
    Ordering: ("intro",),
    PracticeTest: ("intro",),
    Quiz: ("intro", "items.prompt"),
    Rating: ("intro", "says"),
    Reflection: ("intro", "stages.prompt"),
    Sorting: ("intro",),
    Transcript: ("intro",),
    Worksheet: ("intro", "steps.prompt"),
}


def asked(activity: Model) -> list[str]:
    """Its texts, in Markdown; of a kind without a row none. What is retired is asked of nobody."""
    return [text for path in ASKED.get(type(activity), ()) for text in _at(activity, path)]


def _at(whole: object, path: str) -> Iterator[str]:
    key, _, rest = path.partition(".")
    found = getattr(whole, key)
    if isinstance(found, str):
        yield found
    elif rest:
        yield from (text for one in found if not getattr(one, "retired", False) for text in _at(one, rest))
    else:
        yield from found or ()
