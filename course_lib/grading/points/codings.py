"""Points for a transcript coded."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.points.wording import figure_in_words
from course_lib.measures.labels import Found, by_label, together
from course_lib.models.tasks.coding import CodingTask
from course_lib.scoring.coding import kappa_of_all, score_coding

#: A label that our key gives less often is told together with others like it: alone it would tell the key of a turn.
OFTEN = 2


def coding(item: CodingTask, codes: Mapping[int, str]) -> Mark:
    """Points by Cohen's kappa with the key: all from `item.full` on, in proportion below, none from 0 down.

    A turn left without a code counts as a disagreement, so leaving out the hard ones gains nothing. That .6 is enough
    is a teaching decision; Landis and Koch (1977, doi 10.2307/2529310) call values above it substantial, by
    convention. Beside it the reasons tell of each label how much of it was found (F1): kappa says how far two codings
    agree, and not where they part.
    """
    if not codes:
        return UNANSWERED
    key = item.key()
    scored, kappa = score_coding(key, item.codes, codes), kappa_of_all(key, codes)
    reasons = [f"You and our key agree on {scored.agreed} of {scored.turns} turns: kappa {figure_in_words(kappa)}."]
    if left := scored.turns - scored.coded:
        reasons.append(f"{left} without a code count as disagreements.")
    reasons.append(f"Full points begin at {figure_in_words(item.full)}.")
    points = round(item.points * min(1.0, max(0.0, kappa / item.full)), 2)
    return Mark(points, (" ".join(reasons), _labels(key, codes)))


def _labels(key: Mapping[int, str], codes: Mapping[int, str]) -> str:
    """What was found, label by label; labels that the key gives once stand together, with those that it never gives."""
    found = by_label(list(key.values()), [codes.get(turn, "") for turn in key])
    found.pop("", None)  # a turn left without a code
    often = {label: one for label, one in found.items() if one.there >= OFTEN}
    once = [one for label, one in found.items() if label not in often]
    rows = [_row(label.replace("-", " ").capitalize(), one) for label, one in often.items()]
    if once:
        rows.append(_row("The labels that our key gives once, together" if rows else "All labels", together(once)))
    intro = "Label by label (F1 is 1 where you found every turn of a label and called no other turn so):"
    return "\n".join((intro, "", *(f"- {row}" for row in rows)))


def _row(name: str, one: Found) -> str:
    """“Reflection: you found 3 of 4, and called 2 others so: F1 .67.”"""
    said = f"{name}: you found {one.hits} of {one.there}"
    if one.others:
        said += f", and called {one.others} {'other' if one.others == 1 else 'others'} so"
    return said + (f": F1 {figure_in_words(one.f1)}." if one.f1 is not None else ".")
