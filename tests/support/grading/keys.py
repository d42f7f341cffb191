"""What follows from an item’s key: an answer that it has nothing for, one partly right, and what must not get out."""

from __future__ import annotations

import re
from typing import Any

from course_lib.grading.instruments import filled
from course_lib.models.bank import Bank
from course_lib.models.question_sheet import QuestionSheet
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.tasks.written import WrittenTask
from course_lib.scoring.own_data import drawn
from course_lib.scoring.worksheet import value


def plain(text: str) -> str:
    """Letters and digits alone, so that no quoting, escaping or line break hides a key."""
    return re.sub(r"[^0-9a-z]+", "", re.sub(r"\\u[0-9a-f]{4}|\\n|<[^<>]*>|&[a-z#0-9]+;", "", text.lower()))


def wrong_answer(item: Any) -> dict[str, Any]:
    """An answer that the key has nothing for."""
    match item:
        case ChoiceTask():
            return {"picked": [next(i for i, option in enumerate(item.options) if not option.correct)]}
        case CodingTask():
            return {"codes": dict.fromkeys(map(str, item.key()), item.codes[0])}
        case SortingTask():
            return {"cards": dict.fromkeys((card.id for card in item.shown), item.categories[0].id)}
        case OrderingTask():
            return {"steps": [step.id for step in reversed(item.steps)]}
        case VerdictTask():
            return {"verdict": next(one for one in item.says if one not in (item.verdict, item.also))}
        case HypothesesTask():
            certain = {one.id: float(one is item.readings[0]) for one in item.readings}
            return {"shares": certain, "question": [one.correct for one in item.questions].index(False)}
    raise AssertionError(item.id)


def part_of_the_answer(item: Any) -> dict[str, Any]:
    """An answer between all and nothing. A verdict needs a second one that the bank accepts."""
    right = right_answer(item)
    match item:
        case ChoiceTask():
            return {"picked": right["picked"][:1]}
        case CodingTask():
            return {"codes": dict(list(right["codes"].items())[:5])}
        case SortingTask():
            return {"cards": dict(list(right["cards"].items())[:-2])}
        case OrderingTask():
            first, second, *others = right["steps"]
            return {"steps": [second, first, *others]}
        case VerdictTask():
            return {"verdict": item.also}
        case HypothesesTask():
            return {"shares": within(item)}
    raise AssertionError(item.id)


def secrets(bank: Bank) -> dict[str, str]:
    """Every text that tells what is right, by where it stands."""
    found: dict[str, str] = {}
    for item in bank.items:
        match item:
            case ChoiceTask():
                found |= {f"{item.id} {index}": option.feedback for index, option in enumerate(item.options)}
            case SortingTask():
                found |= {card.id: card.reason for card in item.cards}
                found[f"{item.id} key"] = "".join(f"{card.id}{card.category}" for card in item.cards)
            case OrderingTask():
                found |= {step.id: step.reason for step in item.steps}
                found[f"{item.id} key"] = "".join(step.id for step in item.steps)
            case VerdictTask():
                found |= {f"{item.id} {verdict}": said for verdict, said in item.says.items()}
            case HypothesesTask():
                found |= {f"{item.id} {one.id}": one.reason for one in item.readings}
                found |= {f"{item.id} {index}": one.feedback for index, one in enumerate(item.questions)}
            case WrittenTask():
                anchors = [anchor for criterion in item.rubric for anchor in criterion.anchors]
                found |= {f"{item.id} {place}": anchor.looks_like for place, anchor in enumerate(anchors)}
    return {place: plain(text) for place, text in found.items()}


def right_answer(item: Any, student: str = "") -> dict[str, Any]:
    """The answer that the key gives to an item with a page, by the data of `student`; to a written one, a reply."""
    match item.kind:
        case "choice" | "many-choice":
            sure = {"confidence": 0.8} if item.confidence else {}
            return {"picked": [i for i, option in enumerate(item.options) if option.correct], **sure}
        case "coding":
            return {"codes": {str(turn): code for turn, code in item.key().items()}}
        case "sorting":
            return {"cards": {card.id: card.category for card in item.shown}}
        case "ordering":
            return {"steps": [step.id for step in item.steps]}
        case "verdict":
            return {"verdict": item.verdict}
        case "own-data":
            data = drawn(item.recipe, student)
            found = {one.id: round(data.read(one.reading)[0], one.decimals) for one in item.numbers}
            return {"data_set": data.mark, "found": found}
        case "session":
            return {"seed": "a", "session": 1, "replies": [], "over": False}
        case "hypotheses":
            return {"shares": within(item), "question": [one.correct for one in item.questions].index(True)}
    return {"text": "You had it all there, and what came out was the weather."}


def right_numbers(item: WorkTask) -> dict[str, dict[str, Any]]:
    """By number, the answer that the key gives."""
    return {step.id: {"number": value(step.key, filled(item))} for step in item.steps}


def within(item: Any) -> dict[str, float]:
    """Shares that lie within every range: the lowest for each reading, and what is left to the first with room."""
    left = 100 - sum(one.lowest for one in item.readings)
    shares = {}
    for one in item.readings:
        more = min(left, one.highest - one.lowest)
        left -= more
        shares[one.id] = (one.lowest + more) / 100
    return shares


#: What a key, its reason and its range are called in a bank.
NAMES = (
    "correct", "feedback", "reason", "misplaced", "says", "verdict", "category", "also", "lowest", "highest",
    "looks_like",
)  # fmt: skip


def given_away(bank: Bank, sheet: QuestionSheet) -> list[str]:
    """Which of a bank's secrets stand in what is handed out, by their place or by their name."""
    said = sheet.model_dump_json()
    found = [place for place, text in secrets(bank).items() if text in plain(said)]
    return [*found, *(name for name in NAMES if f'"{name}":' in said)]
