"""A mark of what the detectors were trained on, so that `check` can tell when their numbers are older than that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from course_lib.coach import patterns
from course_lib.models import Exemplar, Rules


def trained_on(exemplars: Sequence[Exemplar], rules: Rules) -> str:
    """Sixteen hexadecimal digits that change with an exemplar or with what a cue looks for, and with nothing else."""
    replies = [(one.client, one.reply, one.moves) for one in exemplars]
    cues = {name: pattern.pattern for name, pattern in patterns(rules, rules.cues).items()}
    return hashlib.sha256(json.dumps([replies, cues]).encode()).hexdigest()[:16]
