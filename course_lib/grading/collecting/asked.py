"""What a learner asks for in a submission: second looks at marks, by item, with the reason. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading import answer_lines
from course_lib.grading.collecting import work
from course_lib.models.acts import Act
from course_lib.models.answers import Written

#: Stands in each line that asks; a file without it needs no reading.
SIGN = f'"{Act.SECOND_LOOK}"'.encode()


def asked(files: Mapping[str, bytes]) -> dict[str, str]:
    """The last word on each item, as the learner wrote it; of what was taken back, nothing."""
    asking = [path for path in work.answer_files(files) if SIGN in files[path]]
    last = {
        event.item: event.answer.text
        for event in answer_lines.read(asking, files.__getitem__, [])
        if event.act is Act.SECOND_LOOK and isinstance(event.answer, Written)
    }
    return {item: text for item, text in last.items() if text.strip()}
