"""Training all of the coach's detectors on a folder of content, and writing their numbers. For authors."""

from __future__ import annotations

import json
from pathlib import Path

from course_lib.coach import fault_training, owed_training, signs, training
from course_lib.coach.loading import MODEL, book
from course_lib.coach.origin import Origin
from course_lib.content.reader import Content
from course_lib.phrases import WordLists


def train(data: Path) -> Path:
    """Train on all that a data folder has to learn from, and write the numbers. Returns the file."""
    learnt = Origin.of(Content(data))
    lists = WordLists(learnt.lists)
    cues, safety = (signs(learnt.rules, kind, lists) for kind in ("cue", "safety"))
    model = {
        "trained_on": learnt.mark(),
        **training.fitted(learnt.exemplars, learnt.rules, learnt.lists),
        "faults": fault_training.fitted(fault_training.taught(learnt.pools, learnt.moments), cues),
        "owed": owed_training.fitted(owed_training.taught(learnt.pools, learnt.moments), cues, safety, lists),
    }
    file = data / MODEL
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in model.items())
    file.write_text("{\n" + rows.replace('], "', '],\n"') + "\n}\n", encoding="utf-8")
    book.cache_clear()
    return file
