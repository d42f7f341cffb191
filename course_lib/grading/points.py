"""An answer and its item in, points and reasons out. No files, no clock, no learner's code.

Reasons are for the learner: they say what their own answer did, never what another would have earned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib.grading.sandbox import Outcome
from course_lib.models.bank import ChoiceTask, CodingTask, FunctionTask, OrderingTask, SortingTask, VerdictTask
from course_lib.scoring.choice import Choice, score_choice
from course_lib.scoring.coding import kappa_of_all, score_coding
from course_lib.scoring.ordering import pairs_in_order, rank_correlation
from course_lib.scoring.sorting import kappa_of_cards, score_sorting

NOT_ANSWERED = "Not answered."


@dataclass(frozen=True)
class Mark:
    """Points from 0 to the item's, or None where a person has to mark. `reasons` are Markdown, for the learner."""

    points: float | None
    reasons: tuple[str, ...]


UNANSWERED = Mark(0.0, (NOT_ANSWERED,))


def choice(item: ChoiceTask, picked: Sequence[int], confidence: float | None = None, *, explain: bool = False) -> Mark:
    """All or nothing for `choice`. For `many-choice`: hit rate minus false-alarm rate, not below 0.

    That is Youden's J (Youden 1950, doi 10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3), which is 0 for
    picking all and for picking none; guessing gives 0 on average before the floor and a little after it. `explain` adds
    what the bank says of each option picked; somebody who picks them all could collect the key that way. `confidence`,
    from 0 to 1, is told back and earns nothing: points for it would teach people to state what pays.
    """
    if not picked:
        return UNANSWERED
    scored = score_choice(item, picked)
    if item.kind == "choice":
        share = float(scored.right)
    else:
        hit_rate = scored.hits / (scored.hits + scored.missing)
        share = max(0.0, hit_rate - scored.false_alarms / scored.wrong_ones)
    reasons = [_fits(item, scored)]
    if confidence is not None:
        reasons.append(f"You were {round(100 * confidence)} % sure.")
    if explain:
        reasons += [f"*{item.options[index].text}* {item.options[index].feedback}" for index in sorted(picked)]
    return Mark(round(item.points * share, 2), tuple(reasons))


def _fits(item: ChoiceTask, scored: Choice) -> str:
    if scored.right:
        return "This fits." if item.kind == "choice" else "You chose everything that fits and nothing else."
    if item.kind == "choice":
        return "Another answer fits better."
    if not scored.false_alarms:
        return "What you chose fits. Something that fits is missing."
    return f"{scored.hits} of {len(scored.picked)} chosen fit. What does not fit takes points off."


def coding(item: CodingTask, codes: Mapping[int, str]) -> Mark:
    """Points by Cohen's kappa with the key: all from `item.full` on, in proportion below, none from 0 down.

    A turn left without a code counts as a disagreement, so leaving out the hard ones gains nothing. That .6 is enough
    is a teaching decision; Landis and Koch (1977, doi 10.2307/2529310) call values above it substantial, by
    convention.
    """
    if not codes:
        return UNANSWERED
    key = item.key()
    scored, kappa = score_coding(key, item.codes, codes), kappa_of_all(key, codes)
    reasons = [f"You and our key agree on {scored.agreed} of {scored.turns} turns: kappa {_short(kappa)}."]
    if left := scored.turns - scored.coded:
        reasons.append(f"{left} without a code count as disagreements.")
    reasons.append(f"Full points begin at {_short(item.full)}.")
    return Mark(round(item.points * min(1.0, max(0.0, kappa / item.full)), 2), (" ".join(reasons),))


