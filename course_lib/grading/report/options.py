"""What learners chose: each option in the whole class and in its thirds, and what was taken for what. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from course_lib.grading.report import statistics
from course_lib.grading.report.disclosure import FEW, FEWEST, hidden, is_few, told
from course_lib.grading.report.scores import Scores
from course_lib.models.answers import Coded, Judged, Picked, Placed
from course_lib.models.bank import BankItem
from course_lib.models.tasks.arranging import SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.verdict import VerdictTask

#: The parts of a class by their totals that are set side by side.
THIRD = 1 / 3
#: How many confusions of an item are told at most.
MOST_TOLD = 8
UNANSWERED, KEY = "(not answered)", "key"


@dataclass(frozen=True)
class Chosen:
    """How many learners chose an option, each count as it may be told (`disclosure`).

    `earns` is “key”, or “half” for a second verdict that can be defended; else empty.
    """

    text: str
    earns: str
    whole: str
    upper: str
    lower: str


@dataclass(frozen=True)
class Options:
    """A choice item: its options, with no answer as the last, and the sizes of the groups that could answer.

    `upper` and `lower` are None where either third has fewer than five learners; then no option tells of them.
    """

    item: BankItem
    n: int
    upper: int | None
    lower: int | None
    rows: tuple[Chosen, ...]


@dataclass(frozen=True)
class Confusion:
    """So many learners, five at least, gave `given` to a card or turn that is `key` by our key."""

    text: str
    key: str
    given: str
    learners: int


def options(scores: Scores) -> Iterator[Options]:
    """Each choice and each sentence to judge that five learners or more have handed in, in the order of the bank."""
    thirds = statistics.extremes(scores.automatic_totals, THIRD)
    for item in scores.items:
        if isinstance(item, ChoiceTask | VerdictTask):
            chosen = _chosen(scores, item)
            if len(chosen) >= FEWEST:
                yield _table(item, chosen, thirds)


def _chosen(scores: Scores, item: ChoiceTask | VerdictTask) -> dict[str, list[str]]:
    """By learner, the texts that were chosen; without those who answered another version of the item."""
    found: dict[str, list[str]] = {}
    for learner in scores.handed_in:
        given = scores.answers.get(learner.id, {}).get(item.id)
        match item, given and given.answer:
            case _ if given and given.stale:
                continue
            case ChoiceTask(), Picked(picked=picked) if picked:
                found[learner.id] = [item.options[index].text for index in picked]
            case VerdictTask(), Judged(verdict=verdict):
                found[learner.id] = [verdict]
            case _:
                found[learner.id] = [UNANSWERED]
    return found


def _table(
    item: ChoiceTask | VerdictTask, chosen: Mapping[str, list[str]], thirds: statistics.Extremes | None
) -> Options:
    if isinstance(item, ChoiceTask):
        earns = {option.text: KEY if option.correct else "" for option in item.options}
    else:
        half = {item.verdict: KEY, item.also: "half"}
        earns = {str(verdict): half.get(verdict, "") for verdict in item.says}
    names = [*earns, UNANSWERED]
    upper, lower = (group & chosen.keys() for group in (thirds.upper, thirds.lower)) if thirds else (set(), set())
    apart = min(len(upper), len(lower)) >= FEWEST
    sizes = {"whole": chosen.keys(), "upper": upper, "lower": lower, "others": chosen.keys() - upper - lower}
    counts = {name: _counts(chosen, group) for name, group in sizes.items()}
    of_whole = _hidden(names, [(counts["whole"], len(chosen))], item)
    parts = [(counts[one], len(sizes[one])) for one in ("upper", "lower", "others")]
    of_parts = _hidden(names, parts, item, of_whole) if apart else set(names)

    def cell(name: str, group: str, keeps: Collection[str]) -> str:
        return told(counts[group][name], is_hidden=name in keeps) if apart or group == "whole" else FEW

    rows = tuple(
        Chosen(
            name,
            earns.get(name, ""),
            cell(name, "whole", of_whole),
            cell(name, "upper", of_parts),
            cell(name, "lower", of_parts),
        )
        for name in names
    )
    return Options(item, len(chosen), len(upper) if apart else None, len(lower) if apart else None, rows)


def _hidden(
    names: Sequence[str],
    groups: Sequence[tuple[Mapping[str, int], int]],
    item: ChoiceTask | VerdictTask,
    also: Collection[str] = (),
) -> set[str]:
    """The options that stay hidden. Where several may be chosen, those who didn't choose one follow from its count."""
    if item.kind != "many-choice":
        return hidden({name: [counts[name] for counts, _ in groups] for name in names}, also)
    few = {name for name in names for counts, n in groups if is_few(counts[name]) or is_few(n - counts[name])}
    return few | set(also)


def _counts(chosen: Mapping[str, list[str]], group: Collection[str]) -> Counter[str]:
    return Counter(text for name in group for text in chosen[name])


def confusions(scores: Scores) -> Iterator[tuple[BankItem, list[Confusion]]]:
    """Each item of cards or turns, with what most learners took for something else: five at least, the most first."""
    for item in scores.items:
        if not isinstance(item, SortingTask | CodingTask):
            continue
        if isinstance(item, SortingTask):
            names = {one.id: one.name for one in item.categories}
            texts = {card.id: card.text for card in item.shown}
            key = {card.id: card.category for card in item.shown}
        else:
            names = {code: code.replace("-", " ") for code in item.codes}
            texts = {str(index): turn.text for index, turn in enumerate(item.turns)}
            key = {str(index): code for index, code in item.key().items()}
        counted: Counter[tuple[str, str]] = Counter()
        for learner in scores.handed_in:
            given = scores.answers.get(learner.id, {}).get(item.id)
            if given and not given.stale and isinstance(given.answer, Placed | Coded):
                said = given.answer.cards if isinstance(given.answer, Placed) else given.answer.codes
                counted.update((place, label) for place, label in said.items() if key.get(place) != label)
        most = [(pair, count) for pair, count in counted.most_common() if count >= FEWEST and pair[0] in key]
        yield (
            item,
            [
                Confusion(texts[place], names[key[place]], names[label], count)
                for (place, label), count in most[:MOST_TOLD]
            ],
        )
