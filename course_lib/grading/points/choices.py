"""Points for options chosen."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.scoring.choice import Choice, score_choice


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
