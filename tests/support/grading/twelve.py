"""A class of twelve: how each learner answers two assignments, what befalls them, and what they should get.

What an answer earns was worked out by hand and stands here as a number, so that it rests on no rule of the grader's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from course_lib.authoring.policies import listener
from course_lib.models.bank import Bank
from tests.support.grading.attacks import FORGERIES
from tests.support.grading.keys import part_of_the_answer, right_answer, wrong_answer
from tests.support.grading.sessions import chosen

FOUNDATIONS, LISTENING = "foundations", "listening-and-responding"
CODE, SESSION = "share-of-open-questions", "a-session-with-ruben"
SAMUEL, RUNE = "a-reply-to-samuel", "rune-and-the-dog"
KEY, SLIPS, WRONG, BROWSER = "by the key", "with slips", "wrongly", "in a browser"

#: What answers with a slip earn; items that aren't named are answered rightly.
WITH_SLIPS = {
    # of the options that fit, one was chosen and nothing else: four times of two, once of three
    "after-your-sentence": 1, "the-postman-in-june": 1, "lips-at-harvest": 1, "room-for-colm": 1,
    "thirty-plum-trees": 1,
    # eight of ten cards lie right and two nowhere. By chance .16 do, kappa .64/.84; or .27, kappa .53/.73
    "ten-replies-to-solveig": 4.57, "lines-about-teun": 3.63,
    # the first two of seven steps are exchanged, so 20 pairs are in order and one isn't: 19/21
    "the-accordion-goes-out": 3.62, "an-hour-with-hester": 3.62,
    # another verdict that can be defended; of the third sentence there is none
    "what-a-leaflet-says-of-the-alliance": 1, "what-an-advert-promises": 1, "what-five-experiments-found": 0,
    # likelihood shared out well, and no question
    "a-smile-over-a-sleeve": 2, "the-water-butt": 2,
    # five of eleven turns have their label and six have none. By chance 8/121 do: kappa 47/113, of .6
    "the-van-with-two-names": 4.16,
    # three of the six calls come out right; nothing is said to the client
    CODE: 1.5, SESSION: 0,
}  # fmt: skip
#: What is done in a browser, all of it right. In the session the client is waited for, twice: two of the ten turns
#: after which a point is given if nothing has come between them, and 1 by a person.
IN_A_BROWSER: Mapping[str, float] = {
    "the-second-plate": 2, "after-your-sentence": 2, "ten-replies-to-solveig": 6, "the-accordion-goes-out": 4,
    "what-a-leaflet-says-of-the-alliance": 2, "a-smile-over-a-sleeve": 4,
    "the-late-bus": 2, "thirty-plum-trees": 3, "the-van-with-two-names": 6, CODE: 3, SESSION: 1.2,
}  # fmt: skip
#: Which replies are written, and what a person gives for them by criterion. Whoever goes by the key gets all for all.
BY_HAND: Mapping[str, Mapping[str, list[float]]] = {
    SLIPS: {SAMUEL: [1, 1, 1], RUNE: [0, 0]},
    WRONG: {SAMUEL: [0, 0, 0]},
    BROWSER: {SAMUEL: [2, 1, 2]},
}
#: What a person adds for a session.
FOR_THE_SESSION = {KEY: 4.0, BROWSER: 1.0}
FUNCTIONS = {
    SLIPS: "def share_of_open_questions(codes):\n    return codes.count('open-question') / len(codes)",
    WRONG: "def share_of_open_questions(codes):\n    return 1 / 0",
}


@dataclass(frozen=True)
class Student:
    """How somebody answers each assignment, and their points in the end, a late penalty taken off.

    `code`: what stands in the notebook in the place of the function. `otherwise`: what items earn by what befell them.
    """

    name: str
    ways: tuple[str, str]
    totals: tuple[float | None, float | None]
    code: str = ""
    otherwise: Mapping[str, float] = field(default_factory=dict)

    def way(self, assignment: str) -> str:
        return self.ways[assignment == LISTENING]

    def total(self, assignment: str) -> float | None:
        return self.totals[assignment == LISTENING]

    def points(self, bank: Bank, assignment: str) -> dict[str, float]:
        """By item, what they should get, given by rule and by a person."""
        way = self.way(assignment)
        most = {item.id: item.points for item in bank.items}
        nothing = dict.fromkeys(most, 0.0)
        by_hand = {name: sum(given) for name, given in marks(bank, way).items()}
        by_rule = {KEY: most, WRONG: nothing, SLIPS: most | WITH_SLIPS, BROWSER: nothing | dict(IN_A_BROWSER)}[way]
        texts = {item.id: by_hand.get(item.id, 0.0) for item in bank.items if item.kind == "written"}
        found = by_rule | texts | dict(self.otherwise)
        return {name: found[name] for name in most}


def marks(bank: Bank, way: str) -> dict[str, list[float]]:
    """By written item that is answered, what a person gives by criterion."""
    rubrics = {item.id: [one.most() for one in item.rubric] for item in bank.items if item.kind == "written"}
    return {name: BY_HAND[way][name] for name in rubrics if name in BY_HAND[way]} if way in BY_HAND else rubrics


def answers(bank: Bank, way: str) -> dict[str, dict[str, Any]]:
    """By item, the answer as the page keeps it; the function is written elsewhere."""
    replies, given = marks(bank, way), dict[str, dict[str, Any]]()
    item: Any
    for item in bank.items:
        left_out = way == BROWSER and item.id not in IN_A_BROWSER
        wrong = way == WRONG or (way == SLIPS and WITH_SLIPS.get(item.id) == 0)
        match item.kind:
            case "function":
                continue
            case "written":
                given |= {item.id: right_answer(item)} if item.id in replies else {}
            case "session":
                given |= {item.id: chosen(item.client, listener).stored()} if way == KEY else {}
            case _ if not left_out:
                answer = wrong_answer if wrong else part_of_the_answer if way == SLIPS else right_answer
                given[item.id] = answer(item)
    return given


#: Two of them answer one assignment each in a browser; what befalls the others stands beside them.
#: Twenty questions make 55 points, and sixteen 66. With slips the twenty come to 16 for single choices, 3 for several
#: options, 8.2 for cards, 7.24 for steps, 2 for sentences and 4 for shares; the sixteen to 6 for choices, 4.16 for
#: labels, 3 for the two replies and 1.5 for the function.
TWELVE = (
    Student("ada", (KEY, KEY), (55, 66)),
    Student("ben", (WRONG, WRONG), (0, 0)),
    Student("cleo", (SLIPS, SLIPS), (40.44, 14.66)),
    Student("dov", (BROWSER, SLIPS), (20, 14.66)),
    Student("eli", (SLIPS, BROWSER), (40.44, 20.2)),
    Student("fay", (KEY, KEY), (49.5, 59.4)),  # late: a tenth for the day that has begun
    Student("gus", (SLIPS, SLIPS), (40.44, 14.66)),  # as late, with three days more
    Student("hana", (SLIPS, SLIPS), (None, None)),  # hands in nothing
    # hostile: forges what can be forged at home, in the exchange, and in the code
    Student("ivo", (SLIPS, SLIPS), (40.44, 13.16), FORGERIES["writes forged results into the way out"], {CODE: 0}),
    # damaged: code that can't be read gets nothing from a person, and everything else counts
    Student("jun", (KEY, KEY), (55, 63), otherwise={CODE: 0}),  # the notebook is no JSON
    Student("kai", (KEY, SLIPS), (55, 14.66)),  # it has another name
    Student("lou", (SLIPS, KEY), (40.44, 63), otherwise={CODE: 0}),  # there is none, and half an emoji in a reply
)
CLASS = {student.name: student for student in TWELVE}
LATE, LONGER, ABSENT, HOSTILE = "fay", "gus", "hana", "ivo"
#: What becomes of a notebook; see `damage`.
DAMAGED = {"jun": "no-json", "kai": "renamed", "lou": "missing"}
HANDED_IN = tuple(name for name in CLASS if name != ABSENT)
