"""What a learner asks for in a submission: second looks at marks, by item, with the reason. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading import answer_lines
from course_lib.grading.collecting import work
from course_lib.models.acts import Act
from course_lib.models.answers import Written

#: Stands in each line that asks; no other has to be read.
SIGN = f'"{Act.SECOND_LOOK}"'.encode()
#: Lines. Somebody who changes their words for each of twenty questions ten times has 200; the newest are read.
MOST = 1_000


def asked(files: Mapping[str, bytes]) -> dict[str, str]:
    """The last word on each item, as the learner wrote it; of what was taken back, nothing."""
    sittings = [files[path] for path in sorted(work.answer_files(files))]
    lines = [line for sitting in sittings for line in sitting.splitlines() if SIGN in line]
    last = {
        event.item: event.answer.text
        for event in answer_lines.read([""], lambda _: b"\n".join(lines[-MOST:]), [])
        if event.act is Act.SECOND_LOOK and isinstance(event.answer, Written)
    }
    return {item: text for item, text in last.items() if text.strip()}
