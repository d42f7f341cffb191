"""Points for cards sorted and steps put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.points.wording import figure_in_words
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.scoring.ordering import pairs_in_order, rank_correlation
from course_lib.scoring.sorting import kappa_of_cards, score_sorting


def sorting(item: SortingTask, placed: Mapping[str, str], *, explain: bool = False) -> Mark:
    """Points in proportion to Cohen's kappa with the key, none from 0 down.

    So all cards in one place earn nothing, and a card left out counts as a difference. `explain` adds what the bank
    says of each place that was chosen.
    """
    if not placed:
        return UNANSWERED
    scored, kappa = score_sorting(item, placed), kappa_of_cards(item, placed)
    reason = f"{len(scored.right)} of {scored.cards} cards lie where our key has them: kappa {figure_in_words(kappa)}."
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