def sorting(item: SortingTask, placed: Mapping[str, str], *, explain: bool = False) -> Mark:
    """Points in proportion to Cohen's kappa with the key, none from 0 down.

    So all cards in one place earn nothing, and a card left out counts as a difference. `explain` adds what the bank
    says of each place that was chosen.
    """
    if not placed:
        return UNANSWERED
    scored, kappa = score_sorting(item, placed), kappa_of_cards(item, placed)
    reason = f"{len(scored.right)} of {scored.cards} cards lie where our key has them: kappa {_short(kappa)}."
    if left := scored.cards - scored.placed:
        reason += f" {left} without a category count as differences."
    reasons = [reason]
    if explain:
        for card in item.shown:
            said = card.reason if card.id in scored.right else card.misplaced.get(placed.get(card.id, ""))
            reasons += [f"*{card.text.strip()}* {said}"] if said else []
    return Mark(round(item.points * max(0.0, kappa), 2), tuple(reasons))


def ordering(item: OrderingTask, steps: Sequence[str], *, explain: bool = False) -> Mark:
    """Points in proportion to Kendall's tau with the key, none from 0 down.

    It counts pairs, so a run that begins one place too late costs little and the reverse order earns nothing.
    `explain` adds the bank's reason for each step that is in its place.
    """
    if not steps:
        return UNANSWERED
    in_order, pairs = pairs_in_order(item, steps)
    reasons = [
        f"Of {pairs} pairs of steps, {in_order} stand in the same order as in our key. Half of them do by chance."
    ]
    if explain:
        in_place = [ours for ours, given in zip(item.steps, steps, strict=True) if ours.id == given]
        reasons += [f"*{step.text}* {step.reason}" for step in in_place]
    return Mark(round(item.points * max(0.0, rank_correlation(item, steps)), 2), tuple(reasons))


def verdict(item: VerdictTask, given: str, *, explain: bool = False) -> Mark:
    """All points for our verdict, half for a second one where the bank accepts it. `explain` adds a word on it."""
    if given == item.verdict:
        share, reason = 1.0, "This is our verdict."
    elif given == item.also:
        share, reason = 0.5, "This can be defended. Another verdict fits better."
    else:
        share, reason = 0.0, "Another verdict fits better."
    told = [said for one, said in item.says.items() if explain and one == given]
    return Mark(round(item.points * share, 2), (reason, *told))


def written(text: str) -> Mark:
    """A person marks a reply; none is worth nothing."""
    return Mark(None, ("Read and marked by a person.",)) if text.strip() else UNANSWERED


def function(item: FunctionTask, outcomes: Sequence[Outcome]) -> Mark:
    """Points by the share of all cases that return the right value; `outcomes` are of examples, then hidden cases.

    Only examples, which the learner can read in the notebook, are named in the reasons.
    """
    cases = [*item.examples, *item.hidden]
    tried = list(zip(outcomes, cases, strict=True))
    passed = [outcome.returned and same(outcome.value, case.gives) for outcome, case in tried]
    if all(passed):
        return Mark(item.points, ("Your function gives the right answer every time.",))
    reasons = [f"Right answers in {sum(passed)} of {len(cases)} tries, some with lists the notebook does not show."]
    for case, fits, outcome in zip(item.examples, passed, outcomes, strict=False):
        if not fits:
            call = f"{item.name}({', '.join(map(repr, case.given))})"
            gave = f"gave `{_cut(outcome.value)}`" if outcome.returned else outcome.trouble
            reasons.append(f"`{call}` should give `{case.gives!r}`; yours {gave}.")
    return Mark(round(item.points * sum(passed) / len(cases), 2), tuple(reasons))


def same(value: Any, wanted: Any) -> bool:
    """Equal as plain data: numbers to a millionth, true and false are no numbers, lists in order."""
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(wanted, int | float):
        return isinstance(value, int | float) and wanted - 1e-6 <= value <= wanted + 1e-6
    if isinstance(wanted, list):
        return isinstance(value, list) and len(value) == len(wanted) and all(map(same, value, wanted))
    return type(value) is type(wanted) and bool(value == wanted)


def _short(kappa: float) -> str:
    return f"{kappa:.2f}".replace("0.", ".", 1)


def _cut(value: Any) -> str:
    text = repr(value).replace("`", "'")
    return text if len(text) <= 80 else text[:77] + "..."
