"""A mark of what the detectors were trained on, so that `check` can tell when their numbers are older than that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.content.reader import Content
from course_lib.models import Exemplar, Exemplars, Lists, Moment, Pool, Rule


@dataclass(frozen=True)
class Origin:
    """All that the detectors learn from, and what they see it with."""

    exemplars: Sequence[Exemplar]
    pools: Sequence[Pool]
    moments: Sequence[Moment]
    rules: Sequence[Rule]
    lists: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, content: Content) -> Origin:
        """What a folder of content has to learn from. Raises ContentError where a file can't be read."""
        exemplars = [one for file in content.all(Exemplars) for one in file.exemplars]
        lists = content.only(Lists).lists
        return cls(exemplars, content.all(Pool), content.all(Moment), content.all(Rule), lists)

    def mark(self) -> str:
        """Sixteen hexadecimal digits that change with a reply, with a sign of what is seen, or with a list of words."""
        exemplars = [(one.client, one.reply, one.moves) for one in self.exemplars]
        pools = [(pool.id, [client.model_dump(mode="json") for client in pool.clients]) for pool in self.pools]
        samples = [(moment.says, moment.risk, moment.graded()) for moment in self.moments]
        shows = [[sample.shows for sample in moment.samples] for moment in self.moments]
        seen = {
            rule.id: [sign.model_dump(mode="json") for sign in rule.signs]
            for rule in self.rules
            if rule.kind in ("cue", "safety")
        }
        named = {name: list(words) for name, words in self.lists.items()}
        all_of_it = [exemplars, pools, samples, shows, seen, named]
        return hashlib.sha256(json.dumps(all_of_it).encode()).hexdigest()[:16]
