"""Points for numbers worked out from a learner's own data."""

from __future__ import annotations

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.models.own_data import FromOwnData
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.scoring.own_data import check, drawn

OTHER_DATA = (
    "These numbers belong to another data set than the one that is yours by the name under which you handed in, so a "
    "person looks at them."
)


def own_data(item: OwnDataTask, given: FromOwnData, student: str) -> Mark:
    """Each number earns its own points, or a slip's share of them; the data are made again for `student`.

    Where the numbers belong to other data nothing is given: it may be somebody else's work, or somebody's own under
    another account.
    """
    if not given.found:
        return UNANSWERED
    data = drawn(item.recipe, student)
    if given.data_set != data.mark:
        return Mark(None, (OTHER_DATA,))
    earned, reasons = 0.0, []
    for asked in item.numbers:
        if asked.id not in given.found:
            reasons.append(f"{asked.name}: not answered.")
            continue
        read = check(asked, given.found[asked.id], data)
        share = 1.0 if read.right else read.slip.share if read.slip else 0.0
        earned += share * asked.points
        says = "this is it." if read.right else f"not this number. {read.slip.says if read.slip else ''}"
        reasons.append(f"{asked.name}: {says}".strip())
    return Mark(round(earned, 2), tuple(reasons))
