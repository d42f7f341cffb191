"""What a copy holds: notebooks without what would run, answers as they are, and small files of our own.

Pure but for a secret of our own, where the learner's is none.
"""

from __future__ import annotations

import re
import secrets

from course_lib.grading.collecting import note, notebook, times
from course_lib.grading.collecting.choosing import Candidate
from course_lib.grading.collecting.note import Note
from course_lib.grading.collecting.refused import shown
from course_lib.grading.collecting.survey import SECRET, TIMESTAMP

#: As nbgrader's `submit` makes it.
GIVEN = re.compile(rb"[0-9a-f]{128}")


def contents(
    candidate: Candidate, files: dict[str, bytes], taken: set[bytes], assignment: str
) -> tuple[dict[str, bytes], list[str]]:
    """The files of the copy by path, and what the instructor should know.

    `files`: as they were read. `taken`: the secrets of other learners. Where no notebook came, an empty file stands in
    its place: nbgrader, asked to mark one learner, marks nobody in whose folder it finds none. Raises Refused for a
    notebook too long to mark.
    """
    when = candidate.when
    remarks = [*candidate.survey.remarks, *when.remarks, *times.remarks(candidate.hand_in, when, files)]
    made = {}
    for path, data in files.items():
        made[path] = data
        if path.endswith(".ipynb"):
            stripped = notebook.stripped(data)
            if stripped is None:
                remarks.append(f"{shown(path)} is damaged and was taken as it is. Don't open it in a browser.")
            else:
                made[path] = stripped
    if not any(path.endswith(".ipynb") for path in files):
        made[f"{assignment}.ipynb"] = b""
    secret = files.get(SECRET, b"").strip()
    if not GIVEN.fullmatch(secret) or secret in taken:
        secret = secrets.token_hex(64).encode()
        remarks.append("What names their page of feedback is missing or somebody else's: hand the page to them.")
    made[SECRET] = secret
    made[TIMESTAMP] = when.in_words.encode()
    seen = candidate.survey.fingerprint
    told = Note(folder=candidate.hand_in.folder, at=when.at, fingerprint=seen, remarks=tuple(remarks))
    made[note.FILE] = told.dump()
    return made, remarks
