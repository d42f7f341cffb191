"""A mark of what the detectors were trained on, so that `check` can tell when their numbers are older than that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from course_lib.models import Exemplar, Rule


def trained_on(exemplars: Sequence[Exemplar], rules: Sequence[Rule], lists: Mapping[str, Sequence[str]]) -> str:
    """Sixteen hexadecimal digits that change with an exemplar, with the signs of a cue or with a list of words."""
    replies = [(one.client, one.reply, one.moves) for one in exemplars]
    cues = {rule.id: [sign.model_dump(mode="json") for sign in rule.signs] for rule in rules if rule.kind == "cue"}
    named = {name: list(words) for name, words in lists.items()}
    return hashlib.sha256(json.dumps([replies, cues, named]).encode()).hexdigest()[:16]
