"""A process that saves answers until it is killed. It prints an answer's id only after the record called it saved."""

import sys
from pathlib import Path

from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import Written

folder, prefix, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
record = Record(folder)
for number in range(count):
    reply = Written(text=f"reply {number} " + "é" * 200)
    event = record.append(f"item-{prefix}", Act.ANSWER, reply, id=f"{prefix}-{number}")
    print(event.id, flush=True)
