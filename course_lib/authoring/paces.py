"""How fast a learner reads, writes and chooses: what the minutes of every kind of thing are counted with, in seconds.

The rates of reading have a source. The other numbers are ours: nobody has been timed with this course. They are round,
each says why, and they tell how much work is planned and no more. When learners have been timed, mend them here.
"""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from course_lib.models import Model

M = TypeVar("M", bound=Model)

#: Words that are read in a minute. Adults read English non-fiction silently at 238 on average, most between 175 and
#: 300, and more slowly in a second language (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). Slower here: many
#: trainees learnt English later, and what is read here has figures in it and is to be acted upon.
READ = 200
#: Words that are written in a minute, thinking included. Ours: about half of what an unhurried typist copies, since
#: what is said to a client is weighed first.
WRITE = 15
#: Words of a reply to a client: the model replies have 26 on average.
REPLY = 25
#: Words of one sentence to a client, in a drill or a feelings lab.
SENTENCE = 12
#: Words that are read aloud in a minute (the same review: 183 on average). In a drill an answer is said, then written.
ALOUD = 180
#: Words of a fair wording of a claim: ours have 32 on average, and learners mend the article's sentence.
WORDING = 25
#: Words that the coach says to a reply: two or three remarks and something to try.
REMARKS = 60
#: Words of a note about a client: ours has 96, and what stands in the notes of duty desks is shorter.
NOTE = 70
#: Share of items, cards, turns and replies that are missed at first. Ours: with fewer misses there would be little to
#: learn, and with more a learner would give up.
MISSED = 0.4

#: To choose among options, after they are read: compare two that could both be right.
CHOOSE = 15
#: To say how sure one is, and press.
CONFIDE = 4
#: To place a card or a step, after it is read.
PLACE = 8
#: To label a turn: look at the codes again, and choose from a list.
LABEL = 15
#: To put a reply on a level: hold it against the one above and below.
LEVEL = 15
#: To rate one's own reply by a question.
OWN = 8
#: To weigh a claim by the six questions.
JUDGE = 20
#: To take in a client's words before writing.
TAKE_IN = 15
#: To share out a hundred among some readings of a cue, and press.
SHARE = 45
#: To look at a face or listen along a voice once.
LOOK = 10
#: To move a drawn face at will before the tasks.
PLAY = 60
#: A task of a face: move the sliders, or compare what is on offer.
FACE_TASK = 30
#: To read a picture of numbers: axes first.
CHART = 30
#: To work a number out, on paper or with a phone, and type it.
SUM = 60
#: To leave studies out of a meta-analysis, some three times, and look each time at what has moved.
EXPLORE = 150
#: Words that are told beside a pooled correlation: what its intervals, I², r² and two hundred people say.
TOLD = 150


class Look(Protocol):
    """What finds a thing of the course by its type and id; None where it can't be read."""

    def __call__(self, shape: type[M], name: str = "") -> M | None: ...


def words(*texts: str | None) -> int:
    """How many words a learner reads in these texts: no addresses, no signs, no markup."""
    shown = (re.sub(r"\]\([^)]*\)|https?://\S+|<[^>]*>", "] ", text or "") for text in texts)
    return sum(any(sign.isalnum() for sign in token) for text in shown for token in text.split())


def read(*texts: str | None) -> float:
    """Seconds for reading these texts."""
    return words(*texts) * 60 / READ


def write(count: int) -> float:
    """Seconds for writing so many words."""
    return count * 60 / WRITE
